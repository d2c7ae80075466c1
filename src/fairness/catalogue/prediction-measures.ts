import type { MeasureEntry } from './entry.ts';
import { SOURCES } from './sources.ts';

const SIGNED = { groupsExchanged: 'negated', positiveExchanged: 'negated', nonNegative: false } as const;
const DISTANCE = { groupsExchanged: 'same', positiveExchanged: 'same', nonNegative: true, direction: 'lower' } as const;
const BOTH_GAPS =
  'from the Newcombe intervals of both signed gaps, the lower limit from both at once (Bonferroni), so that it may reach 0';
const BOTH = ['label', 'prediction'] as const;

/** Measures of how predictions and scores treat the group d against others a. q̂ is a share of positive predictions. */
export const PREDICTION_MEASURES: readonly MeasureEntry[] = [
  {
    id: 'differenceInPredictedProportions',
    name: 'difference in positive proportions of predictions',
    short: 'DPPL',
    meaning: 'By how much the selection rate of the others exceeds the group’s.',
    formula: 'q̂_a − q̂_d',
    undefinedWhen: 'there is nobody else',
    reference: SOURCES.clarify,
    needs: ['prediction'],
    direction: 'neither',
    format: 'points',
    uncertainty: 'Newcombe’s interval',
    ...SIGNED,
  },
  {
    id: 'disparateImpact',
    name: 'disparate impact',
    short: 'DI',
    meaning: 'The group’s selection rate as a multiple of the others’; it may exceed 1.',
    formula: 'q̂_d / q̂_a',
    undefinedWhen: 'nobody else is selected',
    reference: SOURCES.feldman,
    needs: ['prediction'],
    direction: 'neither',
    format: 'ratio',
    uncertainty: 'Koopman’s score interval',
    groupsExchanged: 'reciprocal',
    positiveExchanged: null,
    nonNegative: false,
  },
  {
    id: 'demographicDisparityOfPredictions',
    name: 'demographic disparity of predictions',
    short: 'DD predicted',
    meaning:
      'The group’s share of all negative predictions less its share of all positive ones: above 0 when it has more of the rejections than of the acceptances.',
    formula: 'n̂_d⁰ / n̂⁰ − n̂_d¹ / n̂¹',
    undefinedWhen: 'nobody of either side is predicted positive, or nobody is predicted negative',
    reference: SOURCES.wachter,
    needs: ['prediction'],
    direction: 'neither',
    format: 'points',
    uncertainty: 'Newcombe’s interval',
    ...SIGNED,
  },
  {
    id: 'conditionalDemographicDisparityOfPredictions',
    name: 'conditional demographic disparity of predictions',
    short: 'CDDPL',
    meaning:
      'The demographic disparity of predictions within each stratum of the control feature, averaged by the strata’s rows. A stratum with one prediction only says nothing of who gets which and is left out.',
    formula: 'Σ_s n_s DD_s / Σ_s n_s',
    undefinedWhen: 'the plan has no control feature, or no stratum has both predictions',
    reference: SOURCES.wachter,
    needs: ['prediction', 'controlFeature'],
    direction: 'neither',
    format: 'points',
    uncertainty:
      'percentiles over 1,000 to 10,000 draws of the cells from a Dirichlet distribution with n + ½ each; for many groups and strata, from the averaged shares by Newcombe’s method and the spread of the strata’s sizes',
    ...SIGNED,
  },
  {
    id: 'averageAbsoluteOddsDifference',
    name: 'average absolute odds difference',
    short: 'AAOD',
    meaning:
      'The mean size of the gap in the true positive rate and of that in the false positive rate. Opposite gaps do not cancel.',
    formula: '½ (|TPR_d − TPR_a| + |FPR_d − FPR_a|)',
    undefinedWhen: 'one side has no row of a label value',
    reference: SOURCES.aif360,
    needs: BOTH,
    format: 'points',
    uncertainty: BOTH_GAPS,
    ...DISTANCE,
  },
  {
    id: 'equalizedOddsDifference',
    name: 'equalized odds difference of a pair',
    short: 'EOD',
    meaning:
      'The larger of the gap in the true positive rate and that in the false positive rate, between the group and the other side.',
    formula: 'max(|TPR_d − TPR_a|, |FPR_d − FPR_a|)',
    undefinedWhen: 'one side has no row of a label value',
    reference: SOURCES.hardt,
    needs: BOTH,
    format: 'points',
    uncertainty: BOTH_GAPS,
    ...DISTANCE,
  },
  {
    id: 'abroca',
    name: 'absolute between-ROC area',
    short: 'ABROCA',
    meaning:
      'The area between the two sides’ ROC curves, wherever they cross: it sees gaps at some thresholds that equal areas under the curves would hide.',
    formula: '∫₀¹ |ROC_d(t) − ROC_a(t)| dt',
    undefinedWhen: 'one side has no row with a score of a label value',
    reference: 'Gardner, J., Brooks, C. & Baker, R. (2019). LAK, 225–234.',
    needs: ['label', 'score'],
    format: 'number',
    uncertainty:
      'from both curves’ standard errors along their length, for the lower limit as if all went one way, so that it may reach 0',
    ...DISTANCE,
  },
  {
    id: 'standardizedMeanDifferenceOfScores',
    name: 'standardized mean difference of scores',
    short: 'SMD of scores',
    meaning:
      'By how many standard deviations the group’s mean score lies above the others’. The standard deviation is the pooled one within both sides.',
    formula: '(s̄_d − s̄_a) / √(((n_d − 1) s_d² + (n_a − 1) s_a²) / (n_d + n_a − 2))',
    undefinedWhen: 'scores do not vary within the sides, or there are too few rows to tell',
    reference: SOURCES.cohen,
    needs: ['score'],
    direction: 'neither',
    format: 'number',
    uncertainty: 'by the delta method from both sides’ moments, with Student’s t',
    ...SIGNED,
  },
];
