import { twoSidedZ } from '../../src/stats/distributions.ts';
import { compareGroups } from '../../src/fairness/compare.ts';
import { reported } from '../../src/fairness/estimate.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { METRICS, computeMetric } from '../../src/fairness/metric-registry.ts';
import type { Metric } from '../../src/fairness/metric-registry.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import type { StudyKind, Tallies } from './study.ts';

export const CONFIDENCE = { level: 0.95, z: twoSidedZ(0.95) };

/** One drawn group against the truth of its world: does each metric's interval hold it? */
export function tallyMetrics(drawn: GroupCounts, truth: GroupCounts, setting: string, tallies: Tallies): void {
  for (const metric of METRICS) {
    const [value, true_] = [drawn, truth].map((group) => reported(computeMetric(metric, group), CONFIDENCE, false));
    tallies.countValue({ name: metric.id, kind: kindOf(metric) }, setting, value, true_);
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
    const [compared, true_] = [drawn, truth].map(([a, b]) =>
      compareGroups(computeMetric(metric, a), computeMetric(metric, b), CONFIDENCE),
    );
    for (const scale of ['difference', 'ratio'] as const) {
      const study = { name: `${metric.id}, ${scale}`, kind: kindOf(metric) };
      tallies.countValue(study, setting, compared[scale], true_[scale]);
    }
  }
}

/** Calibration errors are never below 0, so that chance makes them too large. */
export function isNeverNegative(id: MetricId): boolean {
  return id === 'calibrationError' || id === 'maximumCalibrationError';
}

function kindOf({ id }: Metric): StudyKind {
  return isNeverNegative(id) ? 'atLeast' : 'interval';
}
