import { twoSidedZ } from '../../src/stats/distributions.ts';
import { compareGroups } from '../../src/fairness/compare.ts';
import { METRICS, computeMetric } from '../../src/fairness/metric-registry.ts';
import type { Metric } from '../../src/fairness/metric-registry.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import type { Study, Tallies } from './study.ts';

const CONFIDENCE = { level: 0.95, z: twoSidedZ(0.95) };

/** One drawn group against the truth of its world: does each metric's interval hold it? */
export function tallyMetrics(drawn: GroupCounts, truth: GroupCounts, setting: string, tallies: Tallies): void {
  for (const metric of METRICS) {
    const [estimate, population] = [computeMetric(metric, drawn), computeMetric(metric, truth)];
    if (estimate.kind === 'undefined' || population.kind === 'undefined' || !estimate.limits) continue;
    const limits = estimate.limits(CONFIDENCE.z);
    if (!limits) continue;
    const [low, high] = limits;
    tallies.count(studyOf(metric), setting, low <= population.value && population.value <= high);
  }
}

/** Two drawn groups: do the intervals of the difference and of the ratio hold the true ones? */
export function tallyComparisons(
  drawn: readonly [GroupCounts, GroupCounts],
  truth: readonly [GroupCounts, GroupCounts],
  setting: string,
  tallies: Tallies,
): void {
  for (const metric of METRICS) {
    const [a, b] = drawn.map((group) => computeMetric(metric, group));
    const [trueA, trueB] = truth.map((group) => computeMetric(metric, group));
    if (trueA.kind === 'undefined' || trueB.kind === 'undefined') continue;
    const { difference, ratio } = compareGroups(a, b, CONFIDENCE);
    for (const [scale, value, true_] of [
      ['difference', difference, trueA.value - trueB.value],
      ['ratio', ratio, trueA.value / trueB.value],
    ] as const) {
      if (value.kind === 'undefined' || !value.interval) continue;
      const held = value.interval.low <= true_ && true_ <= value.interval.high;
      tallies.count({ ...studyOf(metric), name: `${metric.id}, ${scale}` }, setting, held);
    }
  }
}

function studyOf({ id }: Metric): Study {
  const neverNegative = id === 'calibrationError' || id === 'maximumCalibrationError';
  return { name: id, kind: neverNegative ? 'atLeast' : 'interval', nominal: 0.95 };
}
