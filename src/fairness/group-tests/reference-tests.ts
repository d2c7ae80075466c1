import { HolmCorrection } from '../../stats/holm.ts';
import type { GroupComparison } from '../assessment.ts';
import type { MetricAcrossGroups } from '../defined-groups.ts';
import { equalityP } from './equality.ts';

/**
 * Tests of each group against the reference group, with Holm's correction over the groups; null for the reference group
 * itself and where there is no test. Small groups are tested like all others.
 */
export function testsToReference({ groups, reference }: MetricAcrossGroups): (GroupComparison['test'] | null)[] {
  const other = groups[reference].estimate;
  const p = groups.map(({ estimate }, g) =>
    g === reference || estimate.kind === 'undefined' || other.kind === 'undefined' ? null : equalityP(estimate, other),
  );
  const holm = new HolmCorrection(Float64Array.from(p.flatMap((each) => each ?? [])));
  return p.map((each) => (each !== null ? { p: each, adjustedP: holm.adjusted(each) } : null));
}
