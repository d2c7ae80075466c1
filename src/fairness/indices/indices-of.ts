import type { Defined, IndexValue, MetricValue } from '../assessment.ts';
import { INDEX_ENTRIES } from '../catalogue/index-catalogue.ts';
import { undefinedFor } from '../estimate.ts';
import type { GroupCounts } from '../group-counts.ts';
import { baseRateOf, selectionRateOf } from '../measures/sides.ts';
import type { IndexId } from '../metrics.ts';
import type { Alpha } from '../../stats/entropy-index.ts';
import { boxDifferenceLimits } from '../../stats/mover.ts';
import type { Limits } from '../../stats/proportion.ts';
import { benefitsBetween, entropyBetweenGroups } from './between-group-indices.ts';
import { differentialFairness } from './differential-fairness.ts';
import { entropyOverRows } from './entropy-indices.ts';
import { indexValue, transformedIndex } from './index-value.ts';

/** What an index is computed from; `of`: another index of the same rows. */
interface Counted {
  readonly groups: readonly GroupCounts[];
  readonly overall: GroupCounts;
  readonly level: number;
  readonly of: (id: IndexId) => MetricValue;
}

type Compute = (counted: Counted) => MetricValue;

const overRows =
  (alpha: Alpha): Compute =>
  ({ overall, level }) =>
    entropyOverRows(overall, alpha, level);

const betweenGroups =
  (alpha: Alpha): Compute =>
  ({ groups, overall, level }) => {
    const benefits = benefitsBetween(groups, overall, level);
    return typeof benefits === 'string'
      ? undefinedFor(benefits, overall.rows)
      : entropyBetweenGroups(benefits, alpha, level);
  };

/** An index over groups, which is not known where some of them are withheld. */
const overAllGroups =
  (compute: Compute): Compute =>
  (counted) =>
    counted.groups.some(({ withheld }) => withheld) ? undefinedFor('withheld', counted.overall.rows) : compute(counted);

const variation =
  (halfItsSquare: IndexId): Compute =>
  ({ of }) =>
    transformedIndex(of(halfItsSquare), (index) => Math.sqrt(2 * index));

/**
 * ε(predictions) − ε(labels): all differences of numbers within the two intervals, which hold at once (Bonferroni). Both lie
 * too high on average, by how much depending on the groups, so that their errors do not cancel.
 */
export function biasAmplificationOf(groups: readonly GroupCounts[], level: number): MetricValue {
  const both = 1 - (1 - level) / 2;
  const predictions = differentialFairness(groups, selectionRateOf, both);
  const labels = differentialFairness(groups, baseRateOf, both);
  if (predictions.kind === 'undefined') return predictions;
  if (labels.kind === 'undefined') return labels;
  const limits = boxDifferenceLimits(limitsOf(predictions), limitsOf(labels));
  return indexValue(predictions.value - labels.value, limits, level, 'simultaneous', predictions.n);
}

function limitsOf({ value, interval }: Defined): Limits {
  return interval ? [interval.low, interval.high] : [value, value];
}

const COMPUTE: Readonly<Record<IndexId, Compute>> = {
  meanLogDeviation: overRows(0),
  theilIndex: overRows(1),
  generalizedEntropy: overRows(2),
  coefficientOfVariation: variation('generalizedEntropy'),
  betweenGroupMeanLogDeviation: overAllGroups(betweenGroups(0)),
  betweenGroupTheilIndex: overAllGroups(betweenGroups(1)),
  betweenGroupGeneralizedEntropy: overAllGroups(betweenGroups(2)),
  betweenGroupCoefficientOfVariation: variation('betweenGroupGeneralizedEntropy'),
  differentialFairnessOfLabels: overAllGroups(({ groups, level }) => differentialFairness(groups, baseRateOf, level)),
  differentialFairnessOfPredictions: overAllGroups(({ groups, level }) =>
    differentialFairness(groups, selectionRateOf, level),
  ),
  biasAmplification: overAllGroups(({ groups, level }) => biasAmplificationOf(groups, level)),
};

/** Every index whose roles the counts have, over all rows or all groups. `level`: two-sided, e.g. 0.95. */
export function indicesOf(groups: readonly GroupCounts[], overall: GroupCounts, level: number): IndexValue[] {
  const known = new Map<IndexId, MetricValue>();
  const of = (id: IndexId): MetricValue => {
    const value = known.get(id) ?? COMPUTE[id]({ groups, overall, level, of });
    known.set(id, value);
    return value;
  };
  return INDEX_ENTRIES.filter(({ needs }) => needs.every((role) => role !== 'controlFeature' && overall.has[role])).map(
    ({ id }) => ({ id, value: of(id) }),
  );
}
