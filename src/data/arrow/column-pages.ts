import { AppError } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';
import { isMemoryRefused } from '../memory-refused.ts';
import type { ColumnPage, StoredValues } from '../parquet/page-values.ts';
import type { ArrowColumn } from './arrow-columns.ts';
import type { ValueLayout } from './arrow-fields.ts';
import type { ArrowBatch } from './arrow-messages.ts';
import { readBuffers, unpackBuffer } from './batch-buffers.ts';
import { buffersOf, type OpenArrow, type PlacedBatch } from './open-arrow.ts';
import { readVector, type Vector } from './vector.ts';

/** Rows of a page at most, so that work on one stays short. */
const PAGE_ROWS = 65_536;

const BOOLEANS: StoredValues = [false, true];

/** The values of a dictionary, and which of them are missing. */
interface DictionaryValues {
  readonly values: StoredValues;
  readonly missing: Uint8Array | null;
}

/** The cells of one column, batch by batch; of its dictionary the state before the batch is held. */
export class ColumnPages {
  private dictionary: DictionaryValues = { values: [], missing: null };
  /** Dictionary batches of the file that the dictionary already holds. */
  private known = 0;

  constructor(
    private readonly source: ByteSource,
    private readonly arrow: OpenArrow,
    private readonly column: ArrowColumn,
  ) {}

  /**
   * The cells of a batch, in pages of {@link PAGE_ROWS}; quickest in the order of the batches.
   * @throws AppError `arrow/damaged` with the column's name and the batch; `file/changed`, `file/unreadable`.
   */
  async *of(batch: PlacedBatch): AsyncGenerator<ColumnPage, void, void> {
    const { column } = this;
    if (column.dictionary) await this.readDictionary(batch);
    const vector = await this.readColumn(
      batch,
      batch,
      column.layout,
      buffersOf(batch, column),
      batch.nodes[column.node].nulls,
    );
    for (let from = 0; from < batch.rows; from += PAGE_ROWS) {
      yield this.damageAs(batch, () => this.page(vector, from, Math.min(batch.rows, from + PAGE_ROWS)));
    }
  }

  private page(vector: Vector, from: number, to: number): ColumnPage {
    const filled = vector.filled(from, to);
    const values = vector.values(from, to, filled);
    const rows = to - from;
    if (this.column.dictionary) return placedPage(rows, filled, values, this.dictionary);
    return { rows, filled, values, dictionary: this.column.layout.is === 'bits' ? BOOLEANS : null };
  }

  /** Brings the dictionary to where it stands before a batch. */
  private async readDictionary(batch: PlacedBatch): Promise<void> {
    const { dictionary } = this.column;
    if (!dictionary) return;
    if (this.known > batch.dictionariesBefore) {
      this.known = 0;
      this.dictionary = { values: [], missing: null };
    }
    for (; this.known < batch.dictionariesBefore; this.known++) {
      const { id, isDelta, batch: more } = this.arrow.dictionaries[this.known];
      if (id !== dictionary.id) continue;
      const { layout } = dictionary.type;
      const vector = await this.readColumn(
        batch,
        more,
        layout,
        { from: 0, count: more.buffers.length },
        more.nodes[0]?.nulls ?? 0,
      );
      this.dictionary = this.damageAs(batch, () => extend(isDelta ? this.dictionary : null, vector, layout));
    }
  }

  private async readColumn(
    batch: PlacedBatch,
    part: ArrowBatch,
    layout: ValueLayout,
    { from, count }: { readonly from: number; readonly count: number },
    nulls: number,
  ): Promise<Vector> {
    const stored = await readBuffers(this.source, part, from, count);
    return this.damageAs(batch, () => {
      const buffers = stored.map((bytes) => unpackBuffer(bytes, part.codec));
      return readVector(layout, part.rows, nulls, buffers);
    });
  }

  /** Does work on what a batch says; any error in it means that it is damaged. @throws AppError `arrow/damaged`. */
  damageAs<T>({ number }: PlacedBatch, work: () => T): T {
    try {
      return work();
    } catch (cause) {
      if (cause instanceof AppError || isMemoryRefused(cause)) throw cause;
      throw new AppError('arrow/damaged', { column: this.column.header, batch: number }, { cause });
    }
  }
}

/** Cells that are places in a dictionary; a place of a missing value is a missing cell. */
function placedPage(
  rows: number,
  filled: Uint8Array | null,
  places: StoredValues,
  { values, missing }: DictionaryValues,
): ColumnPage {
  const kept = new Uint32Array(places.length);
  const present = missing ? (filled ?? new Uint8Array(rows).fill(1)) : filled;
  let count = 0;
  for (let row = 0, at = 0; at < places.length; row++) {
    if (filled && filled[row] === 0) continue;
    const place = Number(places[at++]);
    if (!(place >= 0 && place < values.length)) throw new RangeError('a place outside the dictionary');
    if (missing && present && missing[place] === 1) present[row] = 0;
    else kept[count++] = place;
  }
  return { rows, filled: present, values: kept.subarray(0, count), dictionary: values };
}

function extend(former: DictionaryValues | null, vector: Vector, layout: ValueLayout): DictionaryValues {
  const filled = vector.filled(0, vector.rows);
  const places = vector.values(0, vector.rows, filled);
  const stored = layout.is === 'bits' ? Array.from(places, (place) => BOOLEANS[place as number]) : places;
  const before = former?.values.length ?? 0;
  const values = new Array<unknown>(before + vector.rows);
  for (let at = 0; at < before; at++) values[at] = former?.values[at];
  let missing: Uint8Array | null = null;
  if (filled || former?.missing) {
    missing = new Uint8Array(before + vector.rows);
    if (former?.missing) missing.set(former.missing);
  }
  for (let row = 0, at = 0; row < vector.rows; row++) {
    if (filled && filled[row] === 0) {
      if (missing) missing[before + row] = 1;
    } else values[before + row] = stored[at++];
  }
  return { values, missing };
}
