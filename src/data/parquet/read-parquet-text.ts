import { AppError } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';
import type { TextColumn } from '../table.ts';
import { chunkPages, damageAs } from './chunk-pages.ts';
import { openParquet } from './open-parquet.ts';
import { pageTexts } from './sample-column.ts';

/**
 * The texts of some rows of a column that was left in a Parquet file, in the order asked for. Only the row groups that
 * hold one of the rows are read.
 *
 * @throws AppError `file/changed`, `file/unreadable`, `parquet/*`.
 */
export async function readParquetText(
  source: ByteSource,
  column: TextColumn,
  rows: ArrayLike<number>,
): Promise<string[]> {
  const parquet = await openParquet(source);
  const flat = parquet.columns[column.index];
  if (!flat) throw new AppError('file/changed');
  const texts = new Array<string>(rows.length).fill('');
  const wanted = Array.from(rows, (row, at) => ({ at, row: column.starts[row] })).sort(
    (one, other) => one.row - other.row,
  );
  let next = 0;
  let groupStart = 0;
  for (const chunk of parquet.chunksOf(flat)) {
    const groupEnd = groupStart + chunk.rows;
    if (next < wanted.length && wanted[next].row < groupEnd) {
      let start = groupStart;
      for await (const page of chunkPages(source, chunk)) {
        const end = start + page.rows;
        if (next < wanted.length && wanted[next].row < end) {
          const cells = damageAs(chunk, () => pageTexts(page, flat));
          for (; next < wanted.length && wanted[next].row < end; next++)
            texts[wanted[next].at] = cells[wanted[next].row - start];
        }
        start = end;
        if (next === wanted.length || wanted[next].row >= groupEnd) break;
      }
    }
    groupStart = groupEnd;
  }
  return texts;
}
