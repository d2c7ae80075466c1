import { MAX_BAD_ROWS_LISTED } from './limits.ts';
import type { BadRow, BadRows } from './profile.ts';

const NONE: BadRows = { count: 0, setAside: 0, first: [] };

/** Where a line came from: which of several files, from 0, and which line of it, from 1. */
export interface Origin {
  readonly part: number;
  readonly line: number;
}

/**
 * Of delimited text that was made of other files: which line of which file stands behind each of its lines, and the rows
 * that did not get into it. One time that the text is made has origins of its own. Whoever reads it row by row tells when
 * lines will not be asked for again, so that what is kept does not grow with the file.
 */
export class Origins {
  private readonly starts: number[] = [];
  private readonly offsets: number[] = [];
  private readonly parts: number[] = [];
  private readonly badRows: BadRow[] = [];
  private readonly inner = new Map<number, () => Origins | null>();
  private readonly listed = new ListedRows((row) => ({ ...row, ...this.of(row.line) }));
  private bad = 0;
  private blank = 0;
  private setAside = 0;

  /** Notes that line `at` is line `line` of a part; the lines after it follow, until more is noted. Lines come in order. */
  add(at: number, line: number, part: number): void {
    const last = this.starts.length - 1;
    if (last >= 0 && this.parts[last] === part && this.offsets[last] === line - at) return;
    this.starts.push(at);
    this.offsets.push(line - at);
    this.parts.push(part);
  }

  /** Notes that the lines of a part are of a text that is itself made, whose own origins they are to be looked up in. */
  addInner(part: number, origins: () => Origins | null): void {
    this.inner.set(part, origins);
  }

  /** Where a line came from. */
  of(line: number): Origin {
    const { part, line: noted } = this.noted(line);
    return { part, line: this.lineIn(part, noted) };
  }

  /** The line of a part's file behind a line of its text. */
  lineIn(part: number, line: number): number {
    return this.inner.get(part)?.()?.of(line).line ?? line;
  }

  /** Gives back the memory of what came before a line, which will not be asked for again. */
  forget(before: number): void {
    const { part: current, line } = this.noted(before);
    for (const [part, inner] of this.inner) {
      if (part <= current) inner()?.forget(part < current ? Infinity : line);
    }
    const kept = this.place(before);
    if (kept <= 0) return;
    for (const list of [this.starts, this.offsets, this.parts]) list.splice(0, kept);
  }

  /** Notes which rows of the text a reader has listed so far as not fitting, while it is known where they came from. */
  list(first: readonly BadRow[]): void {
    this.listed.see(first);
  }

  /** How many places are noted. */
  get size(): number {
    let size = this.starts.length;
    for (const inner of this.inner.values()) size += inner()?.size ?? 0;
    return size;
  }

  private noted(line: number): Origin {
    const at = this.place(line);
    return at < 0 ? { part: 0, line } : { part: this.parts[at], line: line + this.offsets[at] };
  }

  /** Place of the last note at or before a line, or of the first one; −1 without any. */
  private place(line: number): number {
    let low = 0;
    let high = this.starts.length;
    if (high === 0) return -1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.starts[middle] <= line) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Notes a row that is not in the text, or not as it stood in its file. */
  addBad(row: BadRow, isSetAside: boolean): void {
    this.bad++;
    if (isSetAside) this.setAside++;
    if (this.badRows.length < MAX_BAD_ROWS_LISTED) this.badRows.push(row);
  }

  /** Notes the rows of a part that do not fit, which are not in the text. */
  addAll(bad: BadRows, part: number): void {
    this.addFound({ ...bad, first: bad.first.map((row) => this.inPart(row, part)) });
  }

  /** The same of rows whose lines are those of their file already. */
  addFound({ count, setAside, first, blankLines = 0 }: BadRows): void {
    this.bad += count;
    this.setAside += setAside;
    this.blank += blankLines;
    const room = MAX_BAD_ROWS_LISTED - this.badRows.length;
    this.badRows.push(...first.slice(0, Math.max(0, room)));
  }

  /** A row of a part's text as one of its file. */
  inPart(row: BadRow, part: number): BadRow {
    return { ...row, part, line: this.lineIn(part, row.line) };
  }

  /** The rows that do not fit: those noted here, and those of the text by where they came from. */
  badRowsWith({ count, setAside, first, blankLines }: BadRows, several: boolean): BadRows {
    const made = new Origins();
    for (const [part, inner] of this.inner) {
      const { first: rows, ...counts } = inner()?.badRowsWith(NONE, false) ?? NONE;
      made.addFound({ ...counts, first: rows.map((row) => ({ ...row, part })) });
    }
    const found = this.listed.see(first);
    const all = [...this.badRows, ...made.badRows, ...found]
      .sort((one, other) => (one.part ?? 0) - (other.part ?? 0) || one.line - other.line)
      .slice(0, MAX_BAD_ROWS_LISTED)
      .map(({ part, ...row }): BadRow => (several ? { part: part ?? 0, ...row } : row));
    const blank = (blankLines ?? 0) + this.blank + made.blank;
    return {
      count: count + this.bad + made.bad,
      setAside: setAside + this.setAside + made.setAside,
      first: all,
      ...(blank > 0 ? { blankLines: blank } : {}),
    };
  }
}

/** The rows that a reader lists as not fitting, longer and longer, each placed in its file when it is first seen. */
export class ListedRows {
  private readonly rows: BadRow[] = [];

  constructor(private readonly place: (row: BadRow) => BadRow) {}

  /** All that were seen so far. @param first those seen before, and perhaps more */
  see(first: readonly BadRow[]): readonly BadRow[] {
    for (let at = this.rows.length; at < first.length; at++) this.rows.push(this.place(first[at]));
    return this.rows;
  }
}
