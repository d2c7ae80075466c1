import { formatCount, formatCounted, formatTyped } from '../report/numbers.ts';

/** Words of the first rows, which are shown when a person asks for them. */
export const PREVIEW = {
  title: 'The first rows',
  why: 'Until you ask, no row leaves the worker that holds your file. The first ten come to this page, identifiers and names of people among them, and are gone from it when you hide them or leave this screen.',
  show: 'Show the first ten rows',
  hide: 'Hide the rows',
  again: 'Try again',
  loading: 'Fetching the rows…',
  caption: (rows: number, columns: number, all: number) =>
    columns < all
      ? `The first ${formatCounted(rows, 'row', 'rows')}, in ${formatCount(columns)} of ${formatCount(all)} columns`
      : `The first ${formatCounted(rows, 'row', 'rows')}, as they were read`,
  allColumns: (count: number) => `Show all ${formatCount(count)} columns`,
  row: 'Row',
  rowNumber: (row: number) => formatCount(row),
  cut: (cells: number, longest: number) =>
    `${formatCounted(cells, 'text is', 'texts are')} longer than ${formatCount(longest)} characters and cut here; the audit counts the whole.`,
  cell: (cell: string | number | null) => (typeof cell === 'number' ? formatTyped(cell) : (cell ?? '')),
  empty: 'empty',
  noNumber: 'no number',
} as const;
