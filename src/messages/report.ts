import { isolated } from '../report/isolated.ts';
import { formatCount, formatCounted, listWords } from '../report/numbers.ts';
import type { SharePayload } from '../report/share/payload.ts';

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
    'Groups with small counts are marked withheld, and so are those from which a small count could be worked out. A verdict that would rest on them is not given.',
} as const;

export const MINIMUM = {
  label: 'A count is small below',
  note: 'Counts of 1 up to one less than this are withheld. 10 is usual; take what rules of yours say. What a smaller number withholds, a larger one withholds too.',
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
  working: 'Making the file…',
  failed: 'The file could not be made',
} as const;

export const LINK = {
  lead: 'A link holds what you choose in its fragment, the part after #. A browser does not send a fragment to a server, but it stays wherever the link does: in histories, mails and chats. Whoever has the link can read all of it.',
  contents: 'What it holds',
  plan: 'The plan alone',
  planNote: 'What is audited and how. Whoever opens it needs the file.',
  planAndCube: 'The plan and the counts that may be passed on',
  planAndCubeNote:
    'The report with groups withheld, and without the verdicts that would rest on them; what that changes stands below. Reference groups and tolerances can be changed by whoever opens it.',
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

/** Words that have their meaning one click away. */
export const TERMS = {
  fragment: 'What a fragment is',
  fragmentName: 'fragment',
  fragmentMeaning:
    'The end of an address, from # on. It is for the page itself: a browser asks the server for what stands before #, and keeps the fragment on the machine.',
  sha256: 'What SHA-256 is',
  sha256Name: 'SHA-256',
  sha256Meaning:
    'A number of 64 characters that is worked out from every byte of a file. Another file has another one, so two files with the same are the same; what is in a file cannot be worked out from it.',
} as const;

interface Tally {
  readonly shown: number;
  readonly ruledOut: number;
}

const LOST_WHY = {
  groups: 'because a verdict that would rest on a withheld group cannot be given',
  label: 'because the label is left out, some outcome being rare in the whole file',
  weights:
    'because the weights are left out where groups are withheld, and what holds without them may not hold with them',
} as const;

const disparities = (count: number): string => formatCounted(count, 'disparity', 'disparities');

export const WITHHELD = {
  title: 'What is withheld',
  tally: (yours: Tally, passedOn: Tally, without: 'label' | 'weights' | null): string => {
    const both = `Your audit shows ${disparities(yours.shown)} and rules out ${formatCount(yours.ruledOut)}; what you pass on shows ${formatCount(passedOn.shown)} and rules out ${formatCount(passedOn.ruledOut)}`;
    if (yours.shown === passedOn.shown && yours.ruledOut === passedOn.ruledOut) return `${both}.`;
    return `${both}, ${LOST_WHY[without ?? 'groups']}.`;
  },
  none: 'No group has a small count, so none is withheld.',
  label: (minimum: number): string =>
    `By label and decision nothing could be told: over the whole file some outcome has fewer than ${formatCount(minimum)} rows. So the label is left out, and rows are counted by their decision alone. A smaller minimum may keep it.`,
  feature: (features: string, shown: number, all: number): string =>
    `${features}: ${formatCounted(shown, 'group', 'groups')} shown of ${formatCount(all)}.`,
  small: (groups: readonly string[], minimum: number): string =>
    `${listWords(groups)}: a count lies between 1 and ${formatCount(minimum - 1)}.`,
  beside: (groups: readonly string[]): string =>
    `${listWords(groups)}: withheld so that the small counts cannot be worked out from totals.`,
  names:
    'Names of groups stay in the link. The name of a group of one feature says that at least one such row is there; where features meet, all possible groups are listed, whether anybody is in them or not.',
  limits:
    'What cannot be helped: a 0 in a group that is shown says the same of everyone in it. Counts of more features crossed than the audit crosses may follow from those shown. Nobody can reckon with what a reader knows from elsewhere. And links or files made of the same rows under different plans can be set against each other: pass on one.',
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
    `This audit came with a link. Counts below ${formatCount(minimum)} were withheld before it was made, and are marked; what would rest on them has no verdict here. What you change here stays on your machine.`,
  planAlone: (title: string | undefined, { name, holds }: SharePayload['file']): string => {
    const file = holds
      ? `the table that a database counted${name ? ` (the counts were in ${isolated(name)})` : ''}, or rows like it`
      : `the file it was made for${name ? `, ${isolated(name)}` : ''}`;
    return `This link holds a plan${title ? `, “${isolated(title)}”,` : ''} and no numbers. Open ${file}: the plan is used at once.`;
  },
  needs: (columns: readonly string[]): string =>
    `It needs ${columns.length === 1 ? 'the column' : 'the columns'} ${listWords(columns.map(isolated))}.`,
  lacks: (file: string, columns: readonly string[]): string =>
    `${isolated(file)} has no ${columns.length === 1 ? 'column' : 'columns'} ${listWords(columns.map(isolated))}, so the plan does not fit it.`,
  fits: (file: string): string => `${isolated(file)} has every column the plan needs.`,
  use: 'Use the plan on the open file',
  sameFile: 'The file is the very one that the link was made from: its SHA-256 is the same.',
  otherFile: 'The file is not the one that the link was made from: its SHA-256 is another.',
  holds: 'What the link holds',
  payload: 'As it was packed (JSON)',
  close: 'Close this note',
} as const;
