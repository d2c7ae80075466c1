import type { TextColumn } from '../table.ts';
import type { FlatColumn } from './flat-columns.ts';
import type { ColumnPage } from './page-values.ts';
import type { ParquetBuilder } from './parquet-builder.ts';

/** Builds a column of texts that stay in the file, to be found again by their rows. */
export class ParquetTexts implements ParquetBuilder {
  private readonly starts: Float64Array;
  private readonly lengths: Uint32Array;
  private rows = 0;
  private blanks = 0;

  constructor(
    private readonly index: number,
    private readonly name: string,
    _column: FlatColumn,
    rows: number,
  ) {
    this.starts = new Float64Array(rows);
    this.lengths = new Uint32Array(rows);
  }

  append({ rows, filled, values, dictionary }: ColumnPage): void {
    for (let row = 0, at = 0; row < rows; row++, this.rows++) {
      let length = 0;
      if (!filled || filled[row] === 1) {
        const value = values[at++];
        length = lengthOf(dictionary ? dictionary[value as number] : value);
      }
      this.starts[this.rows] = this.rows;
      this.lengths[this.rows] = length;
      if (length === 0) this.blanks++;
    }
  }

  misfit(): null {
    return null;
  }

  take(): TextColumn {
    const { index, name, starts, lengths, blanks } = this;
    return { index, name, store: 'text', starts, lengths, blanks };
  }
}

/** Bytes of a text; a stored number, date or time that is left in the file is never empty. */
function lengthOf(value: unknown): number {
  return value instanceof Uint8Array ? value.length : 1;
}
