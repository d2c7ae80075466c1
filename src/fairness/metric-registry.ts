import type { WithheldPart } from '../cube/cube.ts';
import { AppError } from '../errors.ts';
import type { UndefinedReason } from './assessment.ts';
import { aucOfGroup } from './auc-metric.ts';
import { METRIC_ENTRIES } from './catalogue/metric-catalogue.ts';
import type { CountedRole, MetricEntry } from './catalogue/entry.ts';
import { undefinedFor } from './estimate.ts';
import type { Estimated } from './estimate.ts';
import type { GroupCounts } from './group-counts.ts';
import { averagePrecision } from './group-metrics/average-precision.ts';
import { CALIBRATION } from './group-metrics/calibration.ts';
import { COMBINED } from './group-metrics/combined.ts';
import { HALF_SUMS } from './group-metrics/half-sums.ts';
import type { Compute } from './group-metrics/outcomes.ts';
import { RATES } from './group-metrics/rates.ts';
import { SCORE_MEANS } from './group-metrics/score-means.ts';
import { TARGET } from './group-metrics/target.ts';
import { eachMetric } from './metrics.ts';
import { remembered } from './remembered.ts';
import type { MetricId } from './metrics.ts';

/** A metric of a group, computed from its counts; with weights every count is a sum of weights. */
export interface Metric extends MetricEntry {
  compute(counts: GroupCounts): Estimated;
}

const count: Compute = ({ outcomes, rows }) => ({
  kind: 'estimate',
  value: outcomes.w.reduce((sum, w) => sum + w, 0),
  n: rows,
  proportion: null,
  weight: Number.NaN,
  limits: null,
  method: 'exact',
});

const COMPUTE: Readonly<Record<MetricId, Compute>> = {
  count,
  ...RATES,
  ...HALF_SUMS,
  ...COMBINED,
  ...SCORE_MEANS,
  rocAuc: aucOfGroup,
  averagePrecision,
  ...CALIBRATION,
  ...TARGET,
};

/** Every metric, in the order in which tables list them. */
export const METRICS: readonly Metric[] = METRIC_ENTRIES.map((entry) => ({ ...entry, compute: COMPUTE[entry.id] }));

const MISSING_ROLE: Readonly<Record<CountedRole, UndefinedReason>> = {
  label: 'no-label',
  prediction: 'no-prediction',
  score: 'no-score',
  unitScore: 'score-outside-unit',
  target: 'no-target',
  targetPrediction: 'no-target-prediction',
};

/** The part of a cube that a role is counted in, where a gate leaves it out. */
const PART_OF_ROLE: Readonly<Partial<Record<CountedRole, WithheldPart>>> = {
  label: 'label',
  score: 'score',
  unitScore: 'score',
  target: 'target',
  targetPrediction: 'target',
};

/** A metric of a group, or why it is undefined. */
export function computeMetric(metric: Metric, counts: GroupCounts): Estimated {
  if (counts.withheld) return undefinedFor('withheld', 0);
  const missing = metric.needs.find((role) => !counts.has[role]);
  if (!missing) return metric.compute(counts);
  const part = PART_OF_ROLE[missing];
  const isWithheld = part !== undefined && counts.has.withheld?.includes(part);
  return undefinedFor(isWithheld ? 'withheld' : MISSING_ROLE[missing], counts.rows);
}

/** All metrics of one group. */
export type Estimates = Readonly<Record<MetricId, Estimated>>;

/** All metrics of a group, with limits that are found once for each z. */
export function estimatesOf(counts: GroupCounts): Estimates {
  return eachMetric((id) => remembered(computeMetric(metricOf(id), counts)));
}

const BY_ID: ReadonlyMap<MetricId, Metric> = new Map(METRICS.map((metric) => [metric.id, metric]));

/** The registry's entry of a metric. */
export function metricOf(id: MetricId): Metric {
  const metric = BY_ID.get(id);
  if (!metric) throw new AppError('internal', { message: `no metric ${id}` });
  return metric;
}
