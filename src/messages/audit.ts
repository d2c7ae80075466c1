import type { AuditedFile } from '../audit/audit.ts';
import { subjectWords } from '../report/file-words.ts';
import type { VerdictKind } from '../fairness/assessment.ts';
import { formatCount, formatCounted } from '../report/numbers.ts';
import type { Detached } from '../ui/state/audit.svelte.ts';

/** Why only the counts of an audit are at hand, and what that means for its controls. */
export const DETACHED_WORDS: Readonly<Record<Detached, string>> = {
  'read-again': 'The file was read differently since. What you change here is answered from the counts of this audit.',
  'other-file': 'Another file was opened since. What you change here is answered from the counts of this audit.',
  kept: 'This audit was kept without its rows. What you change here is answered from its counts.',
  shared: 'This audit came with a link. What you change here is answered from the counts in it.',
  opened: 'This audit was opened from a file of its counts. What you change here is answered from them.',
  merged: 'This audit was merged from the counts of several. What you change here is answered from their sum.',
  'rows-gone': 'The rows behind this audit are no longer open. What you change here is answered from its counts.',
};

export const AUDIT = {
  title: (file: AuditedFile): string => `Audit of ${subjectWords(file)}`,
  whatWasAudited: 'What was audited.',
  parts: (files: number): string => `The ${formatCounted(files, 'file', 'files')} it was made of`,
  part: { name: 'File', rows: 'Rows', size: 'Size', sha256: 'SHA-256', unknown: 'not known' },
} as const;

/** The findings in their order, and what each verdict means. */
export const FINDINGS: Readonly<
  Record<VerdictKind, { readonly title: string; readonly count: (n: number) => string; readonly lead: string }>
> = {
  shown: {
    title: 'Disparity shown',
    count: (n) => formatCounted(n, 'disparity shown', 'disparities shown'),
    lead: 'The gap between two groups exceeds the tolerance by more than chance explains.',
  },
  notEnoughData: {
    title: 'Not enough data',
    count: (n) => `${formatCount(n)} with not enough data`,
    lead: 'A gap beyond the tolerance is neither shown nor ruled out. This is no sign of fairness.',
  },
  ruledOut: {
    title: 'Disparity ruled out',
    count: (n) => `${formatCount(n)} ruled out`,
    lead: 'With this much data, the groups that could be judged lie within the tolerance of each other. That is less than proof of fairness.',
  },
};

export const FINDING = {
  tally: 'Findings by verdict',
  showAll: (n: number): string => `Show all ${formatCount(n)}`,
  about: (concept: string, features: string): string => `${concept}, ${features}`,
  aboutWeighted: (concept: string, features: string, weight: string): string =>
    `${concept}, ${features}, weighted by ${weight}`,
  meaning: 'What this means',
  allAboutIt: 'All about it',
  allAbout: (name: string): string => `All about ${name}`,
  notJudged: 'Groups no verdict rests on',
  notJudgedGroup: (group: string, rows: number | null, why: string): string =>
    `${group}${rows === null ? '' : `, ${formatCounted(rows, 'row', 'rows')}`}: ${why}`,
  pictures: 'More pictures',
} as const;

export const CAVEATS = {
  title: 'What could make it wrong',
  suggested: 'The roles of the columns were suggested from names and values, and were taken as they were.',
  label:
    'The label is taken as true. If it was recorded differently for different groups, as arrests or ratings can be, every rate that rests on it leans the same way.',
  defaults: 'The tolerances are defaults: 10 points, and the four-fifths rule. Law or policy may ask for others.',
  many: 'Many comparisons were made. Each criterion keeps its own risk of error over its pairs; all of them together do not.',
} as const;

export const REMEDIES = {
  title: 'What can be done',
  moreRows: 'More rows would decide where there is not enough data. These groups lack them most:',
} as const;

export const CONTROLS = {
  title: 'Change and see',
  threshold: 'Threshold',
  comparedWith: 'compared with',
  referenceOf: (feature: string): string => `Reference group of ${feature}`,
  tolerated: 'Tolerated',
  difference: 'a difference of',
  ratio: 'a ratio of',
  busy: 'Counting again…',
  atLeast: (column: string): string => `${column} at least`,
  above: (column: string): string => `${column} above`,
  thresholdOf: (column: string): string => `Threshold of ${column}`,
  thresholdSlider: (column: string): string => `Threshold of ${column}, as a slider`,
} as const;

export const APPENDIX = {
  title: 'Every number',
  by: (features: string): string => `By ${features}`,
  groups: (n: number): string => formatCounted(n, 'group', 'groups'),
  show: 'Show',
  numbersBy: (features: string): string => `Numbers by ${features}`,
  views: {
    disparities: 'disparities',
    comparisons: 'each group compared',
    tests: 'tests of equality',
    measures: 'each group against others',
    indices: 'indices of inequality',
    classes: 'every value of the label',
    peers: 'the same by other tools’ definitions',
  },
  within: (feature: string): string => `within ${feature}`,
} as const;

export const DEFINITIONS = {
  open: 'Definitions',
  title: 'Definitions',
  close: 'Close',
  search: 'Search definitions',
  placeholder: 'Name, meaning or formula',
  nothing: 'Nothing found',
  count: (n: number): string => formatCounted(n, 'definition', 'definitions'),
  formula: 'Formula',
  inFiles: 'In files',
} as const;
