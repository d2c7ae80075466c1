import { AppError } from '../../errors.ts';
import type { TextColumn } from '../table.ts';
import type { PagedFile } from './paged-file.ts';
import { pageTexts } from './sample-column.ts';

/**
 * The texts of some rows of a column that was left in its file, in the order asked for. Only the parts that hold one of
 * the rows are read.
 *
 * @throws AppError `file/changed`, `file/unreadable`, and as the format says.
 */
export async function readPagedText(
  { columns }: PagedFile,
  column: TextColumn,
  rows: ArrayLike<number>,
): Promise<string[]> {
  const paged = columns.at(column.index);
  if (!paged) throw new AppError('file/changed');
  const texts = new Array<string>(rows.length).fill('');
  const wanted = Array.from(rows, (row, at) => ({ at, row: column.starts[row] })).sort(
    (one, other) => one.row - other.row,
  );
  let next = 0;
  let chunkStart = 0;
  for (const chunk of paged.chunks) {
    const chunkEnd = chunkStart + chunk.rows;
    if (next < wanted.length && wanted[next].row < chunkEnd) {
      let start = chunkStart;
      for await (const page of chunk.pages()) {
        const end = start + page.rows;
        if (next < wanted.length && wanted[next].row < end) {
          const cells = chunk.damageAs(() => pageTexts(page, paged.kind));
          for (; next < wanted.length && wanted[next].row < end; next++)
            texts[wanted[next].at] = cells[wanted[next].row - start];
        }
        start = end;
        if (next === wanted.length || wanted[next].row >= chunkEnd) break;
      }
    }
    chunkStart = chunkEnd;
  }
  return texts;
}
