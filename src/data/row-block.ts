import { AppError } from '../errors.ts';
import { MAX_CELL_BYTES, MAX_BAD_ROWS_LISTED } from './limits.ts';
import type { BadRow, BadRows } from './profile.ts';
import { RowMarks } from './row-marks.ts';
import { RowScanner, unquote } from './row-scanner.ts';
import type { TableSchema } from './schema.ts';

/** So few that ranges and bytes stay in the fast caches while the columns take their cells. */
const CELLS_PER_BLOCK = 4096;
/** But of a wide table so many rows, where they are no more than so many cells. */
const MIN_ROWS = 64;
const MAX_CELLS = 65_536;
const HASH_BYTE = 0x23;
/** What the first cell of a line with totals says, in full. */
const TOTAL = /^(?:(?:grand|sub)[ -]?)?totals?:?$|^(?:gesamt|insgesamt|summe|somme|totale|suma):?$/i;
const MAX_TOTAL_BYTES = 16;

/** A cell whose end has not been seen. */
export interface OpenCell {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly quoted: boolean;
}

/**
 * A block of whole rows cut into cells, row by row: cell (row, column) is `bytes[starts[i], ends[i])` with
 * `i = row · columns + column`, for columns that are not skipped. Column builders then each run over one column of the
 * block, which keeps their loops small and of one kind. Rows that do not fit the header are dealt with here, before any
 * column sees them.
 */
export class RowBlock {
  rows = 0;
  /** Where the block's last row ended. */
  next = 0;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly columns: number;
  readonly capacity: number;
  /** Line on which each row starts, from 1. */
  readonly lines: Float64Array;
  /** After a fill that stopped short: the cell that was not closed; null when the bytes were used up. */
  open: OpenCell | null = null;

  private readonly scanner: RowScanner;
  private readonly marks: RowMarks;
  /** The columns that are not skipped. */
  private readonly wanted: Int32Array;
  /** Rows for the scanner alone before marks are looked for again: more and more while they are of no use. */
  private scannedAlone = 1;
  private leadLines: number;
  private headerLines: number;
  private blankLines = 0;
  private bad = 0;
  private setAside = 0;
  private readonly firstBad: BadRow[] = [];

  constructor({ delimiter, columns: schemas, headerRows, leadRows = 0 }: TableSchema) {
    const columns = schemas.length;
    this.columns = columns;
    this.wanted = Int32Array.from(schemas.flatMap(({ kind }, index) => (kind.store === 'skip' ? [] : [index])));
    this.capacity = rowsPerBlock(Math.max(1, columns));
    this.scanner = new RowScanner(delimiter, columns, this.capacity);
    this.marks = new RowMarks(delimiter, columns, this.capacity);
    this.starts = this.scanner.starts;
    this.ends = this.scanner.ends;
    this.lines = this.scanner.lines;
    this.leadLines = leadRows;
    this.headerLines = headerRows;
  }

  /** The bytes of the last fill, four at a time; see {@link viewOf}. */
  get view(): DataView {
    return this.scanner.view;
  }

  /** Whether all bytes of the last fill are ASCII. */
  get ascii(): boolean {
    return this.scanner.ascii && this.marks.ascii;
  }

  get badRows(): BadRows {
    const { bad: count, setAside, firstBad: first, blankLines } = this;
    return { count, setAside, first, ...(blankLines > 0 ? { blankLines } : {}) };
  }

  /**
   * Fills the block with rows from `from` on; the byte before `limit` must be a line break. Stops when the block is
   * full, at `limit`, or before a row with a quoted cell that does not end before `limit`.
   *
   * @throws AppError `csv/cell-too-large`; `csv/unclosed-quote` when a quoted cell runs over a line break into text.
   */
  fill(bytes: Uint8Array, from: number, limit: number): void {
    const { scanner, columns, capacity } = this;
    let pos = from;
    let rows = 0;
    scanner.clear();
    this.marks.clear();
    this.open = null;
    while (rows < capacity && pos < limit) {
      const found = this.findRows(bytes, pos, limit, rows);
      if (found > 0) {
        rows += found;
        pos = this.marks.next;
        continue;
      }
      const most = this.leadLines + this.headerLines > 0 ? 1 : Math.min(capacity - rows, this.scannedAlone);
      const whole = scanner.scanRows(bytes, pos, limit, rows, most);
      rows += scanner.passed;
      pos = scanner.rowStart;
      if (!whole) {
        this.stopAtQuote();
        break;
      }
      const base = rows * columns;
      if (scanner.next - pos > MAX_CELL_BYTES) this.refuseLargeCell(base);
      if (scanner.blank) this.blankLines++;
      else if (this.accept(bytes, base)) this.lines[rows++] = scanner.line;
      scanner.line += scanner.lineBreaks;
      pos = scanner.next;
    }
    this.rows = rows;
    this.next = pos;
  }

  /** Cuts rows that have a cell for every column, as many as follow each other; none where the scanner has to read on. */
  private findRows(bytes: Uint8Array, from: number, limit: number, row: number): number {
    const { scanner, marks, columns, lines } = this;
    // The one cell of a row may be a blank line, which is no row.
    if (columns === 1 || this.leadLines + this.headerLines > 0) return 0;
    const found = marks.find(bytes, scanner.viewOf(bytes), from, limit, this.capacity - row);
    this.scannedAlone = found > 0 ? 1 : Math.min(this.scannedAlone * 2, this.capacity);
    if (found === 0) return 0;
    const place = row * columns;
    marks.write(bytes, this.wanted, this.starts, this.ends, place);
    for (const cell of marks.escaped) {
      if (cell < found * columns && this.wanted.includes(cell % columns)) scanner.escaped.push(place + cell);
    }
    for (let at = 0; at < found; at++) lines[row + at] = scanner.line + at;
    scanner.line += found;
    return found;
  }

  /** The cell in which `bytes[from, filled)` ends; `bytes[filled]` must be a line break. */
  cellAtEnd(bytes: Uint8Array, from: number, filled: number): OpenCell {
    const { scanner } = this;
    scanner.clear();
    if (scanner.scanRow(bytes, from, filled + 1)) {
      return { offset: scanner.lastStart, line: this.scanner.line, column: scanner.cells, quoted: false };
    }
    this.stopAtQuote();
    return this.open ?? { offset: from, line: this.scanner.line, column: 1, quoted: true };
  }

  /** Resolves doubled quotes in the bytes. After it the ranges are plain text, but no longer ranges of the source. */
  unquoteCells(bytes: Uint8Array): void {
    for (const place of this.scanner.escaped) {
      this.ends[place] = unquote(bytes, this.starts[place], this.ends[place]);
    }
  }

  /** Whether the row just scanned becomes a row of the table. */
  private accept(bytes: Uint8Array, base: number): boolean {
    const { scanner, columns } = this;
    if (this.leadLines > 0) {
      this.leadLines--;
      return this.putAside('outside-table', base);
    }
    if (this.headerLines > 0) {
      this.headerLines--;
      this.scanner.forgetEscapes(base);
      return false;
    }
    if (scanner.cells === columns) return true;
    if (scanner.cells < columns) {
      if (this.isRemark(bytes, base)) return this.putAside('outside-table', base);
      const end = scanner.next;
      this.starts.fill(end, base + scanner.cells, base + columns);
      this.ends.fill(end, base + scanner.cells, base + columns);
      this.note('too-few-cells');
      return true;
    }
    if (!scanner.surplusFilled) return true;
    return this.putAside('too-many-cells', base);
  }

  private putAside(kind: BadRow['kind'], base: number): false {
    this.setAside++;
    this.note(kind);
    this.scanner.forgetEscapes(base);
    return false;
  }

  /** Whether a row with too few cells is a comment or a total, which a report puts under its table. */
  private isRemark(bytes: Uint8Array, base: number): boolean {
    const start = this.starts[base];
    const end = this.ends[base];
    if (bytes[start] === HASH_BYTE) return true;
    return end - start <= MAX_TOTAL_BYTES && TOTAL.test(String.fromCharCode(...bytes.subarray(start, end)).trim());
  }

  private note(kind: BadRow['kind']): void {
    this.bad++;
    if (this.firstBad.length < MAX_BAD_ROWS_LISTED) {
      this.firstBad.push({ line: this.scanner.line, kind, cells: this.scanner.cells });
    }
  }

  private stopAtQuote(): void {
    const { openQuote, openQuoteLine, cells, strayQuote } = this.scanner;
    this.open = { offset: openQuote, line: this.scanner.line + openQuoteLine, column: cells + 1, quoted: true };
    if (strayQuote) throw new AppError('csv/unclosed-quote', { line: this.open.line, column: this.open.column });
  }

  private refuseLargeCell(base: number): void {
    const cells = Math.min(this.scanner.cells, this.columns);
    for (let cell = 0; cell < cells; cell++) {
      if (this.ends[base + cell] - this.starts[base + cell] > MAX_CELL_BYTES) {
        throw new AppError('csv/cell-too-large', { line: this.scanner.line, column: cell + 1, limit: MAX_CELL_BYTES });
      }
    }
  }
}

function rowsPerBlock(columns: number): number {
  const few = Math.min(MIN_ROWS, Math.floor(MAX_CELLS / columns));
  return Math.max(1, few, Math.floor(CELLS_PER_BLOCK / columns));
}
