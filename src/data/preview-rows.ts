import type { OpenedFile } from './formats/opened-file.ts';
import type { Column, Table } from './table.ts';

/** A cell as it was read: its text, its number, or null where a number could not be read or is missing. */
export type PreviewCell = string | number | null;

/** The first rows of a table, for a person who asked to see them. */
export interface Preview {
  readonly rows: readonly (readonly PreviewCell[])[];
  /** Cells whose text was cut. */
  readonly cut: number;
}

/** No more rows than this are ever given. */
export const MOST_PREVIEW_ROWS = 50;
/** Longer texts are cut to this many characters. */
export const LONGEST_PREVIEW_CELL = 200;

/**
 * The first `count` rows of a table, every column of them; texts are read from the file.
 * @throws AppError `file/changed`, `file/unreadable`.
 */
export async function previewRows(table: Table, file: Pick<OpenedFile, 'texts'>, count: number): Promise<Preview> {
  const rows = Math.max(0, Math.min(Math.floor(count), MOST_PREVIEW_ROWS, table.rowCount));
  const columns: PreviewCell[][] = [];
  for (const column of table.columns) columns.push(await cellsOf(column, file, rows));
  let cut = 0;
  const shortened = (cell: PreviewCell): PreviewCell => {
    if (typeof cell !== 'string' || cell.length <= LONGEST_PREVIEW_CELL) return cell;
    cut += 1;
    return `${cell.slice(0, LONGEST_PREVIEW_CELL).replace(/[\ud800-\udbff]$/, '')}…`;
  };
  return { rows: Array.from({ length: rows }, (_, row) => columns.map((cells) => shortened(cells[row]))), cut };
}

async function cellsOf(column: Column, file: Pick<OpenedFile, 'texts'>, rows: number): Promise<PreviewCell[]> {
  const numbers = Array.from({ length: rows }, (_, row) => row);
  if (column.store === 'codes') return numbers.map((row) => column.levels[column.codes[row]]);
  if (column.store === 'text') return file.texts(column, numbers);
  return numbers.map((row) => (Number.isNaN(column.values[row]) ? null : column.values[row]));
}
