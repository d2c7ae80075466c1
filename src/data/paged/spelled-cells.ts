import type { CellKind } from '../parquet/cell-kind.ts';
import type { ColumnPage, StoredValues } from '../parquet/page-values.ts';
import { cellSpeller } from '../parquet/spell-cell.ts';
import { isUtf8 } from '../utf8.ts';

const EMPTY = new Uint8Array(0);
const encoder = new TextEncoder();

/** Gathers the cells of some rows of a column as the bytes of their texts. */
export class SpelledCells {
  private cells: Uint8Array[] = [];
  private readonly spell: (value: unknown) => string;
  private dictionary: StoredValues | null = null;
  private ofPlace: (Uint8Array | undefined)[] = [];

  constructor(private readonly kind: CellKind) {
    this.spell = cellSpeller(kind);
  }

  /** The cells since the last take, in UTF-8; no bytes for a missing one. */
  take(): readonly Uint8Array[] {
    const { cells } = this;
    this.cells = [];
    return cells;
  }

  append({ rows, filled, values, dictionary }: ColumnPage): void {
    if (dictionary !== this.dictionary) {
      this.dictionary = dictionary;
      this.ofPlace = [];
    }
    const { cells, ofPlace } = this;
    for (let row = 0, at = 0; row < rows; row++) {
      if (filled && filled[row] === 0) cells.push(EMPTY);
      else if (!dictionary) cells.push(this.bytesOf(values[at++]));
      else {
        const place = values[at++] as number;
        cells.push((ofPlace[place] ??= this.bytesOf(dictionary[place])));
      }
    }
  }

  private bytesOf(value: unknown): Uint8Array {
    if (this.isText(value) && isUtf8(value, 0, value.length)) return value;
    return encoder.encode(this.spell(value));
  }

  private isText(value: unknown): value is Uint8Array {
    return this.kind.is === 'text' && value instanceof Uint8Array;
  }
}
