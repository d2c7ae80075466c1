/** A cell: text, a number, or nothing. */
export type CsvCell = string | number | null | undefined;

export interface CsvOptions {
  /** Begins with a byte order mark, by which some spreadsheet programs know UTF-8. */
  readonly byteOrderMark: boolean;
}

/**
 * Rows as CSV after RFC 4180: commas, CRLF, quotes doubled. Numbers are written with a decimal point and to all digits.
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, so that nothing in a file's names is ever
 * carried out.
 */
export function csvText(rows: Iterable<readonly CsvCell[]>, { byteOrderMark }: CsvOptions): string {
  let text = byteOrderMark ? '\uFEFF' : '';
  for (const row of rows) text += `${row.map(cellText).join(',')}\r\n`;
  return text;
}

const FORMULA = /^[=+\-@\t\r]/;

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
