import type { Audit } from '../../audit/audit.ts';
import { ALGORITHMIC } from './algorithmic.ts';
import { DEMOGRAPHIC } from './demographic.ts';
import { HISTORICAL } from './historical.ts';
import type { KindEntry, KindId, KindReport } from './kind-parts.ts';
import { REPRESENTATION } from './representation.ts';

/** The kinds of bias that are told apart, in the order in which they are listed. */
export const KINDS: readonly KindEntry[] = [DEMOGRAPHIC, ALGORITHMIC, HISTORICAL, REPRESENTATION];

/** What an audit says of each kind, with what speaks for it, what against it, and what cannot be told. */
export function kindsOf(audit: Audit): KindReport[] {
  return KINDS.map(({ id, examine }) => ({ kind: id, ...examine(audit) }));
}

export function kindEntry(id: KindId): KindEntry {
  return KINDS.find((entry) => entry.id === id)!;
}
