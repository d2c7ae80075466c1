import type { Audit } from '../../audit/audit.ts';
import { ALGORITHMIC } from './algorithmic.ts';
import { countedOnce } from './counted-once.ts';
import { DEMOGRAPHIC } from './demographic.ts';
import { HISTORICAL } from './historical.ts';
import type { KindEntry, KindId, KindReport } from './kind-parts.ts';
import { notExamined } from './not-examined.ts';
import { REPRESENTATION } from './representation.ts';

/** The kinds of bias that are told apart, in the order in which they are listed. */
export const KINDS: readonly KindEntry[] = [DEMOGRAPHIC, ALGORITHMIC, HISTORICAL, REPRESENTATION];

/** What an audit says of each kind, with what speaks for it, what against it, and what cannot be told. */
export function kindsOf(audit: Audit): KindReport[] {
  return [...kindsInSteps(audit)].filter((report) => report !== null);
}

/** The same in steps, since counting groups of many scores again takes its time; null after a step that reports nothing yet. */
export function* kindsInSteps(audit: Audit): Generator<KindReport | null, void> {
  if (audit.cube.gate?.withheld.includes('weights')) {
    for (const { id } of KINDS) yield { kind: id, ...WITHOUT_WEIGHTS };
    return;
  }
  const counted = countedOnce(audit);
  for (const { features } of audit.assessment.combinations) {
    if (features.length > 1) continue;
    counted(features);
    yield null;
  }
  for (const { id, examine } of KINDS) yield { kind: id, ...examine(audit, counted) };
}

const WITHOUT_WEIGHTS = notExamined(
  'The audit is weighted, and its weights are withheld; what holds of rows counted once may not hold of them.',
);

export function kindEntry(id: KindId): KindEntry {
  return KINDS.find((entry) => entry.id === id)!;
}
