import { loadParquetReader } from '../parquet-loader.ts';
import { isParquet } from '../sniff-binary.ts';
import type { TableFormat } from './format.ts';
import { streamHeld } from './stream-held.ts';

/** Parquet: its columns have names and types of their own. */
export const parquet: TableFormat = {
  id: 'parquet',
  recognises: (_, source) => isParquet(source),
  async open(source, options) {
    const { readParquet, readParquetText } = await loadParquetReader();
    return {
      hold: (hooks) => readParquet(source, options, hooks),
      stream: async (taker, hooks) => streamHeld(await readParquet(source, options, hooks), taker),
      texts: (column, rows) => readParquetText(source, column, rows),
    };
  },
};
