import type { ByteSource } from '../byte-source.ts';
import type { OpenedFile } from '../formats/opened-file.ts';
import type { MadeText } from '../made-text.ts';
import { PagedTable } from '../paged/paged-table.ts';
import { PagedText } from '../paged/paged-text.ts';
import type { ReadOptions } from '../read-options.ts';
import { pagedParquet } from './paged-parquet.ts';

/**
 * Opens a Parquet file: its footer is read. The other parts of a table are read as {@link PagedTable} says.
 *
 * @throws AppError `parquet/*`, `file/changed`, `file/unreadable`.
 */
export async function openParquetFile(source: ByteSource, options: ReadOptions): Promise<OpenedFile> {
  return new PagedTable(await pagedParquet(source), options, source.size);
}

/** A Parquet file as delimited text. @throws AppError as {@link openParquetFile}. */
export async function parquetText(source: ByteSource): Promise<MadeText> {
  return new PagedText(await pagedParquet(source), source.size);
}
