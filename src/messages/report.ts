import { formatCount, formatCounted, listWords } from '../report/numbers.ts';

/** The Report screen. */
export const REPORT = {
  title: 'Report',
  lead: 'Keep the audit, print it, or pass it on. Everything is made here; nothing is sent anywhere.',
  files: 'As a file',
  link: 'As a link',
  keep: 'In this browser',
} as const;

export const FORMS = {
  legend: 'Who is it for?',
  private: 'For yourself and those who may see the data',
  privateNote:
    'All counts, small ones included. Small counts can single people out, so treat these files like the data itself.',
  gated: 'To be passed on',
  gatedNote:
    'Groups with small counts are marked withheld, and so are those from which a small count could be worked out.',
} as const;

export const MINIMUM = {
  label: 'A count is small below',
  note: 'Counts of 1 up to one less than this are withheld. Between 5 and 100; 10 unless rules of yours say otherwise.',
  least: 5,
  most: 100,
} as const;

export const DOWNLOADS = {
  legend: 'Download',
  html: 'The report (HTML)',
  htmlNote:
    'One file that opens in any browser and prints as a paper: verdicts, pictures, tables, definitions and every number.',
  csv: 'Every number (CSV)',
  csvNote: 'One row for each number, with its interval, its rows, or why it is undefined.',
  json: 'The audit (JSON)',
  jsonNote: 'Plan, counts and every number with all digits, for other programs.',
  summary: 'Impact ratios (CSV)',
  summaryNote: 'Selection rates and impact ratios by group, in the form that bias-audit rules ask for.',
  noDecision: 'This audit has no decision, so there are no selection rates.',
  plan: 'The plan (JSON)',
  planNote: 'What is audited and how; dropped with a file, it makes the same audit.',
  bom: 'Mark CSV files as UTF-8, for spreadsheet programs that ask for it',
  failed: 'The file could not be made',
} as const;

export const LINK = {
  lead: 'A link holds what you choose in its fragment, the part after #. A browser does not send a fragment to a server, but it stays wherever the link does: in histories, mails and chats. Whoever has the link can read all of it.',
  contents: 'What it holds',
  plan: 'The plan alone',
  planNote: 'What is audited and how. Whoever opens it needs the file.',
  planAndCube: 'The plan and the counts that may be passed on',
  planAndCubeNote:
    'The same report with withheld groups marked. Reference groups and tolerances can be changed by whoever opens it.',
  options: 'Beside that',
  fileName: 'The name of the file',
  sha256: 'The file’s SHA-256',
  sha256Note:
    'Shows that a file is the same. Who has nearly all of a file could also use it to confirm a guess at the rest.',
  holds: 'This link holds exactly this:',
  payload: 'Show it as it is packed (JSON)',
  copy: 'Copy the link',
  copied: 'The link is copied.',
  copyFailed: 'The browser did not let the page copy. Select the link below and copy it.',
  address: 'The link',
  working: 'Making the link…',
  failed: 'No link can be made of these counts',
} as const;

export const WITHHELD = {
  title: 'What is withheld',
  none: 'No group has a small count, so none is withheld.',
  feature: (features: string, shown: number, all: number): string =>
    `${features}: ${formatCounted(shown, 'group', 'groups')} shown of ${formatCount(all)}.`,
  small: (groups: readonly string[], minimum: number): string =>
    `${listWords(groups)}: a count lies between 1 and ${formatCount(minimum - 1)}.`,
  beside: (groups: readonly string[]): string =>
    `${listWords(groups)}: withheld so that the small counts cannot be worked out from totals.`,
  names:
    'Names of groups stay in the link. The name of a group of one feature says that at least one such row is there; where features meet, all possible groups are listed, whether anybody is in them or not.',
  limits:
    'What cannot be helped: a 0 in a group that is shown says the same of everyone in it, nobody can reckon with what a reader knows from elsewhere, and two links made of the same rows with other merges or another minimum can be set against each other. Pass on one.',
} as const;

/** The Audit screen's line that leads here. */
export const TO_REPORT = {
  title: 'Keep it, pass it on',
  lead: 'Reports as HTML, CSV and JSON, and links with small counts withheld, are made on the',
  link: 'Report screen',
  json: 'Download the audit (JSON, private)',
  gatedJson: 'Download the audit (JSON)',
  print: 'Print',
  jsonNote: 'Small counts can single people out, so treat that file like the data itself.',
} as const;

/** What is said of a link that was opened. */
export const SHARED = {
  opening: 'Opening the link…',
  failed: 'The link could not be opened',
  asBefore: 'This page is as it was.',
  audit: (minimum: number): string =>
    `This audit came with a link. Counts below ${formatCount(minimum)} were withheld before it was made, and are marked. What you change here stays on your machine.`,
  planAlone: (title: string | undefined, file: string | undefined): string =>
    `This link holds a plan${title ? `, “${title}”,` : ''} and no numbers. Open ${file ? `the file it was made for, ${file}` : 'the file it was made for'}: the plan is used at once.`,
  needs: (columns: readonly string[]): string =>
    `It needs ${columns.length === 1 ? 'the column' : 'the columns'} ${listWords(columns)}.`,
  lacks: (file: string, columns: readonly string[]): string =>
    `${file} has no ${columns.length === 1 ? 'column' : 'columns'} ${listWords(columns)}, so the plan does not fit it.`,
  fits: (file: string): string => `${file} has every column the plan needs.`,
  use: 'Use the plan on the open file',
  sameFile: 'The file is the very one that the link was made from: its SHA-256 is the same.',
  otherFile: 'The file is not the one that the link was made from: its SHA-256 is another.',
  holds: 'What the link holds',
  payload: 'As it was packed (JSON)',
  close: 'Close this note',
} as const;
