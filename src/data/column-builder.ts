import type { RowBlock } from './row-block.ts';
import type { ByteEncoding } from './schema.ts';
import type { Column } from './table.ts';

/** Grows one column of the table, block by block. */
export interface ColumnBuilder {
  /** Whether it keeps byte ranges, and so must see the bytes before doubled quotes are resolved in them. */
  readonly keepsRanges: boolean;
  /** Adds the block's cells of this column. `base` is the offset of `bytes[0]` in the stream that is parsed. */
  append(bytes: Uint8Array, block: RowBlock, base: number): void;
  /** Whether all that was seen is well-formed UTF-8. */
  isUtf8(): boolean;
  /** The kind that fits better than the column's own, once the cells have shown it; null while its own fits. */
  misfit(): 'numbers' | 'other' | null;
  /** Distinct spellings, some of them, that are neither missing nor numbers in the column's format. */
  oddSpellings(): readonly string[];
  /** Whether a cell has shown that the doubtful mark of its kind starts decimals. */
  provesDecimals(): boolean;
  /** The column of the rows since the last take. Dictionaries go on, so a later batch has the same codes. */
  take(encoding: ByteEncoding): Column;
}
