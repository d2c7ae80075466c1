import type { Audit } from '../../audit/audit.ts';
import { ALGORITHMIC } from './algorithmic.ts';
import { DEMOGRAPHIC } from './demographic.ts';
import { lacking } from './finding-evidence.ts';
import { HISTORICAL } from './historical.ts';
import type { KindEntry, KindId, KindReport } from './kind-parts.ts';
import { REPRESENTATION } from './representation.ts';

/** The kinds of bias that are told apart, in the order in which they are listed. */
export const KINDS: readonly KindEntry[] = [DEMOGRAPHIC, ALGORITHMIC, HISTORICAL, REPRESENTATION];

/** What an audit says of each kind, with what speaks for it, what against it, and what cannot be told. */
export function kindsOf(audit: Audit): KindReport[] {
  if (audit.cube.gate?.withheld.includes('weights')) return KINDS.map(({ id }) => ({ kind: id, ...WITHOUT_WEIGHTS }));
  return KINDS.map(({ id, examine }) => ({ kind: id, ...examine(audit) }));
}

const WHY =
  'The audit is weighted, and its weights are withheld; what holds of rows counted once may not hold of them.';

const WITHOUT_WEIGHTS: Omit<KindReport, 'kind'> = {
  standing: 'notExamined',
  statement: `Not examined. ${WHY}`,
  for: [],
  against: [],
  missing: [lacking(WHY)],
};

export function kindEntry(id: KindId): KindEntry {
  return KINDS.find((entry) => entry.id === id)!;
}
