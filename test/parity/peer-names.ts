import type { Disparity } from '../../src/fairness/assessment.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import type { GoldenNumbers } from '../support/reference.ts';
import { passesOverGroupOfOne } from './differences.ts';

/** Metrics by the names of the Fairlearn block. */
export const METRICS: Readonly<Record<string, MetricId>> = {
  selection_rate: 'selectionRate',
  base_rate: 'baseRate',
  accuracy: 'accuracy',
  balanced_accuracy: 'balancedAccuracy',
  precision: 'precision',
  true_positive_rate: 'truePositiveRate',
  false_positive_rate: 'falsePositiveRate',
  true_negative_rate: 'trueNegativeRate',
  false_negative_rate: 'falseNegativeRate',
  recall: 'truePositiveRate',
  f1: 'f1',
  mean_prediction: 'selectionRate',
  matthews_corrcoef: 'matthewsCorrelation',
  mean_score: 'meanScore',
  roc_auc: 'rocAuc',
  average_precision: 'averagePrecision',
  log_loss: 'logLoss',
  brier: 'brierScore',
};

/** What a row of that block holds beside metrics. */
export const COUNTS = ['group', 'count', 'tp', 'fp', 'fn', 'tn'];

/** The same of the Aequitas block. */
export const AEQUITAS: Readonly<Record<string, MetricId>> = {
  tpr: 'truePositiveRate',
  tnr: 'trueNegativeRate',
  fpr: 'falsePositiveRate',
  fnr: 'falseNegativeRate',
  for: 'falseOmissionRate',
  fdr: 'falseDiscoveryRate',
  npv: 'negativePredictiveValue',
  precision: 'precision',
  pprev: 'selectionRate',
  prev: 'baseRate',
  accuracy: 'accuracy',
};

/** The suffixes of disparities. */
export type Suffix = 'Difference' | 'Ratio' | 'GroupMin' | 'GroupMax';

/** Disparities by suffix, name in the reference, and method. */
export const AGGREGATES: readonly (readonly [Suffix, string, Disparity['method']])[] = [
  ['GroupMin', 'min', 'betweenGroups'],
  ['GroupMax', 'max', 'betweenGroups'],
  ['Difference', 'difference', 'betweenGroups'],
  ['Ratio', 'ratio', 'betweenGroups'],
  ['Difference', 'difference_to_overall', 'toOverall'],
  ['Ratio', 'ratio_to_overall', 'toOverall'],
];

/** What the disparities of a metric are called where not after it. */
export const CONCEPT_OF: Readonly<Partial<Record<MetricId, string>>> = {
  selectionRate: 'demographicParity',
  truePositiveRate: 'equalOpportunity',
  precision: 'predictiveParity',
};

/** Disparities by name in the reference and here, with their metrics. */
export const CONCEPTS: readonly (readonly [string, string, readonly MetricId[], string])[] = [
  ['demographic_parity', 'demographicParity', ['selectionRate'], ''],
  ['equal_opportunity', 'equalOpportunity', ['truePositiveRate'], ''],
  ['equalized_odds', 'equalizedOdds', ['truePositiveRate', 'falsePositiveRate'], '_worst_case'],
];

/** Whether the reference's own aggregate is not that of its groups. */
export function isContradicted(metric: MetricId, aggregates: Readonly<Record<string, GoldenNumbers>>): boolean {
  const theirs = Object.keys(METRICS).find((name) => METRICS[name] === metric)!;
  return passesOverGroupOfOne(aggregates[theirs]);
}

/** Comparisons with the reference group in the AIF360 block. */
export const AIF360: readonly (readonly [difference: string, ratio: string | null, metric: MetricId])[] = [
  ['statistical_parity_difference', 'disparate_impact', 'selectionRate'],
  ['equal_opportunity_difference', null, 'truePositiveRate'],
  ['false_positive_rate_difference', 'false_positive_rate_ratio', 'falsePositiveRate'],
  ['false_negative_rate_difference', 'false_negative_rate_ratio', 'falseNegativeRate'],
  ['label_mean_difference', 'label_disparate_impact', 'baseRate'],
];
