import { parseNumber } from './cell-number.ts';
import type { SampleCell } from './sample.ts';
import type { Cut } from './sniff-dialect.ts';
import { looksLikeHeader } from './sniff-header.ts';

/** Rows of a report above the table: at most this many. */
const MAX_LEAD_ROWS = 100;
/** Rows that must have one cell more than the header before the header is taken to lack the name of row names. */
const ROWS_WITH_ROW_NAMES = 3;
const ROW_NAMES_SHARE = 0.7;
/** From this share of the rows on, a width that is not the usual one is one of the table's own. */
const RAGGED_SHARE = 0.1;

/** Share of rows whose surplus cell must be empty for it to be none. */
const MOSTLY = 0.5;
/** A line that tells one spreadsheet program the delimiter. */
const DELIMITER_LINE = /^sep=.?$/i;

type Row = readonly SampleCell[];

/** Where the table starts in the file, and how wide it is. */
export interface Layout {
  /** Rows above the header that are none of the table's: comments and titles. Blank lines are no rows. */
  readonly leadRows: number;
  readonly columns: number;
  /** Rows have one cell more than the header: their first one is a row name, whose column has no header. */
  readonly rowNames: boolean;
}

/**
 * Finds the table under comments (`# …`) and titles, and tells a header that lacks the name of its row names from rows
 * that end with a surplus delimiter. Null when the first rows are narrower than the others for no reason known.
 */
export function sniffLayout(rows: readonly Row[], cut: Cut): Layout | null {
  const { usual } = cut;
  const start = commentRows(rows, cut);
  const columns = rows[start].length;
  if (columns >= usual) return below(rows, start, columns);
  if (columns === usual - 1) {
    const wider = rows.slice(start + 1).filter((row) => row.length === usual);
    const empty = wider.filter((row) => row[usual - 1].text === '').length;
    if (empty > MOSTLY * wider.length) return { leadRows: start, columns, rowNames: false };
    if (hasRowNames(rows.slice(start), wider, cut)) return { leadRows: start, columns: usual, rowNames: true };
  }
  const alike = rows.filter((row) => row.length === columns).length;
  if (columns > 1 && alike > 1 && alike >= RAGGED_SHARE * rows.length) {
    return { leadRows: start, columns, rowNames: false };
  }
  const end = rows.findIndex((row, index) => index > start && row.length === usual);
  if (end < 0 || end - start > MAX_LEAD_ROWS) return null;
  const titles = rows.slice(start, end).every((row) => filledCells(row) <= 1);
  return titles || looksLikeHeader(rows.slice(end)) ? below(rows, end, usual) : null;
}

/** Leading rows that start with `#`, up to one that may be the header written so; or a line that names the delimiter. */
function commentRows(rows: readonly Row[], { comments, usual }: Cut): number {
  if (comments === 0)
    return rows.length > 1 && filledCells(rows[0]) === 1 && DELIMITER_LINE.test(rows[0][0].text) ? 1 : 0;
  const header = rows.findIndex((row) => row.length === usual);
  if (header < 0 || header >= comments) return comments;
  return rows[comments]?.length === usual && looksLikeHeader(rows.slice(comments)) ? comments : header;
}

/** The layout from a row of the table's width on; a spreadsheet fills its titles up to that width with empty cells. */
function below(rows: readonly Row[], start: number, columns: number): Layout {
  const full = rows.findIndex((row, index) => index >= start && filledCells(row) > 1);
  const padded = columns > 2 && full > start && full - start <= MAX_LEAD_ROWS;
  const leadRows = padded && looksLikeHeader(rows.slice(full)) ? full : start;
  return { leadRows, columns, rowNames: false };
}

/** Whether the rows under a header start with a row name: whole numbers that grow, or texts that never come twice. */
function hasRowNames([header, ...others]: readonly Row[], wider: readonly Row[], { share, rows }: Cut): boolean {
  if (share <= ROW_NAMES_SHARE || share * rows < ROWS_WITH_ROW_NAMES) return false;
  const names = wider.map((row) => row[0].text.trim());
  const numbers = names.map((name) => parseNumber(name, '.'));
  if (numbers.every((number, row) => Number.isInteger(number) && (row === 0 || number > numbers[row - 1]))) return true;
  if (header.length < 2 || !numbers.every((number) => Number.isNaN(number) || Number.isInteger(number))) return false;
  const unique = new Set(names).size === names.length && !names.includes('');
  return unique && !looksLikeHeader(others);
}

function filledCells(row: Row): number {
  return row.reduce((count, { text }) => count + (text.trim() === '' ? 0 : 1), 0);
}
