import type { Audit } from '../../audit/audit.ts';
import { ALGORITHMIC } from './algorithmic.ts';
import { DEMOGRAPHIC } from './demographic.ts';
import { HISTORICAL } from './historical.ts';
import type { KindEntry, KindId, KindReport } from './kind-parts.ts';
import { notExamined } from './not-examined.ts';
import { REPRESENTATION } from './representation.ts';

/** The kinds of bias that are told apart, in the order in which they are listed. */
export const KINDS: readonly KindEntry[] = [DEMOGRAPHIC, ALGORITHMIC, HISTORICAL, REPRESENTATION];

/** What an audit says of each kind, with what speaks for it, what against it, and what cannot be told. */
export function kindsOf(audit: Audit): KindReport[] {
  if (audit.cube.gate?.withheld.includes('weights')) return KINDS.map(({ id }) => ({ kind: id, ...WITHOUT_WEIGHTS }));
  return KINDS.map(({ id, examine }) => ({ kind: id, ...examine(audit) }));
}

const WITHOUT_WEIGHTS = notExamined(
  'The audit is weighted, and its weights are withheld; what holds of rows counted once may not hold of them.',
);

export function kindEntry(id: KindId): KindEntry {
  return KINDS.find((entry) => entry.id === id)!;
}
