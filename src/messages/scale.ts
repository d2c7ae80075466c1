import { formatBytes, formatCount, formatCounted, formatTimeLeft } from '../report/numbers.ts';
import { isolated } from '../report/isolated.ts';

/** What is kept of a table's rows. Names in braces are places for what opens. */
export const ROWS_KEPT = {
  held: 'The rows are {kept}.',
  heldWord: 'held in memory',
  heldLabel: 'Memory that the rows take',
  heldSize: (bytes: number, rows: number) =>
    `They take ${formatBytes(bytes)}, ${formatCounted(Math.round(bytes / Math.max(rows, 1)), 'byte', 'bytes')} a row, until you close the page or open another file. So any change of roles is counted at once.`,
  streamed: 'The rows are counted as they are read, and not held in memory.',
  sampled: 'Cut points were looked at in {sample}.',
  sampleWord: (rows: number) => `${formatCount(rows)} rows chosen by chance`,
  sampleLabel: 'What rests on some of the rows',
  sampleWhat:
    'Quartiles of numbers with very many different values, and so the cut points that are suggested from them, and whether such numbers tell every row apart. All else counts every row. The same file gives the same rows again.',
  reading: (time: number) =>
    `A change of roles or bins reads the file again, which takes ${formatTimeLeft(time)}; you are told before.`,
} as const;

/** The files of one table. */
export const PARTS = {
  several: (files: number) =>
    `The rows of ${formatCounted(files, 'file', 'files')} follow each other, in the order of {names}.`,
  word: 'their names',
  label: 'The files of this table',
  rows: (name: string, rows: number) =>
    rows === 0 ? `${isolated(name)}: a header and no rows` : `${isolated(name)}: ${formatCounted(rows, 'row', 'rows')}`,
  notTold: (files: number) => `and ${formatCounted(files, 'file', 'files')} more`,
} as const;

/** That something takes the file to be read again, and how long that will take. */
export const REREAD = {
  audit: (time: number) => `Read the file again and audit (${formatTimeLeft(time)})`,
  read: (time: number) => `Read the file again (${formatTimeLeft(time)})`,
  leave: 'Leave it as it is',
  takeBack: 'Take the change back',
  why: {
    columns:
      'The rows are not held in memory, so this takes the file to be read once more. Nothing has been changed yet.',
    plan: 'This plan says that the file is read otherwise than it was. The rows are not held in memory, so the file has to be read once more.',
    undo: 'To undo this, the file has to be read once more, since its rows are not held in memory.',
    redo: 'To do this again, the file has to be read once more, since its rows are not held in memory.',
  },
  auditWaits:
    'The numbers shown are still those from before this change. It counts the rows anew, and they are not held in memory.',
} as const;

/** What is said of reading while it goes on. */
export const READING_ON = {
  part: (part: number, of: number) => `file ${formatCount(part)} of ${formatCount(of)}`,
  pace: (rows: number) => `${formatCount(twoDigits(rows))} rows a second`,
  /** Why it begins from the start again. */
  again: {
    'reading-again': 'Reading the file a second time: the plan turned out not to suit it.',
    'tallying-again': 'Counting: reading the file once more, since its rows are not held in memory.',
    'other-file':
      'Reading the file a second time: it is not the one that the saved work is of, so it is read as any other file.',
  },
} as const;

/** What can be done where the memory does not suffice. */
export const WITHOUT_HOLDING = {
  count: (file: string) => `Count ${isolated(file)} while reading`,
  how: 'No row is held then: a later change of roles or bins reads the file again.',
} as const;

/** Rounded as a pace deserves that is never the same twice. */
function twoDigits(value: number): number {
  return value < 1 ? Math.ceil(value) : Number(value.toPrecision(2));
}
