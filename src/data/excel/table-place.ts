import type { SheetRow } from './sheet-cells.ts';

/** From this share of the first rows on, a column with cells is one of the table; what stands beside it is a note. */
const TABLE_SHARE = 0.1;

/** The columns that a table takes in its sheet: the first, from 0, and how many. */
export interface TablePlace {
  readonly first: number;
  readonly columns: number;
  /** The row of its first line, from 1. */
  readonly row: number;
}

/**
 * Where the table stands, by the first rows of its sheet. Cells at the end of a row are often left out where they are empty,
 * so the widest rows count, and the first of them, which is the header. Null without rows.
 */
export function tablePlace(rows: readonly SheetRow[]): TablePlace | null {
  if (rows.length === 0) return null;
  const needed = Math.ceil(TABLE_SHARE * rows.length);
  const starts = rows.map(({ cells }) => cells.findIndex((cell) => cell !== undefined));
  const ends = rows.map(({ cells }) => cells.length);
  const usualStart = [...starts].sort((one, other) => one - other)[needed - 1];
  const usualEnd = [...ends].sort((one, other) => other - one)[needed - 1];
  const header = ends.findIndex((end) => end >= usualEnd);
  const first = Math.min(usualStart, starts[header]);
  return { first, columns: Math.max(usualEnd, ends[header]) - first, row: rows[header].row };
}
