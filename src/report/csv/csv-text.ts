/** A cell: text, a number, or nothing. */
export type CsvCell = string | number | null | undefined;

export interface CsvOptions {
  /** Begins with a byte order mark, by which some spreadsheet programs know UTF-8. */
  readonly byteOrderMark: boolean;
}

/**
 * Rows as CSV after RFC 4180: commas, CRLF, quotes doubled. Numbers are written with a decimal point and to all digits.
 * A text that a spreadsheet would take for a formula, whatever blanks stand in front of its sign, gets an apostrophe in front,
 * so that nothing in a file's names is ever carried out. Programs that part cells at semicolons or tabs would find a formula
 * after one: a text with one of them is quoted, and a sign after it gets an apostrophe as well.
 */
export function csvText(rows: Iterable<readonly CsvCell[]>, { byteOrderMark }: CsvOptions): string {
  let text = byteOrderMark ? '\uFEFF' : '';
  for (const row of rows) text += `${row.map(cellText).join(',')}\r\n`;
  return text;
}

/** Signs that begin a formula, of full width too, behind blanks or at the beginning of a line. */
const FORMULA = /^[\s"]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const AFTER_DIVIDER = /([;\t\r\n][\s"]*)(?=[=+\-@＝＋－＠])/g;

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const parted = cell.replace(AFTER_DIVIDER, "$1'");
  const safe = FORMULA.test(cell) ? `'${parted}` : parted;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
