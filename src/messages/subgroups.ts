import type { Beyond, SubgroupState } from '../fairness/subgroups.ts';
import { formatCounted } from '../report/numbers.ts';

/** Words of the screen on groups where features meet. */
export const SUBGROUPS = {
  title: 'Where features meet',
  lead: 'A gap between women and men, or between ethnic groups, can hide a wider one for the people who belong to two of them.',
  by: 'Groups by',
  combination: 'Which features meet',
  in: 'in',
  metric: 'Which rate',
  option: (features: string, groups: number): string => `${features} (${formatCounted(groups, 'group', 'groups')})`,
  sure: 'How sure this is',
  caption: (rate: string, by: string): string =>
    `The ${rate} of each group by ${by}, farthest from the reference group first, beside each feature alone`,
  ofRows: 'Of',
  gap: 'To the reference',
  alone: (feature: string): string => `Than ${feature} alone`,
  aloneMeaning: (feature: string, rate: string): string =>
    `How much higher or lower the group’s ${rate} is than that of everybody with the same ${feature}, the group itself among them. The interval holds given these group sizes: how large a part the group is of them is taken as it is.`,
  aloneFormula: '(1 − share) · (group − all others with the same value)',
  differenceAlone: (rate: string, feature: string): string => `difference in ${rate} to ${feature} alone`,
  againstAlone: (group: string, level: string): string => `${group}, against all of ${level}`,
  beyondHead: 'Farther than its features alone',
  verdict: 'Verdict',
  oneFeature: (feature: string): string =>
    `This audit compares the groups of one feature, ${feature}. Features meet where there are two: add another on Columns and run the audit again.`,
  notCrossed: (features: string): string =>
    `This audit compares ${features} one at a time; its plan crosses no features. Set how many features are crossed to 2 on Columns and run the audit again.`,
  noMetric:
    'Nothing of these groups is a rate, so there is nothing to compare here. Every number is on the Audit screen.',
  toColumns: 'Go to Columns',
  rowsGone: 'The rows of this audit are not open. Open its file again to add a feature.',
} as const;

export const BEYOND_WORDS: Readonly<Record<Beyond, string>> = {
  surely: 'yes',
  perhaps: 'perhaps, within chance',
  no: 'no',
  unknown: '',
};

export const SUBGROUP_STATES: Readonly<Record<SubgroupState, string>> = {
  reference: 'reference',
  shown: 'disparity shown',
  shownToOthers: 'shown against other groups only',
  notShown: 'not shown',
  ruledOut: 'ruled out',
  small: 'too small to judge',
  withheld: 'withheld',
  undefined: '',
};
