import { loadParquetReader } from '../parquet-loader.ts';
import { isParquet } from '../sniff-binary.ts';
import type { TableFormat } from './format.ts';

/** Parquet: its columns have names and types of their own. */
export const parquet: TableFormat = {
  id: 'parquet',
  recognises: (_, source) => isParquet(source),
  async open(source, options) {
    const { openParquetFile } = await loadParquetReader();
    return openParquetFile(source, options);
  },
  async text(source) {
    const { parquetText } = await loadParquetReader();
    return parquetText(source);
  },
};
