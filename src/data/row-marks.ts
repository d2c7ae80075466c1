import { BLANK, byteClasses, CR_BYTE, DELIMITER, LF_BYTE, QUOTE, QUOTE_BYTE } from './byte-classes.ts';
import { SPARE_BYTES } from './byte-view.ts';
import { MAX_CELL_BYTES } from './limits.ts';
import { eightMarks, MARK_BITS, NOT_ASCII_BITS, pairMarks, UNUSUAL_BITS } from './pair-marks.ts';

/** Bytes looked at as one, a bit of a word for each; the last ones may go beyond the end. */
const SPAN = SPARE_BYTES;

/**
 * Finds where cells end, of rows that have one for every column: 32 bytes at a time, whatever cells are in them, since most
 * of the time it takes to look for one end after another is lost on not knowing how far the next one is. It stops before the
 * first row that has more or fewer cells, a line break within quotes, or a text after a closing quote; those are read by a
 * {@link RowScanner}, and all others as that one reads them.
 */
export class RowMarks {
  /** Where the last row found ended. */
  next = 0;
  /** Cells with doubled quotes, by their place counted from the first cell of the first row. */
  readonly escaped: number[] = [];

  /** Before each cell in turn the byte that ended the one before, from `marks[0]` on. */
  private readonly marks: Int32Array;
  private readonly classes: Uint8Array;
  private readonly table: Uint16Array;
  private rows = 0;
  private most = 0;
  private quoted = false;
  private stopped = false;
  /** The second of two quotes that stand for one. */
  private doubled = -1;
  private seen = 0;

  constructor(
    delimiter: string,
    private readonly columns: number,
    capacity: number,
  ) {
    this.classes = byteClasses(delimiter);
    this.table = pairMarks(delimiter);
    this.marks = new Int32Array(columns * capacity + SPAN + 1);
  }

  /** Whether all bytes looked at since {@link clear} are ASCII. */
  get ascii(): boolean {
    return (this.seen & NOT_ASCII_BITS) === 0;
  }

  clear(): void {
    this.seen = 0;
  }

  /**
   * Looks for up to `most` rows from `from` on, where a row starts; the byte before `limit` must be a line break. Returns how many
   * there are. `view`: the bytes, and {@link SPARE_BYTES} more.
   */
  find(bytes: Uint8Array, view: DataView, from: number, limit: number, most: number): number {
    const { marks, table, columns } = this;
    marks[0] = from - 1;
    this.rows = 0;
    this.most = most;
    this.quoted = false;
    this.stopped = false;
    this.doubled = -1;
    this.escaped.length = 0;
    const mostMarks = most * columns;
    let seen = 0;
    let found = 0;
    for (let base = from; base < limit && found <= mostMarks; base += SPAN) {
      const a = eightMarks(view, table, base);
      const b = eightMarks(view, table, base + 8);
      const c = eightMarks(view, table, base + 16);
      const d = eightMarks(view, table, base + 24);
      const all = a | b | c | d;
      seen |= all;
      let bits = (a & MARK_BITS) | ((b & MARK_BITS) << 8) | ((c & MARK_BITS) << 16) | (d << 24);
      if (limit - base < SPAN) bits &= (1 << (limit - base)) - 1;
      const before = found;
      for (; bits !== 0; bits &= bits - 1) marks[++found] = base + 31 - Math.clz32(bits & -bits);
      if ((all & UNUSUAL_BITS) === 0 && !this.quoted) continue;
      found = this.settle(bytes, before, found);
      if (this.stopped) break;
    }
    this.seen |= seen;
    const end = marks[this.rows * columns];
    this.next = end + (end + 1 < limit && isPair(bytes, end) ? 2 : 1);
    return this.rows;
  }

  /** Writes the ranges of the cells of some columns, of the rows last found, to `starts` and `ends` from `place` on. */
  write(bytes: Uint8Array, wanted: Int32Array, starts: Int32Array, ends: Int32Array, place: number): void {
    const { marks, columns } = this;
    const cells = this.rows * columns;
    for (let i = 0; i < wanted.length; i++) {
      for (let at = wanted[i]; at < cells; at += columns) {
        const start = marks[at] + 1;
        starts[place + at] = start;
        ends[place + at] = marks[at + 1];
        if (bytes[start] <= QUOTE_BYTE) this.trim(bytes, place + at, starts, ends);
      }
    }
  }

  /** Leaves out of a cell what stands before its first byte or behind its last: blanks, quotes, half a line break. */
  private trim(bytes: Uint8Array, place: number, starts: Int32Array, ends: Int32Array): void {
    const { classes } = this;
    let start = starts[place];
    let end = ends[place];
    if (start < end && bytes[start] === LF_BYTE) start++;
    let kind = classes[bytes[start]];
    while (kind === BLANK) kind = classes[bytes[++start]];
    if (kind === QUOTE) {
      start++;
      do end--;
      while (bytes[end] !== QUOTE_BYTE);
    }
    starts[place] = start;
    ends[place] = end;
  }

  /** Looks more closely at the marks after `before` up to `found`: drops those that end no cell, and counts rows. */
  private settle(bytes: Uint8Array, before: number, found: number): number {
    const { marks, classes, columns } = this;
    let kept = before;
    for (let i = before + 1; i <= found; i++) {
      const at = marks[i];
      const kind = classes[bytes[at]];
      if (kind === QUOTE) {
        if (this.quoted) this.meetQuote(bytes, at, kept);
        else this.quoted = this.startsCell(bytes, marks[kept] + 1, at);
      } else if (this.quoted) {
        if (kind > DELIMITER) this.stopped = true;
      } else if (kind === DELIMITER) {
        marks[++kept] = at;
      } else if (kind > DELIMITER) {
        if (kept > 0 && marks[kept] === at - 1 && isPair(bytes, at - 1)) continue;
        marks[++kept] = at;
        const rowStart = marks[this.rows * columns] + 1;
        if (kept !== (this.rows + 1) * columns || at - rowStart >= MAX_CELL_BYTES) this.stopped = true;
        else if (++this.rows === this.most) this.stopped = true;
      }
      if (this.stopped) break;
    }
    return kept;
  }

  /** A quote within quotes: it stands for itself with the next one, or ends the cell. */
  private meetQuote(bytes: Uint8Array, at: number, cell: number): void {
    const { classes, escaped } = this;
    if (at === this.doubled) return;
    if (classes[bytes[at + 1]] === QUOTE) {
      this.doubled = at + 1;
      if (escaped[escaped.length - 1] !== cell) escaped.push(cell);
      return;
    }
    this.quoted = false;
    let pos = at + 1;
    while (classes[bytes[pos]] === BLANK) pos++;
    if (classes[bytes[pos]] < DELIMITER) this.stopped = true;
  }

  /** Whether only blanks stand between the start of a cell and a place in it. */
  private startsCell(bytes: Uint8Array, start: number, place: number): boolean {
    let pos = start < place && bytes[start] === LF_BYTE ? start + 1 : start;
    while (pos < place && this.classes[bytes[pos]] === BLANK) pos++;
    return pos === place;
  }
}

/** Whether two bytes break one line; the first one is its mark. */
function isPair(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === CR_BYTE && bytes[at + 1] === LF_BYTE;
}
