import { formatCounted, formatTimeLeft } from '../report/numbers.ts';

/** That an audit was made from the columns of its plan alone, and what reading the others is about. */
export const COLUMNS_TO_COME = {
  label: 'Columns that have not been read yet',
  why: (columns: number): string =>
    columns === 1
      ? 'For the audit, only the columns that its plan names were read. The other column has not been read yet.'
      : `For the audit, only the columns that its plan names were read. The other ${formatCounted(columns, 'column', 'columns')} have not been read yet.`,
  reading: 'They are being read now. The audit stays as it is meanwhile.',
  stage: 'Reading the other columns',
  /** What reading them is for, by the place that asks. */
  whatFor: {
    columns:
      'Once they have been read, all columns are listed here, and roles can be changed. That takes the file to be read once more.',
    missing:
      'Once they have been read, what is missing in each column is told here. That takes the file to be read once more.',
  },
  read: (time: number): string => `Read the other columns (${formatTimeLeft(time)})`,
  failed: (what: string, next: string): string => `${what} ${next} The audit stays as it is.`,
  again: 'Try again',
} as const;
