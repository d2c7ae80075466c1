import type { FileHolds } from '../audit/audit.ts';
import { rowsHeldWords } from '../report/file-words.ts';
import { isolated } from '../report/isolated.ts';
import type { KeepChoice, VerdictCounts } from '../storage/records.ts';
import { formatBytes, formatCount, formatCounted } from '../report/numbers.ts';

/** A moment as a person says it, in the locale by which numbers are written: the time alone while it is of today. */
export function momentWords(moment: number, locale: string, now: number = Date.now()): string {
  const sameDay = new Date(moment).toDateString() === new Date(now).toDateString();
  const format: Intl.DateTimeFormatOptions = { timeStyle: 'short', ...(!sameDay && { dateStyle: 'medium' }) };
  return new Intl.DateTimeFormat(locale, format).format(moment);
}

/** What the status line says of keeping. */
export const SAVED_WORDS = {
  nothing: 'Nothing is saved',
  saving: 'Saving…',
  failed: 'Not saved',
  asYouGo: 'Saved as you go',
  saved: (at: string) => `Saved in this browser ${at}`,
  savedShort: (at: string) => `Saved ${at}`,
  kept: (count: number) => `${formatCounted(count, 'audit', 'audits')} kept here`,
  panel: 'What is kept in this browser',
} as const;

export interface ChoiceWords {
  readonly name: string;
  readonly detail: string;
}

/** What may be kept, and what that holds. */
export function choiceWords(choice: KeepChoice, fileSize: number | null): ChoiceWords {
  switch (choice) {
    case 'nothing':
      return {
        name: 'Keep nothing',
        detail: 'Closing or reloading this tab ends the work. Audits that you kept under a name stay.',
      };
    case 'work':
      return {
        name: 'Keep my work as I go',
        detail: 'The plan, the counts, the results and which screen you were on. Never the rows.',
      };
    case 'file':
      return {
        name: fileSize === null ? 'Keep the file as well' : `Keep the file as well (${formatBytes(fileSize)})`,
        detail:
          'Every row of it, so that a reload opens it again. It lies in this browser’s storage on this machine, not encrypted, until you choose otherwise.',
      };
  }
}

export const PANEL_WORDS = {
  legend: 'What may this browser keep of your work?',
  forAllTabs: 'This holds for every tab of Evenhand in this browser.',
  persistent: 'The browser has promised not to clear it by itself.',
  notPersistent: 'The browser may clear it when space is short, so download what must not be lost.',
  preferences:
    'The theme, how numbers are written and whether letter shortcuts count are kept in this browser as soon as you choose them, whatever you choose here.',
  fileLeftOut: 'The file did not fit in the browser’s storage. The work is kept without it.',
  deleteEverything: 'Delete everything',
  deleteSure:
    'Delete all kept audits, saved work, files, models and preferences of Evenhand in this browser? This cannot be undone.',
  deleteNow: 'Yes, delete everything',
  deleteNot: 'No, keep it',
  deleted:
    'Everything that was kept is deleted. What is left are the app’s own files, by which it opens without a network.',
  removeApp: 'Remove the app’s own files too',
  appRemoved:
    'The app’s own files are removed as well. Nothing of Evenhand is left in this browser once you close its tabs.',
  appNotRemoved:
    'The browser did not let the app’s own files be removed. Clear this site’s data in the browser’s settings.',
} as const;

export const KEEP_WORDS = {
  keep: 'Keep this audit',
  keepAs: 'Name of the kept audit',
  kept: (title: string) => `Kept in this browser as “${isolated(title)}”.`,
  changed: (title: string) => `This audit was changed since it was kept as “${isolated(title)}”.`,
  keptAnew: (title: string) =>
    `“${title}” was kept anew in another tab, so it is no longer this audit. Keep this one as another, or open that one from the list.`,
  update: 'Update the kept audit',
  another: 'Keep as another',
  what: 'The plan, the counts and the results. Never the rows.',
} as const;

/** A title for an audit that is kept beside others: `decisions.csv`, then `decisions.csv (2)`. */
export function freeTitle(title: string, taken: readonly string[]): string {
  let number = 1;
  let free = title;
  while (taken.includes(free)) free = `${title} (${++number})`;
  return free;
}

export const LIST_WORDS = {
  heading: 'Kept in this browser',
  promise: 'Counts and results, never rows.',
  unfinished: 'Unfinished work',
  forget: 'Forget',
  forgetThis: (title: string) => `Forget ${title}`,
  rename: 'Rename',
  renameThis: (title: string) => `Rename ${title}`,
  newName: (title: string) => `New name for ${title}`,
  save: 'Save the name',
  cancel: 'Cancel',
  undo: 'Undo',
  forgotten: (title: string) => `“${isolated(title)}” was forgotten.`,
  compare: 'Compare or merge',
  compareHint: 'Choose two audits to see them side by side, or two and more to merge them into one.',
  choose: (title: string) => `Choose ${title}`,
  compareChosen: 'Compare the two',
  mergeChosen: 'Merge into one',
  continue: 'Continue',
  openElsewhere: 'open in another tab',
  rowsOf: (rows: number, size: number | null, holds?: FileHolds) =>
    `${rowsHeldWords(rows, holds)}${size === null ? '' : holds ? `; the file has ${formatBytes(size)}` : `, ${formatBytes(size)}`}`,
  noFile: 'no file',
  withFile: 'with the file',
  withoutFile: 'without the file',
} as const;

/** `3 shown, 2 not enough data`; kinds that do not occur are left out. */
export function verdictCountWords({ shown, notEnoughData, ruledOut }: VerdictCounts): string {
  const parts = [
    ...(shown > 0 ? [`${formatCount(shown)} shown`] : []),
    ...(notEnoughData > 0 ? [`${formatCount(notEnoughData)} not enough data`] : []),
    ...(ruledOut > 0 ? [`${formatCount(ruledOut)} ruled out`] : []),
  ];
  return parts.length === 0 ? 'no verdicts' : parts.join(', ');
}

/** Work that waits for its file to be chosen again. */
export const AWAITED_WORDS = {
  heading: (file: string) => `Choose ${isolated(file)} again to go on`,
  lead: 'Your plan is here as you left it. The rows were not kept, so the page needs the file once more.',
  size: 'Size',
  rows: 'Rows',
  sha256: 'SHA-256',
  unknown: 'not known',
  choose: 'Choose the file',
  drop: 'or drop it anywhere on this page.',
  otherwise: 'Another file starts anew; the audit you have stays until you run the next.',
  dismiss: 'Close this message',
  closedHeading: (file: string) => `${file} is no longer open`,
  closedLead: 'Your plan is here as you left it, and the file itself is still at hand: one click reads it again.',
  again: (file: string) => `Open ${file} again`,
  same: (file: string) => `${file} is the file you were working on. You go on where you were.`,
  other: (file: string, awaited: string) =>
    `${file} is not the ${awaited} you were working on, so its columns were looked at anew.`,
} as const;

/** Work that gave way to something else and can be gone back to. */
export const FORMER_WORDS = {
  audit: (file: string) => `The audit of ${file} that you had is not lost. It gave way to what is shown now.`,
  waiting: (file: string) => `Your work on ${file} is not lost. It still waits for its file.`,
  backToAudit: 'Back to the audit you had',
  backToWork: 'Back to that work',
  letGo: 'Let it go',
} as const;

export const RESTORING = 'Coming back to where you were';
