import type { ByteSource } from '../byte-source.ts';
import type { OpenedFile } from '../formats/opened-file.ts';
import type { MadeText } from '../made-text.ts';
import { Pacer, type ReadHooks } from '../pacer.ts';
import { PagedTable } from '../paged/paged-table.ts';
import { PagedText } from '../paged/paged-text.ts';
import type { ReadOptions } from '../read-options.ts';
import { pagedArrow } from './paged-arrow.ts';

/**
 * Opens an Arrow file (Feather) or stream: it is found where its record batches are, and they are read one by one, the
 * wanted columns only. The other parts of a table are read as {@link PagedTable} says.
 *
 * @throws AppError `arrow/*`, `csv/too-many-columns`, `file/changed`, `file/unreadable`; `job/cancelled`.
 * @see Apache Arrow Columnar Format 1.5, Serialization and Interprocess Communication.
 */
export async function openArrowFile(
  source: ByteSource,
  options: ReadOptions,
  { signal }: ReadHooks,
): Promise<OpenedFile> {
  return new PagedTable(await pagedArrow(source, new Pacer(signal)), options, source.size);
}

/** An Arrow file or stream as delimited text. @throws AppError as {@link openArrowFile}. */
export async function arrowText(source: ByteSource, { signal }: ReadHooks): Promise<MadeText> {
  return new PagedText(await pagedArrow(source, new Pacer(signal)), source.size);
}
