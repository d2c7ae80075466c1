import type { ColumnBuilder } from './column-builder.ts';
import { growFloats, growUint32, nextCapacity } from './grow.ts';
import type { RowBlock } from './row-block.ts';
import type { TextColumn } from './table.ts';
import { isUtf8 } from './utf8.ts';

/** Builds a column of byte ranges: the text itself stays in the file. */
export class TextBuilder implements ColumnBuilder {
  readonly keepsRanges = true;
  private rows = 0;
  private starts: Float64Array<ArrayBuffer>;
  private lengths: Uint32Array<ArrayBuffer>;
  private blanks = 0;
  private wellFormed = true;

  constructor(
    private readonly index: number,
    private readonly name: string,
    private readonly expectedRows: number,
  ) {
    this.starts = new Float64Array(expectedRows);
    this.lengths = new Uint32Array(expectedRows);
  }

  append(bytes: Uint8Array, block: RowBlock, base: number): void {
    this.makeRoom(this.rows + block.rows);
    const { starts, lengths } = this;
    const { rows, columns, starts: from, ends: to } = block;
    let at = this.rows;
    let blanks = 0;
    for (let row = 0, cell = this.index; row < rows; row++, cell += columns) {
      const length = to[cell] - from[cell];
      starts[at] = base + from[cell];
      lengths[at++] = length;
      if (length === 0) blanks++;
    }
    this.blanks += blanks;
    this.rows = at;
    if (this.wellFormed && !block.ascii) this.wellFormed = this.areUtf8(bytes, block);
  }

  private areUtf8(bytes: Uint8Array, { rows, columns, starts, ends }: RowBlock): boolean {
    for (let row = 0, cell = this.index; row < rows; row++, cell += columns) {
      if (!isUtf8(bytes, starts[cell], ends[cell])) return false;
    }
    return true;
  }

  isUtf8(): boolean {
    return this.wellFormed;
  }

  misfit(): null {
    return null;
  }

  oddSpellings(): readonly string[] {
    return [];
  }

  provesDecimals(): boolean {
    return false;
  }

  take(): TextColumn {
    const { index, name, rows, blanks } = this;
    const starts = this.starts.subarray(0, rows);
    const lengths = this.lengths.subarray(0, rows);
    this.starts = new Float64Array(0);
    this.lengths = new Uint32Array(0);
    this.rows = 0;
    this.blanks = 0;
    return { index, name, store: 'text', starts, lengths, blanks };
  }

  private makeRoom(rows: number): void {
    const { length } = this.starts;
    if (rows <= length) return;
    const capacity = length === 0 ? Math.max(rows, this.expectedRows) : nextCapacity(length, rows);
    this.starts = growFloats(this.starts, capacity);
    this.lengths = growUint32(this.lengths, capacity);
  }
}
