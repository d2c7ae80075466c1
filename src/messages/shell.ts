import { isolated } from '../report/isolated.ts';
import { formatBytes, formatCount, formatCounted, formatTimeLeft, listWords } from '../report/numbers.ts';
import type { Progress } from '../workers/data.contract.ts';

export const STAGE_WORDS: Readonly<Record<Progress['stage'], string>> = {
  reading: 'Reading',
  'reading-again': 'Rereading',
  profiling: 'Looking at the columns',
  tallying: 'Counting',
  'tallying-again': 'Rereading and counting',
  assessing: 'Comparing groups',
};

/** The same of a file. */
export const STAGE_OF_FILE: Readonly<Record<Progress['stage'], (file: string) => string>> = {
  reading: (file) => `Reading ${isolated(file)}`,
  'reading-again': (file) => `Rereading ${isolated(file)}`,
  profiling: (file) => `Looking at the columns of ${isolated(file)}`,
  tallying: (file) => `Counting the rows of ${isolated(file)}`,
  'tallying-again': (file) => `Rereading and counting ${isolated(file)}`,
  assessing: (file) => `Comparing the groups of ${isolated(file)}`,
};

export type SectionId =
  | 'data'
  | 'columns'
  | 'model'
  | 'audit'
  | 'representation'
  | 'subgroups'
  | 'thresholds'
  | 'mitigate'
  | 'safety'
  | 'privacy'
  | 'explain'
  | 'report'
  | 'watch';

export interface Section {
  readonly id: SectionId;
  readonly name: string;
  /** What it will be for, said where it is not in this version. */
  readonly purpose: string;
  readonly built: boolean;
}

export const SECTIONS: readonly Section[] = [
  { id: 'data', name: 'Data', purpose: 'Choose a file.', built: true },
  { id: 'columns', name: 'Columns', purpose: 'Say which column is what.', built: true },
  { id: 'model', name: 'Model', purpose: 'Run a classifier over the rows.', built: true },
  { id: 'audit', name: 'Audit', purpose: 'Compare the groups.', built: true },
  {
    id: 'representation',
    name: 'Representation',
    purpose: 'See who is in the file, and what is missing.',
    built: true,
  },
  { id: 'subgroups', name: 'Subgroups', purpose: 'See where two features meet.', built: true },
  { id: 'thresholds', name: 'Thresholds', purpose: 'See what another threshold would do.', built: false },
  { id: 'mitigate', name: 'Mitigate', purpose: 'Try what lessens a disparity.', built: false },
  { id: 'safety', name: 'Safety', purpose: 'Test a text classifier.', built: false },
  { id: 'privacy', name: 'Privacy', purpose: 'Measure what the data gives away.', built: false },
  { id: 'explain', name: 'Explain', purpose: 'See what a prediction rests on.', built: false },
  { id: 'report', name: 'Report', purpose: 'Keep it, print it, pass it on.', built: true },
  { id: 'watch', name: 'Watch', purpose: 'Follow the numbers over time.', built: false },
];

/** Plans that were dropped together with another, or with audits, and not used. */
export interface PassedOver {
  readonly plans: readonly string[];
  /** Null where none was taken, since audits carry their own. */
  readonly planTaken: string | null;
  /** Audits that were dropped together with data. */
  readonly audits: readonly string[];
}

/** What of a folder was passed over. */
export interface LeftOfFolder {
  /** Files that are named like something else than a table, by their paths. */
  readonly named: readonly string[];
  /** How many files programs left there for themselves. */
  readonly hidden: number;
}

/** Names that are listed of what was passed over in a folder. */
const MOST_LISTED = 5;

/** What of a folder was not read; nothing where all of it was. */
export function leftOfFolderWords({ named, hidden }: LeftOfFolder): string {
  const names = named.slice(0, MOST_LISTED).map(isolated);
  const more = named.length - names.length;
  const list = listWords(more > 0 ? [...names, formatCounted(more, 'other', 'others')] : names);
  return [
    ...(named.length > 0
      ? [
          `${list} ${named.length === 1 ? 'was not read: by its name it is no table.' : 'were not read: by their names they are no tables.'}`,
        ]
      : []),
    ...(hidden > 0
      ? [`${formatCounted(hidden, 'hidden file of the folder was', 'hidden files of the folder were')} passed over.`]
      : []),
  ].join(' ');
}

/** That one plan is taken at a time, data before audits, and what was not opened. */
export function passedOverWords({ plans, planTaken, audits }: PassedOver): string {
  const notOpened = (names: readonly string[]): string =>
    `${listWords(names.map(isolated))} ${names.length === 1 ? 'was' : 'were'} not opened`;
  return [
    ...(plans.length > 0 ? [otherPlansWords(plans, planTaken)] : []),
    ...(audits.length > 0
      ? [`Data and audits were dropped together. The data was taken, and ${notOpened(audits)}.`]
      : []),
  ].join(' ');
}

function otherPlansWords(plans: readonly string[], planTaken: string | null): string {
  const notOpened = `${listWords(plans.map(isolated))} ${plans.length === 1 ? 'was' : 'were'} not opened`;
  if (planTaken === null) {
    const what = plans.length === 1 ? 'A plan' : 'Plans';
    return `${what} and audits were dropped together. An audit carries its own plan, so ${notOpened}.`;
  }
  const count = plans.length === 1 ? 'Two' : formatCount(plans.length + 1);
  return `${count} plans were dropped: ${isolated(planTaken)} was taken, and ${notOpened}.`;
}

/** Why a screen cannot be entered yet. */
export const WHY_NOT = {
  noFile: 'Choose a file first.',
  noAudit: 'Run an audit first.',
  notBuilt: (purpose: string) => `Not in this version. ${purpose}`,
} as const;

/** Words around every screen. */
export const SHELL = {
  name: 'Evenhand',
  title: (parts: readonly string[]) => [...parts.map(isolated), 'Evenhand'].join(' · '),
  sectionName: (id: SectionId) => SECTIONS.find((section) => section.id === id)?.name ?? '',
  shown: (audit: string) => `shown: ${isolated(audit)}`,
  motto: 'An audit of fairness that stays on your machine',
  working: (stage: string, share: string) => `⏳ ${stage} ${share}`.trimEnd(),
  skip: 'Skip to the content',
  sections: 'Sections',
  menu: 'Menu',
  closeMenu: 'Close',
  status: 'Status',
  noFile: 'No file open',
  rows: (count: number) => formatCounted(count, 'row', 'rows'),
  columns: (count: number) => formatCounted(count, 'column', 'columns'),
  chooseFile: 'Choose a file',
  openAnother: 'Open another file',
  drop: 'Drop to open',
  dropDetail: 'What you drop is read here, on this machine.',
  pasted: 'pasted cells',
  appearance: 'Appearance',
  themes: { system: 'Auto', light: 'Light', dark: 'Dark' },
  closeMessage: 'Close this message',
  where: (place: string) => `${place}:`,
  offline: 'No network: everything here works without it',
  offlineShort: 'No network',
  offlineUnready: 'No network: what is loaded here works without it',
} as const;

/** What could not be done, as the heading of an error. */
export const FAILED = {
  file: (name: string) => (name === '' ? 'The file could not be used' : `${isolated(name)} could not be used`),
  folder: 'The folder could not be used',
  audit: 'The audit could not be made',
  screen: 'This part of the page could not be loaded',
  screenWhy:
    'It is fetched from this site when it is first opened, and that did not work. Your file and your audit are untouched.',
  screenAgain: 'Try again',
  eachAlone: 'Compare each feature alone',
  auditKept: 'The audit you had is still here.',
  fileKept: 'The file you had is still open.',
} as const;

/** Words of work in progress. */
export const WORK = {
  label: 'Work in progress',
  stage: (stage: Progress['stage'], fileName: string | null) =>
    fileName === null ? STAGE_WORDS[stage] : STAGE_OF_FILE[stage](fileName),
  rows: (count: number) => formatCounted(count, 'row', 'rows'),
  allRows: (count: number) =>
    count === 1 ? 'Its 1 row is read and counted.' : `All ${formatCounted(count, 'row', 'rows')} are read and counted.`,
  ofSize: (bytes: number) => `of ${formatBytes(bytes)}`,
  left: (milliseconds: number) => `${formatTimeLeft(milliseconds)} left`,
  cancel: 'Cancel',
} as const;
