import { BLANK, byteClasses, CARRIAGE_RETURN, DELIMITER, LF_BYTE, QUOTE, QUOTE_BYTE } from './byte-classes.ts';
import { firstMarked, fourTimes, hasHighBit, lowBytes, viewOf, zeroBytes } from './byte-view.ts';
import { MAX_CELL_BYTES } from './limits.ts';

const LINE_FEEDS = 0x0a0a0a0a;
const CARRIAGE_RETURNS = 0x0d0d0d0d;
const QUOTES = 0x22222222;
/** Line breaks are below this; so are a tab and what hardly ever stands in a text. */
const ABOVE_BREAKS = 0x0e0e0e0e;

/**
 * Finds the cells of rows in a byte buffer: RFC 4180 with any delimiter, any line break, and blanks skipped before a cell.
 * The end of a cell is looked for four bytes at a time. A cell is a range `[starts[i], ends[i])`, quotes excluded. What
 * the last call found stands in the public fields.
 */
export class RowScanner {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Line of the file, from 1, on which each row starts. */
  readonly lines: Float64Array;
  /** Places in `starts` whose range still holds doubled quotes; see {@link unquote}. */
  readonly escaped: number[] = [];
  /** The bytes last scanned, four at a time. */
  view: DataView = new DataView(new ArrayBuffer(0));
  /** Rows that the last call went over before the row that it ended with, which the other fields tell of. */
  passed = 0;
  /** Line on which the row starts. */
  line = 1;
  rowStart = 0;
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
  /** After a failed scan: the offset of the quote that was not closed, and the line breaks before it. */
  openQuote = 0;
  openQuoteLine = 0;
  /** After a failed scan: the quote went over a line break and closed amid text, so a quote is missing before. */
  strayQuote = false;

  private readonly classes: Uint8Array;
  private readonly delimiters: number;
  private readonly columns: number;
  private viewed: Uint8Array | null = null;
  private quotedEnd = 0;
  /** All words looked at since {@link clear}, or-ed together. */
  private seen = 0;

  /** @param capacity rows that fit into `starts` and `ends`. */
  constructor(delimiter: string, columns: number, capacity = 1) {
    this.classes = byteClasses(delimiter);
    this.delimiters = fourTimes(delimiter.charCodeAt(0));
    this.columns = columns;
    this.starts = new Int32Array(columns * capacity);
    this.ends = new Int32Array(columns * capacity);
    this.lines = new Float64Array(capacity);
  }

  /** Whether all bytes scanned since {@link clear} are ASCII. */
  get ascii(): boolean {
    return !hasHighBit(this.seen);
  }

  /** Forgets what was noted of the cells scanned so far. */
  clear(): void {
    this.escaped.length = 0;
    this.seen = 0;
  }

  /** Drops the noted escapes of the cells from `place` on. */
  forgetEscapes(place: number): void {
    const { escaped } = this;
    while (escaped.length > 0 && escaped[escaped.length - 1] >= place) escaped.pop();
  }

  /**
   * Scans the row that starts at `from`. The byte before `limit` must be a line break. Returns false when a quoted cell
   * does not end before `limit`; the row is then to be scanned again with more.
   */
  scanRow(bytes: Uint8Array, from: number, limit: number): boolean {
    return this.scanRows(bytes, from, limit, 0, 1);
  }

  /**
   * The same for up to `most` rows, writing their cells as rows `row` and following. It goes on while a row has a cell for
   * every column, and ends with the first that has not.
   */
  scanRows(bytes: Uint8Array, from: number, limit: number, row: number, most: number): boolean {
    const view = this.viewOf(bytes);
    const { classes, delimiters, starts, ends, columns } = this;
    // A single cell may be a blank line, which is no row.
    const lastRow = columns > 1 ? row + most - 1 : row;
    let at = row;
    let rowStart = from;
    let place = row * columns;
    let rowEnd = place + columns;
    let pos = from;
    let seen = 0;
    this.lineBreaks = 0;
    this.surplusFilled = false;
    for (;;) {
      let kind = classes[bytes[pos]];
      while (kind === BLANK) kind = classes[bytes[++pos]];
      let start = pos;
      let end: number;
      if (kind === QUOTE) {
        start++;
        pos = this.skipQuoted(bytes, pos, limit, place < rowEnd ? place : -1);
        if (pos < 0) break;
        end = this.quotedEnd;
        kind = classes[bytes[pos]];
      } else {
        if (kind < DELIMITER) {
          for (;;) {
            const word = view.getInt32(pos, true);
            seen |= word;
            const marks = zeroBytes(word ^ delimiters) | lowBytes(word, ABOVE_BREAKS);
            if (marks === 0) {
              pos += 4;
              continue;
            }
            pos += firstMarked(marks);
            kind = classes[bytes[pos]];
            if (kind >= DELIMITER) break;
            pos++;
          }
        }
        end = pos;
      }
      if (place < rowEnd) {
        starts[place] = start;
        ends[place] = end;
      } else if (end > start) {
        this.surplusFilled = true;
      }
      place++;
      pos++;
      if (kind === DELIMITER) continue;
      if (kind === CARRIAGE_RETURN && pos < limit && bytes[pos] === LF_BYTE) pos++;
      this.lineBreaks++;
      if (place !== rowEnd || at === lastRow || pos >= limit || pos - rowStart > MAX_CELL_BYTES) {
        this.lastStart = start;
        this.blank = place === rowEnd - columns + 1 && end === start && !isQuoted(bytes, rowStart, start);
        break;
      }
      this.lines[at++] = this.line;
      this.line += this.lineBreaks;
      this.lineBreaks = 0;
      rowStart = pos;
      rowEnd += columns;
    }
    this.passed = at - row;
    this.rowStart = rowStart;
    this.next = pos;
    this.cells = place - rowEnd + columns;
    this.seen |= seen;
    if (pos < 0) this.forgetEscapes(rowEnd - columns);
    return pos >= 0;
  }

  /** The bytes, four at a time. */
  viewOf(bytes: Uint8Array): DataView {
    if (bytes !== this.viewed) {
      this.viewed = bytes;
      this.view = viewOf(bytes);
    }
    return this.view;
  }

  /** From an opening quote to the byte that ends the cell; −1 when there is none before `limit`. */
  private skipQuoted(bytes: Uint8Array, open: number, limit: number, place: number): number {
    const { classes, view } = this;
    let pos = open + 1;
    let breaks = 0;
    let escaped = false;
    for (;;) {
      while (pos < limit) {
        const word = view.getInt32(pos, true);
        this.seen |= word;
        const marks = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ LINE_FEEDS) | zeroBytes(word ^ CARRIAGE_RETURNS);
        if (marks === 0) {
          pos += 4;
          continue;
        }
        pos += firstMarked(marks);
        const byte = bytes[pos];
        if (byte === QUOTE_BYTE) break;
        if (byte === LF_BYTE || bytes[pos + 1] !== LF_BYTE) breaks++;
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

function isQuoted(bytes: Uint8Array, rowStart: number, start: number): boolean {
  return start > rowStart && bytes[start - 1] === QUOTE_BYTE;
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
