import { MAX_UNREADABLE_LISTED } from './limits.ts';
import type { LineIndex } from './line-index.ts';

/** Where the first of some cells stand, at most a hundred. */
export interface CellLines {
  /** Line numbers, from 1, as an editor shows them. */
  readonly lines: readonly number[];
  /** Which of several files each of these lines is of, from 0; absent where there is one. */
  readonly parts?: readonly number[];
}

/** Lists the lines of cells, in the order of their rows. */
export class CellLineList {
  private readonly lines: number[] = [];
  private readonly parts: number[] = [];

  get isFull(): boolean {
    return this.lines.length >= MAX_UNREADABLE_LISTED;
  }

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  /** Adds the line on which a row starts. */
  addRow(row: number, lines: LineIndex): void {
    const part = lines.partOf(row);
    this.addAll({ lines: [lines.lineOf(row)], ...(part === undefined ? {} : { parts: [part] }) });
  }

  addAll({ lines, parts = [] }: CellLines): void {
    const room = MAX_UNREADABLE_LISTED - this.lines.length;
    this.lines.push(...lines.slice(0, room));
    this.parts.push(...parts.slice(0, room));
  }

  list(): CellLines {
    const { lines, parts } = this;
    return { lines: [...lines], ...(parts.length > 0 ? { parts: [...parts] } : {}) };
  }
}
