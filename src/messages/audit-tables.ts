import type { Against, DisparityMethod } from '../fairness/assessment.ts';
import { formatCount, formatCounted, formatExact, formatPoints, formatRatio } from '../report/numbers.ts';

/** Words of the tables that hold an audit's numbers: captions, heads and choices. */
export const TABLES = {
  group: 'Group',
  metric: 'Metric',
  rows: 'Rows',
  difference: 'Difference',
  ratio: 'Ratio',
  reference: 'reference',
  referenceGroup: 'the reference group',
  higher: 'Higher',
  lower: 'Lower',
  count: 'Count',
  of: 'Of',
  ofWeighted: 'Of rows (weighted)',
  interval: 'Interval',
  intervalAt: (percent: string): string => `${percent} interval`,
  ends: (low: string, high: string): string => `${low} to ${high}`,
  allUndefined: (reason: string): string => `Every number here is undefined for one reason: ${reason}.`,
  undefinedNote: (reason: string): string => `Undefined: ${reason}.`,
  undefined: 'undefined',
  withheld: 'withheld',
  note: (number: number): string => `, note ${number}`,
  against: (name: string, other: string): string => `${name} against ${other}`,
  toReference: (name: string): string => `${name}, against the reference group`,
  toAll: (name: string): string => `${name}, against all groups together`,
  differenceOf: (name: string): string => `difference in ${name}`,
  ratioOf: (name: string): string => `ratio of ${name}`,
  smallestOf: (name: string): string => `smallest group value of ${name}`,
  largestOf: (name: string): string => `largest group value of ${name}`,
  rowsOf: (name: string, where: string): string => `${name}, ${where}`,
} as const;

export const RATE_TABLE = {
  caption: (rate: string, population: string): string =>
    `The ${rate} of each group: of ${population}, how many and how sure`,
  weightedCaption: (rate: string, population: string, weight: string): string =>
    `The ${rate} of each group: of ${population}, what share, weighted by ${weight}, and how sure`,
  denominator: (rate: string): string => `rows that the ${rate} is taken of`,
  numerator: (rate: string): string => `rows that the ${rate} counts`,
} as const;

export const CRITERIA_TABLE = {
  caption: (alpha: number): string => `How each verdict was reached, at α = ${formatExact(alpha)}`,
  criterion: 'Criterion',
  tolerance: 'Tolerance',
  pair: 'Pair it rests on',
  gap: 'Gap',
  p: 'p,\u00a0corrected',
  verdict: 'Verdict',
  pairWords: (metric: string, higher: string, lower: string): string => `${metric}: ${higher} against ${lower}`,
  inPairs: (verdict: string, pairs: number, of: number): string =>
    `${verdict}, in ${formatCount(pairs)} pairs of ${formatCount(of)}`,
  detectableDifference: (least: number): string =>
    `This much data would have shown a gap of ${formatPoints(least)} four times in five.`,
  detectableRatio: (least: number): string =>
    `This much data would have shown a ratio of ${formatRatio(least)} four times in five.`,
} as const;

export const OUTCOME_COUNTS = {
  truePositives: { word: 'TP', name: 'true positives', meaning: 'Predicted positive, and the label is positive.' },
  falsePositives: {
    word: 'FP',
    name: 'false positives',
    meaning: 'Predicted positive, though the label is negative.',
  },
  falseNegatives: {
    word: 'FN',
    name: 'false negatives',
    meaning: 'Predicted negative, though the label is positive.',
  },
  trueNegatives: { word: 'TN', name: 'true negatives', meaning: 'Predicted negative, and the label is negative.' },
} as const;

/** Under weights the rates are not these numbers divided: they are rows all the same, and say so. */
export const unweightedRows = (word: string): string => `${word} rows`;

export const METRICS_TABLE = {
  rowsOfGroup: 'rows of the group that take part',
  caption: (family: string, by: string): string =>
    `${family.charAt(0).toUpperCase()}${family.slice(1)} by ${by}, with intervals`,
  weighted: (caption: string, weight: string): string => `${caption}; all but counts of rows is weighted by ${weight}`,
} as const;

export const DISPARITIES_TABLE = {
  caption: (by: string): string => `Disparities by ${by}, small groups included`,
  lead: 'The widest gap',
  betweenWhat: 'Between what',
  methods: {
    betweenGroups: 'between the two groups farthest apart',
    toOverall: 'between a group and all groups together',
    toReference: 'between a group and the reference group',
  } satisfies Record<DisparityMethod, string>,
  disparity: 'Disparity',
  between: 'Between',
  smallest: 'Smallest group value',
  largest: 'Largest group value',
  allGroups: 'all groups',
  above: (higher: string, lower: string): string => `${higher} above ${lower}`,
  equal: (one: string, other: string): string => `${one} and ${other}`,
} as const;

export const COMPARISONS_TABLE = {
  lead: 'Groups compared by',
  choice: 'Metric to compare',
  caption: (metric: string): string =>
    `The ${metric} of each group, against the reference group and against all groups together`,
  differenceToReference: 'Difference to the reference',
  ratioToReference: 'Ratio to the reference',
  differenceToAll: 'Difference to all',
  ratioToAll: 'Ratio to all',
} as const;

/** p values corrected for several comparisons. */
export const CORRECTED = {
  word: 'p,\u00a0corrected',
  over: (meaning: string, over: string): string => `${meaning} Here: over ${over}.`,
  groups: 'all groups that are compared with the reference group',
  pairs: 'all pairs of groups',
} as const;

export const TESTS_TABLE = {
  caption: (by: string): string => `Are all groups by ${by} equal? Small p values speak against it.`,
  test: 'Test',
  statistic: 'Statistic',
  degreesOfFreedom: 'Degrees of freedom',
  p: 'p',
  notTested: (reason: string): string => `not tested: ${reason}`,
  statisticOf: (test: string): string => `statistic of ${test}`,
  pairsLead: 'Pairs of groups by',
  onePair: 'Higher minus lower',
  pairs:
    'Higher minus lower, surest first; the intervals hold for all pairs at once, and p is corrected for them after Holm',
  somePairs: (listed: number, all: number): string =>
    `Higher minus lower, the ${formatCount(listed)} surest of ${formatCount(all)}; the intervals hold for all pairs at once, and p is corrected for them after Holm`,
} as const;

export const MEASURES_TABLE = {
  lead: 'Each group against',
  choice: 'Against whom',
  against: { rest: 'everybody else', reference: 'the reference group' } satisfies Record<Against, string>,
  caption: (by: string): string => `Measures of each group by ${by} against others`,
  infinite: 'infinite, because the group has a label value missing that the others have',
} as const;

export const INDICES_TABLE = {
  caption: (by: string): string => `One number for all groups by ${by} together`,
  index: 'Index',
  value: 'Value and interval',
  says: 'What it says',
  allGroups: 'all groups together',
  infinite: 'infinite, because somebody, or everybody of a group, is wrongly rejected',
} as const;

export const STRATA_TABLES = {
  reference: (group: string): string => `the reference group ${group}`,
  nothing: (feature: string, reference: string): string =>
    `Nothing can be pooled: in no value of ${feature} are there rows of both a group and ${reference}.`,
  caption: (feature: string, reference: string): string =>
    `Differences to ${reference} within ${feature}, pooled over its values`,
  noRows: (feature: string): string =>
    `in no value of ${feature} do both groups have the rows that the rate is taken of`,
  pooled: 'Pooled difference',
  pooledOf: (metric: string): string => `pooled difference in ${metric}`,
  only: (feature: string): string => `Only rows where ${feature} is`,
  choice: (feature: string): string => `Value of ${feature}`,
  option: (level: string, rows: number): string => `${level} (${formatCount(rows)})`,
  ratesCaption: (feature: string, level: string): string => `Counts and rates where ${feature} is ${level}`,
  disparitiesCaption: (feature: string, level: string): string =>
    `Disparities where ${feature} is ${level}, small groups included`,
} as const;

export const CLASSES_TABLES = {
  caption: (values: number): string =>
    `Metrics over all ${formatCounted(values, 'value', 'values')} of label and decision, with intervals`,
  disparitiesCaption: 'Disparities over all values, small groups included',
  lead: 'Against all other values together:',
  choice: 'The value that counts as positive',
  oneCaption: (level: string): string => `${level} as the positive value, all others as negative`,
  oneDisparitiesCaption: (level: string): string =>
    `Disparities with ${level} as the positive value, small groups included`,
} as const;
