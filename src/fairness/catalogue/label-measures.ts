import type { MeasureEntry } from './entry.ts';
import { SOURCES } from './sources.ts';

const SIGNED = { groupsExchanged: 'negated', nonNegative: false } as const;
const DISTANCE = { groupsExchanged: 'same', positiveExchanged: 'same', nonNegative: true, direction: 'lower' } as const;
const FOLDED = 'Newcombe’s interval of the signed gap, folded at 0, so that it may reach 0';
const RECOVERED = 'from both base rates’ Wilson intervals; it reaches 0 where the gap’s Newcombe interval does';
const LABEL = ['label'] as const;

/**
 * Measures of who is in the data and with which labels: the group d against others a. q is a share of positive labels.
 */
export const LABEL_MEASURES: readonly MeasureEntry[] = [
  {
    id: 'classImbalance',
    name: 'class imbalance',
    short: 'Imbalance',
    meaning:
      'How much smaller the group is than the other side, as a share of both: 0 when they are of equal size, near 1 when the group hardly occurs, below 0 when it is the larger one.',
    formula: '(n_a − n_d) / (n_a + n_d)',
    undefinedWhen: 'there is nobody else',
    reference: SOURCES.clarify,
    needs: [],
    direction: 'neither',
    format: 'number',
    uncertainty: 'Wilson’s interval of the group’s share, transformed',
    positiveExchanged: 'same',
    ...SIGNED,
  },
  {
    id: 'differenceInProportionsOfLabels',
    name: 'difference in proportions of labels',
    short: 'DPL',
    meaning: 'By how much the base rate of the others exceeds the group’s.',
    formula: 'q_a − q_d',
    undefinedWhen: 'there is nobody else',
    reference: SOURCES.clarify,
    needs: LABEL,
    direction: 'neither',
    format: 'points',
    uncertainty: 'Newcombe’s interval',
    positiveExchanged: 'negated',
    ...SIGNED,
  },
  {
    id: 'klDivergence',
    name: 'Kullback–Leibler divergence of labels',
    short: 'KL',
    meaning:
      'How surprising the others’ labels would be to someone who knows only the group’s, in natural units of information. Both label values count, those too that one side lacks.',
    formula: 'Σ_y P_a(y) ln(P_a(y) / P_d(y))',
    undefinedWhen: 'the group has a label value missing that the others have: the divergence is infinite',
    reference: 'Kullback, S. & Leibler, R. A. (1951). Ann. Math. Stat. 22, 79–86.',
    needs: LABEL,
    format: 'number',
    uncertainty: RECOVERED,
    ...DISTANCE,
    groupsExchanged: null,
  },
  {
    id: 'jsDivergence',
    name: 'Jensen–Shannon divergence of labels',
    short: 'JS',
    meaning:
      'How far both sides’ labels lie from the mean of their distributions, in natural units of information: from 0 to ln 2, and always finite.',
    formula: '½ KL(P_a ‖ M) + ½ KL(P_d ‖ M), M = ½ (P_a + P_d)',
    undefinedWhen: 'there is nobody else',
    reference: 'Lin, J. (1991). IEEE Trans. Inf. Theory 37, 145–151.',
    needs: LABEL,
    format: 'number',
    uncertainty: RECOVERED,
    ...DISTANCE,
  },
  {
    id: 'lpNorm',
    name: 'Lp norm of labels',
    short: 'LP',
    meaning:
      'The Euclidean distance (p = 2) between the two label distributions; with two label values √2 |q_a − q_d|.',
    formula: '(Σ_y |P_a(y) − P_d(y)|²)^½',
    undefinedWhen: 'there is nobody else',
    reference: SOURCES.clarify,
    needs: LABEL,
    format: 'number',
    uncertainty: FOLDED,
    ...DISTANCE,
  },
  {
    id: 'totalVariation',
    name: 'total variation distance of labels',
    short: 'TVD',
    meaning: 'The share of rows whose label would have to change for both sides’ labels to be distributed alike.',
    formula: '½ Σ_y |P_a(y) − P_d(y)|',
    undefinedWhen: 'there is nobody else',
    reference: SOURCES.clarify,
    needs: LABEL,
    format: 'points',
    uncertainty: FOLDED,
    ...DISTANCE,
  },
  {
    id: 'kolmogorovSmirnov',
    name: 'Kolmogorov–Smirnov distance of labels',
    short: 'KS',
    meaning:
      'The largest gap between the two sides in the share of any label value. Data audits use the name for this; it is not the test of two samples of scores.',
    formula: 'max_y |P_a(y) − P_d(y)|',
    undefinedWhen: 'there is nobody else',
    reference: SOURCES.clarify,
    needs: LABEL,
    format: 'points',
    uncertainty: FOLDED,
    ...DISTANCE,
  },
  {
    id: 'demographicDisparityOfLabels',
    name: 'demographic disparity of labels',
    short: 'DD',
    meaning:
      'The group’s share of all negative labels less its share of all positive ones: above 0 when it has more of the rejections than of the acceptances.',
    formula: 'n_d⁰ / n⁰ − n_d¹ / n¹',
    undefinedWhen: 'nobody of either side has a positive label, or nobody has a negative one',
    reference: SOURCES.wachter,
    needs: LABEL,
    direction: 'neither',
    format: 'points',
    uncertainty: 'Newcombe’s interval',
    positiveExchanged: 'negated',
    ...SIGNED,
  },
  {
    id: 'conditionalDemographicDisparityOfLabels',
    name: 'conditional demographic disparity of labels',
    short: 'CDDL',
    meaning:
      'The demographic disparity of labels within each stratum of the control feature, averaged by the strata’s rows. A stratum with one label value only says nothing of who gets which and is left out.',
    formula: 'Σ_s n_s DD_s / Σ_s n_s',
    undefinedWhen: 'the plan has no control feature, or no stratum has both label values',
    reference: SOURCES.wachter,
    needs: ['label', 'controlFeature'],
    direction: 'neither',
    format: 'points',
    uncertainty:
      'percentiles over 1,000 to 10,000 draws of the cells from a Dirichlet distribution with n + ½ each; for many groups and strata, from the averaged shares by Newcombe’s method and the spread of the strata’s sizes',
    positiveExchanged: 'negated',
    ...SIGNED,
  },
  {
    id: 'standardizedMeanDifferenceOfTargets',
    name: 'standardized mean difference of the outcome',
    short: 'SMD',
    meaning:
      'By how many standard deviations the group’s mean outcome lies above the others’. The standard deviation is the pooled one within both sides.',
    formula: '(ȳ_d − ȳ_a) / √(((n_d − 1) s_d² + (n_a − 1) s_a²) / (n_d + n_a − 2))',
    undefinedWhen: 'the outcome does not vary within the sides, or there are too few rows to tell',
    reference: SOURCES.cohen,
    needs: ['target'],
    direction: 'neither',
    format: 'number',
    uncertainty: 'by the delta method from both sides’ moments, with Student’s t',
    positiveExchanged: 'same',
    ...SIGNED,
  },
];
