import { HolmCorrection } from '../../stats/holm.ts';
import type { GroupComparison } from '../assessment.ts';
import type { MetricAcrossGroups } from '../defined-groups.ts';
import { fromOrigin } from '../estimate.ts';
import { equalityP } from './equality.ts';

/**
 * Tests of each group against the reference group, with Holm's correction over the groups; null for the reference group
 * itself and where there is no test. As in all other tests, groups below the minimum size (`small`) take no part, so that
 * a crowd of them does not weaken what is said of the others; only where no other group can be tested do all take part.
 */
export function testsToReference(
  { groups, reference }: MetricAcrossGroups,
  small: readonly boolean[],
): (GroupComparison['test'] | null)[] {
  const other = groups[reference].estimate;
  const every = groups.map(({ estimate }, g) =>
    g === reference || estimate.kind === 'undefined' || other.kind === 'undefined'
      ? null
      : equalityP(fromOrigin(estimate), fromOrigin(other)),
  );
  const large = every.map((p, g) => (small[g] ? null : p));
  const tested = large.some((p) => p !== null) ? large : every;
  const holm = new HolmCorrection(Float64Array.from(tested.flatMap((each) => each ?? [])));
  return tested.map((each) => (each !== null ? { p: each, adjustedP: holm.adjusted(each) } : null));
}
