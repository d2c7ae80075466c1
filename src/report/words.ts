import type { MetricEntry } from '../fairness/catalogue/entry.ts';
import type { Concept, Interval, OmnibusTest, UndefinedReason, VerdictKind } from '../fairness/assessment.ts';
import { METRIC_CATALOGUE } from '../fairness/catalogue/metric-catalogue.ts';
import type { MetricId } from '../fairness/metrics.ts';

/** What the reader is told of each metric: its name, a short head for tables, what it means and its formula. */
export const METRIC_WORDS = METRIC_CATALOGUE;

/** What each family of metrics is called where one is chosen. */
export const FAMILY_WORDS: Readonly<Record<MetricEntry['family'], string>> = {
  outcomes: 'rates of labels and decisions',
  errors: 'accuracy and errors',
  predictiveValues: 'predictive values',
  combined: 'combined metrics',
  scores: 'the score',
  calibration: 'calibration of the score',
  target: 'the numeric outcome',
};

export const OMNIBUS_WORDS: Readonly<Record<OmnibusTest['method'], string>> = {
  'chi-squared': 'Pearson’s chi-squared',
  'chi-squared-moments': 'chi-squared, fitted to its exact moments',
  heterogeneity: 'Cochran’s Q',
};

/** The size of a weighted group, as a definition is shown. */
export const EFFECTIVE_N_WORDS = {
  id: 'effectiveN',
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
      'Asks whether every group has the same selection rate. Whether the decisions were right does not enter, so it can be judged without labels.',
    formula: 'selection rate of one group − (or /) selection rate of another',
    metrics: ['selectionRate'],
  },
  equalOpportunity: {
    name: 'Equal opportunity',
    question: 'Is a positive case found as often in every group?',
    definition:
      'Asks whether every group has the same true positive rate: whether those whose label is positive are selected equally often.',
    formula: 'true positive rate of one group − (or /) true positive rate of another',
    metrics: ['truePositiveRate'],
  },
  equalizedOdds: {
    name: 'Equalized odds',
    question: 'Are mistakes of both kinds shared equally?',
    definition:
      'Asks whether every group has the same true positive rate and the same false positive rate, so that errors of both kinds fall on every group equally often.',
    formula: 'the larger gap of true positive rates and false positive rates',
    metrics: ['truePositiveRate', 'falsePositiveRate'],
  },
  baseRate: {
    name: 'Base rate',
    question: 'Is the label positive equally often in every group?',
    definition:
      'Asks whether the share of positive labels is the same in every group. It describes the data, not a model: unequal base rates may be real, or may show how the labels came about.',
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
  'no-prediction': 'no decision in the plan',
  'no-score': 'no score in the plan',
  'no-rows': 'no rows',
  'no-positives': 'no positive labels',
  'no-negatives': 'no negative labels',
  'no-predicted-positives': 'nobody predicted positive',
  'no-predicted-negatives': 'nobody predicted negative',
  'zero-weight': 'weights add up to zero',
  'zero-denominator': 'divided by zero',
  'negative-value': 'a value is below zero, so there is no ratio',
  'fewer-than-two-groups': 'fewer than two groups',
  'reference-undefined': 'undefined for the reference group',
  'reference-absent': 'no reference group in the data',
  'group-undefined': 'undefined for a group',
  'no-target': 'no numeric outcome in the plan',
  'no-target-prediction': 'no prediction of the numeric outcome in the plan',
  'score-outside-unit': 'scores lie outside 0 to 1',
  'no-false-positives': 'no false positives',
  'no-variation': 'all values are the same',
  'too-few-rows': 'too few rows',
  'class-without-labels': 'some value is no row’s label',
  'class-never-predicted': 'some value is never predicted',
  'class-without-rows': 'some value is neither label nor decision of any row',
  infinite: 'infinite',
  withheld: 'withheld: a count is too small to be passed on',
};

export const INTERVAL_WORDS: Readonly<Record<Interval['method'], string>> = {
  wilson: 'Wilson score interval',
  newcombe: 'Newcombe’s hybrid score interval',
  'score-ratio': 'score-type interval for a ratio',
  'delong-logit': 'DeLong interval on the logit scale',
  'auc-score': 'score interval of an area under the ROC curve',
  'transformed-wilson': 'transformed Wilson interval',
  'agresti-coull': 'Agresti and Coull’s interval',
  'agresti-caffo': 'Agresti and Caffo’s interval',
  mover: 'interval from those of its parts',
  student: 'Student’s interval',
  'bounded-mean': 'score interval of a bounded mean',
  influence: 'interval from the influence of each row',
  dirichlet: 'percentile interval under Dirichlet-smoothed counts',
  simultaneous: 'simultaneous interval',
  exact: 'exact interval',
};
