import { nextCapacity } from '../grow.ts';
import type { TextColumn } from '../table.ts';
import type { ColumnPage } from './page-values.ts';
import type { ParquetBuilder } from './parquet-builder.ts';

/** Builds a column of texts that stay in the file, to be found again by their rows. */
export class ParquetTexts implements ParquetBuilder {
  private starts = new Float64Array(0);
  private lengths = new Uint32Array(0);
  private rows = 0;
  private blanks = 0;
  /** Rows that were taken before. */
  private taken = 0;

  constructor(
    private readonly index: number,
    private readonly name: string,
    private readonly expectedRows: number,
  ) {}

  append({ rows, filled, values, dictionary }: ColumnPage): void {
    if (this.rows + rows > this.starts.length) this.grow(this.rows + rows);
    for (let row = 0, at = 0; row < rows; row++, this.rows++) {
      let length = 0;
      if (!filled || filled[row] === 1) {
        const value = values[at++];
        length = lengthOf(dictionary ? dictionary[value as number] : value);
      }
      this.starts[this.rows] = this.taken + this.rows;
      this.lengths[this.rows] = length;
      if (length === 0) this.blanks++;
    }
  }

  misfit(): null {
    return null;
  }

  take(): TextColumn {
    const { index, name, rows, blanks } = this;
    const starts = this.starts.subarray(0, rows);
    const lengths = this.lengths.subarray(0, rows);
    this.taken += rows;
    this.rows = 0;
    this.blanks = 0;
    this.starts = new Float64Array(0);
    this.lengths = new Uint32Array(0);
    return { index, name, store: 'text', starts, lengths, blanks };
  }

  private grow(needed: number): void {
    const { starts, lengths } = this;
    const capacity = starts.length === 0 ? Math.max(needed, this.expectedRows) : nextCapacity(starts.length, needed);
    this.starts = new Float64Array(capacity);
    this.starts.set(starts);
    this.lengths = new Uint32Array(capacity);
    this.lengths.set(lengths);
  }
}

/** Bytes of a text; a stored number, date or time that is left in the file is never empty. */
function lengthOf(value: unknown): number {
  return value instanceof Uint8Array ? value.length : 1;
}
