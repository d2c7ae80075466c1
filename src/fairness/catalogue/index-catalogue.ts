import { INDEX_IDS, type IndexId } from '../metrics.ts';
import type { IndexEntry } from './entry.ts';
import { SOURCES } from './sources.ts';

const BENEFIT = 'A wrongly rejected row has benefit 0, a rightly predicted one 1, a wrongly accepted one 2.';
const BOTH = ['label', 'prediction'] as const;
const AMONG_ROWS = {
  reference: SOURCES.speicher,
  needs: BOTH,
  direction: 'lower',
  format: 'number',
  positiveExchanged: null,
  nonNegative: true,
  groupingMatters: false,
  uncertainty: 'from Wilson’s intervals of the error rate and of the errors’ direction',
} as const;
const AMONG_GROUPS = {
  ...AMONG_ROWS,
  groupingMatters: true,
  uncertainty: 'from all groups’ mean benefits, the lower limit from all at once (Bonferroni), so that it may reach 0',
} as const;
const NO_BENEFIT = 'every row is wrongly rejected';
const NO_BENEFIT_OR_GROUPS = 'there are fewer than two groups, or every row is wrongly rejected';
const DIFFERENTIAL = {
  reference: SOURCES.foulds,
  direction: 'lower',
  format: 'number',
  positiveExchanged: 'same',
  nonNegative: true,
  groupingMatters: true,
  undefinedWhen: 'there are fewer than two groups',
  uncertainty:
    'from all pairs’ intervals, smoothed as the value is; the lower limit from all at once (Bonferroni), so that it may reach 0',
} as const;
const SMOOTHED = 'max over pairs of groups of |ln(s_i / s_j)| and |ln((1 − s_i) / (1 − s_j))|, s = (n⁺ + ½) / (n + 1)';

const ENTRIES: readonly IndexEntry[] = [
  {
    id: 'meanLogDeviation',
    name: 'mean log deviation of benefits',
    short: 'MLD',
    meaning: `How unequally predictions benefit people, most sensitive to those who benefit least. ${BENEFIT}`,
    formula: '−(1 / n) Σ ln(b / μ), b = ŷ − y + 1, μ their mean',
    undefinedWhen: 'anybody is wrongly rejected: the index is infinite',
    ...AMONG_ROWS,
    uncertainty:
      'Wilson’s interval of the share wrongly accepted, transformed; it takes for granted that nobody is wrongly rejected',
  },
  {
    id: 'theilIndex',
    name: 'Theil index of benefits',
    short: 'Theil',
    meaning: `How unequally predictions benefit people: 0 when all benefit alike. ${BENEFIT}`,
    formula: '(1 / n) Σ (b / μ) ln(b / μ), b = ŷ − y + 1, μ their mean',
    undefinedWhen: NO_BENEFIT,
    ...AMONG_ROWS,
  },
  {
    id: 'generalizedEntropy',
    name: 'generalized entropy index of benefits (α = 2)',
    short: 'GE₂',
    meaning: `How unequally predictions benefit people: half the squared coefficient of variation. ${BENEFIT}`,
    formula: '(1 / 2n) Σ ((b / μ)² − 1), b = ŷ − y + 1, μ their mean',
    undefinedWhen: NO_BENEFIT,
    ...AMONG_ROWS,
  },
  {
    id: 'coefficientOfVariation',
    name: 'coefficient of variation of benefits',
    short: 'CoV',
    meaning: `The standard deviation of benefits as a share of their mean. ${BENEFIT}`,
    formula: '√(2 GE₂)',
    undefinedWhen: NO_BENEFIT,
    ...AMONG_ROWS,
  },
  {
    id: 'betweenGroupMeanLogDeviation',
    name: 'mean log deviation of benefits between groups',
    short: 'MLD between',
    meaning: `The part of the inequality that lies between groups: each row’s benefit is replaced by its group’s mean. ${BENEFIT}`,
    formula: '−Σ_g (n_g / n) ln(μ_g / μ)',
    undefinedWhen:
      'there are fewer than two groups, or every row of a group is wrongly rejected: the index is infinite',
    ...AMONG_GROUPS,
  },
  {
    id: 'betweenGroupTheilIndex',
    name: 'Theil index of benefits between groups',
    short: 'Theil between',
    meaning: `The part of the Theil index that lies between groups: each row’s benefit is replaced by its group’s mean. ${BENEFIT}`,
    formula: 'Σ_g (n_g / n) (μ_g / μ) ln(μ_g / μ)',
    undefinedWhen: NO_BENEFIT_OR_GROUPS,
    ...AMONG_GROUPS,
  },
  {
    id: 'betweenGroupGeneralizedEntropy',
    name: 'generalized entropy index of benefits between groups (α = 2)',
    short: 'GE₂ between',
    meaning: `The part of the generalized entropy that lies between groups: each row’s benefit is replaced by its group’s mean. ${BENEFIT}`,
    formula: '½ Σ_g (n_g / n) ((μ_g / μ)² − 1)',
    undefinedWhen: NO_BENEFIT_OR_GROUPS,
    ...AMONG_GROUPS,
  },
  {
    id: 'betweenGroupCoefficientOfVariation',
    name: 'coefficient of variation of benefits between groups',
    short: 'CoV between',
    meaning: `The standard deviation of the groups’ mean benefits, by rows, as a share of the mean benefit. ${BENEFIT}`,
    formula: '√(2 GE₂ between groups)',
    undefinedWhen: NO_BENEFIT_OR_GROUPS,
    ...AMONG_GROUPS,
  },
  {
    id: 'differentialFairnessOfLabels',
    name: 'smoothed differential fairness of labels',
    short: 'ε of labels',
    meaning:
      'The largest ratio, as a logarithm, between any two groups in the share of either label value. Shares are smoothed by half a row of each, so that small groups do not make it infinite.',
    formula: SMOOTHED,
    needs: ['label'],
    ...DIFFERENTIAL,
  },
  {
    id: 'differentialFairnessOfPredictions',
    name: 'smoothed differential fairness of predictions',
    short: 'ε of predictions',
    meaning:
      'The largest ratio, as a logarithm, between any two groups in the share of either prediction. Shares are smoothed by half a row of each, so that small groups do not make it infinite.',
    formula: SMOOTHED,
    needs: ['prediction'],
    ...DIFFERENTIAL,
  },
  {
    id: 'biasAmplification',
    name: 'differential fairness bias amplification',
    short: 'Amplification',
    meaning:
      'By how much the differential fairness of the predictions exceeds that of the labels: above 0 when predictions set the groups further apart than the labels do.',
    formula: 'ε(predictions) − ε(labels)',
    needs: BOTH,
    ...DIFFERENTIAL,
    nonNegative: false,
    uncertainty: 'from the intervals of both parts at once (Bonferroni)',
  },
];

/** What is told of each index, by id. */
export const INDEX_CATALOGUE = Object.fromEntries(ENTRIES.map((entry) => [entry.id, entry])) as Readonly<
  Record<IndexId, IndexEntry>
>;

/** Every index’s entry, in the order in which tables list them. */
export const INDEX_ENTRIES: readonly IndexEntry[] = INDEX_IDS.map((id) => INDEX_CATALOGUE[id]);
