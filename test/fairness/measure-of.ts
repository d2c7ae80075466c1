import type { Against, MetricValue } from '../../src/fairness/assessment.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { measuresOf } from '../../src/fairness/measures/measures-of.ts';
import type { MeasureId } from '../../src/fairness/metrics.ts';
import type { StratumCounts } from '../../src/fairness/strata/count-strata.ts';
import { scoredOverall } from './scored-counts.ts';

/** A measure of the g-th group; the reference group is the first. Throws when the measure is not listed. */
export function measure(
  id: MeasureId,
  groups: readonly GroupCounts[],
  g: number,
  against: Against = 'rest',
  strata?: readonly StratumCounts[],
): MetricValue {
  const found = measuresOf(groups, scoredOverall(groups), 0, { level: 0.95, strata }).find(
    (each) => each.id === id && each.against === against,
  );
  if (!found) throw new Error(`${id} is not listed`);
  return found.values[g];
}
