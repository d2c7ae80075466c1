import type { ByteSource } from '../byte-source.ts';
import type { Pacer } from '../pacer.ts';
import type { PagedColumn, PagedFile } from '../paged/paged-file.ts';
import type { ArrowColumn } from './arrow-columns.ts';
import { ColumnPages } from './column-pages.ts';
import { openArrow, storedBytes, type OpenArrow } from './open-arrow.ts';

/** What compression makes of a table, about; so that the same data is stored alike however it was packed. */
const USUAL_RATIO = 3;

/** An Arrow file by its columns. @throws AppError as {@link openArrow}. */
export async function pagedArrow(source: ByteSource, pacer: Pacer): Promise<PagedFile> {
  const arrow = await openArrow(source, pacer);
  const columns = arrow.columns.map((column) => pagedColumn(source, arrow, column));
  const bytes = columns.reduce((sum, { chunks }) => sum + chunks.reduce((of, chunk) => of + chunk.bytes, 0), 0);
  const plainBytes = arrow.format.codecs.length > 0 ? bytes * USUAL_RATIO : bytes;
  return { columns, rowCount: arrow.rowCount, format: arrow.format, bytes, plainBytes };
}

function pagedColumn(source: ByteSource, arrow: OpenArrow, column: ArrowColumn): PagedColumn {
  const pages = new ColumnPages(source, arrow, column);
  return {
    header: column.header,
    kind: column.kind,
    chunks: arrow.batches.map((batch) => ({
      rows: batch.rows,
      bytes: storedBytes(batch, column),
      pages: () => pages.of(batch),
      damageAs: (work) => pages.damageAs(batch, work),
    })),
  };
}
