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
 * that did not get into it.
 */
export class Origins {
  private readonly starts: number[] = [];
  private readonly offsets: number[] = [];
  private readonly parts: number[] = [];
  private readonly badRows: BadRow[] = [];
  private readonly inner = new Map<number, () => Origins | null>();
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
    return { part, line: this.inner.get(part)?.()?.of(noted).line ?? noted };
  }

  private noted(line: number): Origin {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.starts[middle] <= line) low = middle;
      else high = middle;
    }
    if (high === 0) return { part: 0, line };
    return { part: this.parts[low], line: line + this.offsets[low] };
  }

  /** Notes a row that is not in the text, or not as it stood in its file. */
  addBad(row: BadRow, isSetAside: boolean): void {
    this.bad++;
    if (isSetAside) this.setAside++;
    if (this.badRows.length < MAX_BAD_ROWS_LISTED) this.badRows.push(row);
  }

  /** Notes the rows of a part that do not fit, which are not in the text. */
  addAll({ count, setAside, first, blankLines = 0 }: BadRows, part: number): void {
    const inner = this.inner.get(part)?.();
    this.bad += count;
    this.setAside += setAside;
    this.blank += blankLines;
    const room = MAX_BAD_ROWS_LISTED - this.badRows.length;
    for (const row of first.slice(0, Math.max(0, room))) {
      this.badRows.push({ ...row, part, line: inner?.of(row.line).line ?? row.line });
    }
  }

  /** The rows that do not fit: those noted here, and those of the text by where they came from. */
  badRowsWith({ count, setAside, first, blankLines }: BadRows, several: boolean): BadRows {
    const made = new Origins();
    for (const [part, inner] of this.inner) {
      const origins = inner();
      if (origins) made.addAll(origins.badRowsWith(NONE, false), part);
    }
    const found = first.map((row): BadRow => ({ ...row, ...this.of(row.line) }));
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
