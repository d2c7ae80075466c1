import { BLANK, byteClasses, CARRIAGE_RETURN, CR_BYTE, DELIMITER, LF_BYTE, QUOTE, QUOTE_BYTE } from './byte-classes.ts';

/**
 * Finds the cells of one row at a time in a byte buffer: RFC 4180 with any delimiter, any line break, and blanks skipped
 * before a cell. A cell is a range `[starts[i], ends[i])`, quotes excluded. What the last call found stands in the
 * public fields.
 */
export class RowScanner {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Places in `starts` whose range still holds doubled quotes; see {@link unquote}. */
  readonly escaped: number[] = [];
  /** Where the next row starts. */
  next = 0;
  /** Cells of the row, those beyond `columns` included. */
  cells = 0;
  /** Where the row's last cell starts. */
  lastStart = 0;
  /** Whether the row has cells beyond `columns` that are not empty. */
  surplusFilled = false;
  /** Line breaks in the row, its own end included. */
  lineBreaks = 0;
  /** The row is one unquoted empty cell. */
  blank = false;
  /** After a failed scan: the offset of the quote that was not closed (−1: none), and the line breaks before it. */
  openQuote = -1;
  openQuoteLine = 0;
  /** After a failed scan: the quote went over a line break and closed amid text, so a quote is missing before. */
  strayQuote = false;

  private readonly classes: Uint8Array;
  private readonly columns: number;
  private quotedEnd = 0;

  /** @param capacity rows that fit into `starts` and `ends`. */
  constructor(delimiter: string, columns: number, capacity = 1) {
    this.classes = byteClasses(delimiter);
    this.columns = columns;
    this.starts = new Int32Array(columns * capacity);
    this.ends = new Int32Array(columns * capacity);
  }

  /**
   * Scans the row that starts at `from`, writing its cells from place `base` on. The byte before `limit` must be a line
   * break. Returns false when a quoted cell does not end before `limit`; the row is then to be scanned again with more.
   */
  scanRow(bytes: Uint8Array, from: number, limit: number, base: number): boolean {
    const { classes, starts, ends, columns } = this;
    const escapedBefore = this.escaped.length;
    let pos = from;
    let cell = 0;
    let quoted = false;
    this.lineBreaks = 0;
    this.surplusFilled = false;
    this.blank = false;
    this.openQuote = -1;
    for (;;) {
      let kind = classes[bytes[pos]];
      while (kind === BLANK) kind = classes[bytes[++pos]];
      let start = pos;
      let end: number;
      if (kind === QUOTE) {
        start++;
        pos = this.skipQuoted(bytes, pos, limit, cell < columns ? base + cell : -1);
        this.cells = cell;
        if (pos < 0) {
          this.escaped.length = escapedBefore;
          return false;
        }
        end = this.quotedEnd;
        kind = classes[bytes[pos]];
        quoted = true;
      } else {
        while (kind < DELIMITER) kind = classes[bytes[++pos]];
        end = pos;
      }
      if (cell < columns) {
        starts[base + cell] = start;
        ends[base + cell] = end;
      } else if (end > start) {
        this.surplusFilled = true;
      }
      cell++;
      pos++;
      if (kind === DELIMITER) continue;
      if (kind === CARRIAGE_RETURN && pos < limit && bytes[pos] === LF_BYTE) pos++;
      this.lineBreaks++;
      this.blank = cell === 1 && end === start && !quoted;
      this.cells = cell;
      this.lastStart = start;
      this.next = pos;
      return true;
    }
  }

  /** From an opening quote to the byte that ends the cell; −1 when there is none before `limit`. */
  private skipQuoted(bytes: Uint8Array, open: number, limit: number, place: number): number {
    const { classes } = this;
    let pos = open + 1;
    let breaks = 0;
    let escaped = false;
    for (;;) {
      while (pos < limit) {
        const byte = bytes[pos];
        if (byte === QUOTE_BYTE) break;
        if (byte === LF_BYTE || (byte === CR_BYTE && bytes[pos + 1] !== LF_BYTE)) breaks++;
        pos++;
      }
      if (pos >= limit) return this.fail(open, false);
      if (bytes[pos + 1] !== QUOTE_BYTE) break;
      escaped = true;
      pos += 2;
    }
    let end = pos++;
    while (classes[bytes[pos]] === BLANK) pos++;
    if (classes[bytes[pos]] < DELIMITER) {
      if (breaks > 0) return this.fail(open, true);
      while (classes[bytes[pos]] < DELIMITER) pos++;
      end = pos;
      escaped = true;
    }
    if (escaped && place >= 0) this.escaped.push(place);
    this.lineBreaks += breaks;
    this.quotedEnd = end;
    return pos;
  }

  private fail(open: number, stray: boolean): number {
    this.openQuote = open;
    this.openQuoteLine = this.lineBreaks;
    this.strayQuote = stray;
    return -1;
  }
}

/**
 * Rewrites a quoted cell in place, from after its opening quote: doubled quotes become one, the closing quote goes, and
 * what stands after it up to the delimiter is kept as it is. Returns the new end.
 */
export function unquote(bytes: Uint8Array, start: number, end: number): number {
  let to = start;
  let quoted = true;
  for (let from = start; from < end; from++) {
    const byte = bytes[from];
    if (quoted && byte === QUOTE_BYTE) {
      if (from + 1 < end && bytes[from + 1] === QUOTE_BYTE) from++;
      else {
        quoted = false;
        continue;
      }
    }
    bytes[to++] = byte;
  }
  return to;
}
