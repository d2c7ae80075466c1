import { NEGATIVE, POSITIVE, STATES } from '../cube/cube.ts';
import { AppError } from '../errors.ts';
import { effectiveSize } from '../stats/proportion.ts';
import { aucOfGroup } from './auc-metric.ts';
import { rateEstimate, undefinedFor } from './estimate.ts';
import type { Estimated } from './estimate.ts';
import type { GroupCounts, OutcomeRoles } from './group-counts.ts';
import type { UndefinedReason } from './assessment.ts';
import { eachMetric } from './metrics.ts';
import type { MetricId } from './metrics.ts';

/**
 * A metric of a group, computed from its counts. Rows whose label or prediction is unknown are left out of all of them
 * (and counted); with weights every count is a sum of weights.
 */
export interface Metric {
  readonly id: MetricId;
  readonly name: string;
  /** What it says, for a reader who knows no statistics. */
  readonly meaning: string;
  readonly formula: string;
  readonly reference: string;
  readonly needs: readonly (keyof OutcomeRoles)[];
  readonly undefinedWhen: string;
  /** Which way is better for the people concerned or for the classifier; `neither` where that depends. */
  readonly direction: 'higher' | 'lower' | 'neither';
  compute(counts: GroupCounts): Estimated;
}

const CONFUSION = 'Fawcett, T. (2006). An introduction to ROC analysis. Pattern Recognition Letters 27, 861–874.';
const DATA = 'Barocas, S., Hardt, M. & Narayanan, A. (2023). Fairness and Machine Learning. MIT Press, chapter 3.';

type Outcome = (label: number, prediction: number) => boolean;
const everyone: Outcome = () => true;

/** Indices label · 3 + prediction of the outcomes that a condition holds for. */
function outcomesWhere(condition: Outcome): readonly number[] {
  return Array.from({ length: STATES * STATES }, (_, i) => i).filter((i) =>
    condition(Math.floor(i / STATES), i % STATES),
  );
}

function rate(within: Outcome, counted: Outcome, whenEmpty: UndefinedReason): Metric['compute'] {
  const denominator = outcomesWhere(within);
  const numerator = outcomesWhere((label, prediction) => within(label, prediction) && counted(label, prediction));
  return ({ outcomes, rows }) => {
    const sum = (values: Float64Array, at: readonly number[]): number => at.reduce((total, i) => total + values[i], 0);
    const n = sum(outcomes.n, denominator);
    if (n === 0) return undefinedFor(rows === 0 ? 'no-rows' : whenEmpty, 0);
    const weight = sum(outcomes.w, denominator);
    if (!(weight > 0)) return undefinedFor('zero-weight', n);
    return rateEstimate(Math.min(1, sum(outcomes.w, numerator) / weight), {
      n,
      count: sum(outcomes.n, numerator),
      weight,
      effective: effectiveSize(weight, sum(outcomes.w2, denominator)),
    });
  };
}

const isPositive: Outcome = (label) => label === POSITIVE;
const isNegative: Outcome = (label) => label === NEGATIVE;
const isSelected: Outcome = (_, prediction) => prediction === POSITIVE;
const isRejected: Outcome = (_, prediction) => prediction === NEGATIVE;

/** Every metric, in the order in which tables list them. */
export const METRICS: readonly Metric[] = [
  {
    id: 'count',
    name: 'count',
    meaning: 'How many rows of the group take part; with weights, the sum of their weights.',
    formula: 'n',
    reference: DATA,
    needs: [],
    undefinedWhen: 'never',
    direction: 'neither',
    compute: ({ outcomes, rows }) => ({
      kind: 'estimate',
      value: outcomes.w.reduce((sum, w) => sum + w, 0),
      n: rows,
      proportion: null,
      weight: Number.NaN,
      limits: null,
      method: 'exact',
    }),
  },
  {
    id: 'baseRate',
    name: 'base rate',
    meaning: 'The share of the group whose label is positive, whatever was predicted.',
    formula: '(TP + FN) / n',
    reference: DATA,
    needs: ['label'],
    undefinedWhen: 'the group has no rows',
    direction: 'neither',
    compute: rate(everyone, isPositive, 'no-rows'),
  },
  {
    id: 'selectionRate',
    name: 'selection rate',
    meaning: 'The share of the group that is predicted or decided positive.',
    formula: '(TP + FP) / n',
    reference: DATA,
    needs: ['prediction'],
    undefinedWhen: 'the group has no rows',
    direction: 'neither',
    compute: rate(everyone, isSelected, 'no-rows'),
  },
  {
    id: 'accuracy',
    name: 'accuracy',
    meaning: 'The share of the group for which the prediction is right.',
    formula: '(TP + TN) / n',
    reference: CONFUSION,
    needs: ['label', 'prediction'],
    undefinedWhen: 'the group has no rows',
    direction: 'higher',
    compute: rate(everyone, (label, prediction) => label === prediction, 'no-rows'),
  },
  {
    id: 'precision',
    name: 'precision',
    meaning: 'Of those predicted positive, the share that is positive.',
    formula: 'TP / (TP + FP)',
    reference: CONFUSION,
    needs: ['label', 'prediction'],
    undefinedWhen: 'nobody in the group is predicted positive',
    direction: 'higher',
    compute: rate(isSelected, isPositive, 'no-predicted-positives'),
  },
  {
    id: 'truePositiveRate',
    name: 'true positive rate',
    meaning: 'Of those whose label is positive, the share that is predicted positive.',
    formula: 'TP / (TP + FN)',
    reference: CONFUSION,
    needs: ['label', 'prediction'],
    undefinedWhen: 'nobody in the group has a positive label',
    direction: 'higher',
    compute: rate(isPositive, isSelected, 'no-positives'),
  },
  {
    id: 'falsePositiveRate',
    name: 'false positive rate',
    meaning: 'Of those whose label is negative, the share that is predicted positive all the same.',
    formula: 'FP / (FP + TN)',
    reference: CONFUSION,
    needs: ['label', 'prediction'],
    undefinedWhen: 'nobody in the group has a negative label',
    direction: 'lower',
    compute: rate(isNegative, isSelected, 'no-negatives'),
  },
  {
    id: 'trueNegativeRate',
    name: 'true negative rate',
    meaning: 'Of those whose label is negative, the share that is predicted negative.',
    formula: 'TN / (FP + TN)',
    reference: CONFUSION,
    needs: ['label', 'prediction'],
    undefinedWhen: 'nobody in the group has a negative label',
    direction: 'higher',
    compute: rate(isNegative, isRejected, 'no-negatives'),
  },
  {
    id: 'falseNegativeRate',
    name: 'false negative rate',
    meaning: 'Of those whose label is positive, the share that is predicted negative all the same.',
    formula: 'FN / (TP + FN)',
    reference: CONFUSION,
    needs: ['label', 'prediction'],
    undefinedWhen: 'nobody in the group has a positive label',
    direction: 'lower',
    compute: rate(isPositive, isRejected, 'no-positives'),
  },
  {
    id: 'rocAuc',
    name: 'area under the ROC curve',
    meaning: 'How often a person with a positive label scores above one with a negative label; ties count half.',
    formula: 'P(score⁺ > score⁻) + ½ P(score⁺ = score⁻)',
    reference: 'DeLong, E. R., DeLong, D. M. & Clarke-Pearson, D. L. (1988). Biometrics 44, 837–845.',
    needs: ['label', 'score'],
    undefinedWhen: 'one of the two label values has no row with a score in the group',
    direction: 'higher',
    compute: aucOfGroup,
  },
];

const MISSING_ROLE = { label: 'no-label', prediction: 'no-prediction', score: 'no-score' } as const;

/** A metric of a group, or why it is undefined. */
export function computeMetric(metric: Metric, counts: GroupCounts): Estimated {
  const missing = metric.needs.find((role) => !counts.has[role]);
  return missing ? undefinedFor(MISSING_ROLE[missing], counts.rows) : metric.compute(counts);
}

/** All metrics of one group. */
export type Estimates = Readonly<Record<MetricId, Estimated>>;

/** All metrics of a group. */
export function estimatesOf(counts: GroupCounts): Estimates {
  return eachMetric((id) => computeMetric(metricOf(id), counts));
}

const BY_ID: ReadonlyMap<MetricId, Metric> = new Map(METRICS.map((metric) => [metric.id, metric]));

/** The registry's entry of a metric. */
export function metricOf(id: MetricId): Metric {
  const metric = BY_ID.get(id);
  if (!metric) throw new AppError('internal', { message: `no metric ${id}` });
  return metric;
}
