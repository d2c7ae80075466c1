import type { Concept, Interval, UndefinedReason, VerdictKind } from '../fairness/assessment.ts';
import type { MetricId } from '../fairness/metrics.ts';

/** What the reader is told of a metric: its name, a short head for tables, what it means and its formula. */
export interface MetricWords {
  readonly name: string;
  readonly short: string;
  readonly meaning: string;
  readonly formula: string;
  /** How its values are written. */
  readonly format: 'percent' | 'count' | 'number';
}

export const METRIC_WORDS: Readonly<Record<MetricId, MetricWords>> = {
  count: {
    name: 'count',
    short: 'Rows',
    meaning: 'Rows of the group that take part: what the plan needs is known in them.',
    formula: 'n',
    format: 'count',
  },
  baseRate: {
    name: 'base rate',
    short: 'Base rate',
    meaning: 'The share of the group whose label is positive: what was true, whatever was predicted.',
    formula: 'label positive / all',
    format: 'percent',
  },
  selectionRate: {
    name: 'selection rate',
    short: 'Selected',
    meaning: 'The share of the group whose prediction or decision is positive.',
    formula: 'predicted positive / all',
    format: 'percent',
  },
  accuracy: {
    name: 'accuracy',
    short: 'Accuracy',
    meaning: 'The share of the group for which prediction and label agree.',
    formula: '(TP + TN) / all',
    format: 'percent',
  },
  precision: {
    name: 'precision',
    short: 'Precision',
    meaning: 'Of those predicted positive, the share whose label is positive.',
    formula: 'TP / (TP + FP)',
    format: 'percent',
  },
  truePositiveRate: {
    name: 'true positive rate',
    short: 'TPR',
    meaning: 'Of those whose label is positive, the share that was predicted positive. Also called recall.',
    formula: 'TP / (TP + FN)',
    format: 'percent',
  },
  falsePositiveRate: {
    name: 'false positive rate',
    short: 'FPR',
    meaning: 'Of those whose label is negative, the share that was predicted positive nevertheless.',
    formula: 'FP / (FP + TN)',
    format: 'percent',
  },
  trueNegativeRate: {
    name: 'true negative rate',
    short: 'TNR',
    meaning: 'Of those whose label is negative, the share that was predicted negative.',
    formula: 'TN / (TN + FP)',
    format: 'percent',
  },
  falseNegativeRate: {
    name: 'false negative rate',
    short: 'FNR',
    meaning: 'Of those whose label is positive, the share that was predicted negative nevertheless.',
    formula: 'FN / (FN + TP)',
    format: 'percent',
  },
  rocAuc: {
    name: 'area under the ROC curve',
    short: 'ROC AUC',
    meaning:
      'How often the score puts a positive row above a negative one of the same group; 0.5 is what chance would do.',
    formula: 'P(score of a positive > score of a negative) + ½ P(equal)',
    format: 'number',
  },
};

/** The size of a weighted group, as a definition is shown. */
export const EFFECTIVE_N_WORDS = {
  word: 'Effective n',
  name: 'effective n',
  meaning:
    'How many rows of equal weight would be as informative as these weighted ones; intervals rest on it. After Kish.',
  formula: '(Σw)² / Σw²',
} as const;

export interface ConceptWords {
  readonly name: string;
  readonly question: string;
  readonly definition: string;
  readonly formula: string;
  readonly metrics: readonly MetricId[];
}

export const CONCEPT_WORDS: Readonly<Record<Concept, ConceptWords>> = {
  demographicParity: {
    name: 'Demographic parity',
    question: 'Is every group selected at the same rate?',
    definition:
      'Every group has the same selection rate. It asks nothing about whether the decisions were right, so it can be judged without labels.',
    formula: 'selection rate of one group − (or /) selection rate of another',
    metrics: ['selectionRate'],
  },
  equalOpportunity: {
    name: 'Equal opportunity',
    question: 'Is a positive case found as often in every group?',
    definition:
      'Every group has the same true positive rate: those whose label is positive are selected equally often.',
    formula: 'true positive rate of one group − (or /) true positive rate of another',
    metrics: ['truePositiveRate'],
  },
  equalizedOdds: {
    name: 'Equalized odds',
    question: 'Are mistakes of both kinds shared equally?',
    definition:
      'Every group has the same true positive rate and the same false positive rate, so errors of both kinds fall on every group equally often.',
    formula: 'the larger gap of true positive rates and false positive rates',
    metrics: ['truePositiveRate', 'falsePositiveRate'],
  },
  baseRate: {
    name: 'Base rate',
    question: 'Is the label positive equally often in every group?',
    definition:
      'The share of positive labels in each group. It describes the data, not a model: unequal base rates may be real, or may show how the labels came about.',
    formula: 'base rate of one group − (or /) base rate of another',
    metrics: ['baseRate'],
  },
};

export const VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  shown: 'disparity shown',
  ruledOut: 'disparity ruled out',
  notEnoughData: 'not enough data',
};

export const UNDEFINED_WORDS: Readonly<Record<UndefinedReason, string>> = {
  'no-label': 'no label in the plan',
  'no-prediction': 'no prediction in the plan',
  'no-score': 'no score in the plan',
  'no-rows': 'no rows',
  'no-positives': 'no positive labels',
  'no-negatives': 'no negative labels',
  'no-predicted-positives': 'nobody predicted positive',
  'no-predicted-negatives': 'nobody predicted negative',
  'zero-weight': 'weights add up to zero',
  'zero-denominator': 'divided by zero',
  'fewer-than-two-groups': 'fewer than two groups',
  'reference-undefined': 'undefined for the reference group',
  'reference-absent': 'no reference group in the data',
  'group-undefined': 'undefined for a group',
};

export const INTERVAL_WORDS: Readonly<Record<Interval['method'], string>> = {
  wilson: 'Wilson score interval',
  newcombe: 'Newcombe’s hybrid score interval',
  'score-ratio': 'score-type interval for a ratio',
  'delong-logit': 'DeLong interval on the logit scale',
  'auc-score': 'score interval of an area under the ROC curve',
  simultaneous: 'simultaneous interval',
  exact: 'exact interval',
  bounds: 'bounds, because scores were counted on a grid',
};
