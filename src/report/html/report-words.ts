import { formatCount, formatCounted } from '../numbers.ts';

/** The words of a report that are of no other place. */
export const REPORT_TEXT = {
  title: (subject: string): string => `Fairness audit: ${subject}`,
  private:
    'Private. It holds exact counts, small ones included, which can single people out. Treat it like the data it was made from.',
  gated: (minimum: number): string =>
    `Made to be passed on. Groups in which a count lies between 1 and ${formatCount(minimum - 1)} are marked withheld, and so are groups from which such a count could be worked out. What would rest on a withheld group has no verdict here.`,
  file: 'File',
  parts: 'The files that were counted together',
  ofEachPart: 'one for each file, below',
  rows: 'Rows that took part',
  sha256: 'SHA-256 of the file',
  notKnown: 'not known',
  notPassedOn: 'not passed on',
  date: 'Report made on',
  version: 'Made by',
  audited: 'What was audited',
  verdicts: 'Verdicts',
  pictures: 'What shows it',
  tables: 'The rates by group',
  tablesLead: 'Each rate with its interval, and how many of how many it rests on.',
  group: 'Group',
  rowsOf: 'Rows',
  impact: 'Selection rates and impact ratios',
  impactLead:
    'The impact ratio is a group’s selection rate divided by that of the most selected group, among groups that are not below the minimum size. Rows whose group is not known stand apart and are not compared; where a group is withheld, nobody can say which is the most selected, and there are no ratios. The table has the form that bias-audit rules such as New York City’s Local Law 144 ask for; whether it meets a rule is not decided here.',
  applicants: 'Rows',
  selected: 'Selected',
  selectionRate: 'Selection rate',
  impactRatio: 'Impact ratio',
  note: 'Note',
  withheld: 'withheld',
  kinds: 'Kinds of bias',
  kindsLead: 'What the audit says of each kind, and what it cannot say.',
  speaksFor: 'What speaks for it',
  speaksAgainst: 'What speaks against it',
  missing: 'What is missing',
  representation: 'Who is in the file',
  population: 'Share of the population',
  ratio: 'Ratio',
  definitions: 'Definitions and formulas',
  caveats: 'What could make it wrong',
  remedies: 'What can be done',
  appendix: 'Appendix: every number',
  appendixLead: (numbers: number): string =>
    `${formatCounted(numbers, 'number', 'numbers')}, each with its interval and the rows it rests on, or the reason why it is undefined. Some tables are folded: a click unfolds them, and what is folded is not printed. The same numbers as CSV and JSON have all digits.`,
  name: 'Number',
  of: 'Of',
  value: 'Value',
  interval: 'Interval',
  method: 'Method',
  methodLead:
    'Rows are counted once by group, label and decision; every number is a function of these counts. Verdicts: a disparity is shown where a gap exceeds the tolerance, tested one-sided with Holm’s correction over all pairs of groups; it is ruled out where every pair is equivalent within the tolerance; else there is not enough data.',
  settings: 'Settings',
  plan: 'The plan as JSON',
  madeHere: 'The report was made in a browser from a file that was not sent anywhere.',
} as const;

export const SECTION_TEXT = {
  verdict: 'Verdicts',
  metric: 'Metrics',
  comparison: 'Comparisons',
  disparity: 'Disparities',
  test: 'Tests of equality',
  pair: 'Pairs',
  measure: 'A group against others',
  index: 'Indices',
} as const;

/** The settings of a plan that numbers and verdicts rest on. */
export const SETTING_TEXT = {
  difference: 'Tolerated difference',
  ratio: 'Tolerated ratio',
  alpha: 'Significance α',
  minimum: 'Minimum group size',
  depth: 'Features crossed at a time, at most',
  reference: (feature: string): string => `Reference group of ${feature}`,
} as const;
