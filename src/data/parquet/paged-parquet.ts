import type { ByteSource } from '../byte-source.ts';
import type { PagedFile } from '../paged/paged-file.ts';
import { chunkPages, damageAs } from './chunk-pages.ts';
import { openParquet } from './open-parquet.ts';

/** A Parquet file by its columns. @throws AppError as {@link openParquet}. */
export async function pagedParquet(source: ByteSource): Promise<PagedFile> {
  const { columns, rowCount, format, bytes, plainBytes, chunksOf } = await openParquet(source);
  return {
    rowCount,
    format,
    bytes,
    plainBytes,
    columns: columns.map((column) => ({
      header: column.header,
      kind: column.kind,
      chunks: chunksOf(column).map((chunk) => ({
        rows: chunk.rows,
        bytes: Number(chunk.meta.total_compressed_size),
        pages: () => chunkPages(source, chunk),
        damageAs: (work) => damageAs(chunk, work),
      })),
    })),
  };
}
