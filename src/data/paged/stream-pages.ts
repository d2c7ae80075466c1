import type { BatchTaker } from '../formats/opened-file.ts';
import { ParquetNumbers } from '../parquet/numbers-column.ts';
import type { ParquetBuilder } from '../parquet/parquet-builder.ts';
import { isSame } from '../reconsider-format.ts';
import type { Column } from '../table.ts';
import type { ColumnReading } from './column-reading.ts';
import { PageCursor } from './page-cursor.ts';

/** Rows of a batch: fewer where there are many columns, so that one takes 32 MB at most. */
const MOST_ROWS = 65_536;
const LEAST_ROWS = 1024;
const CELLS = 2 ** 22;

/**
 * Goes through all rows of some columns, a batch of rows after the other. How many cells of each were rounded.
 * @throws AppError as the columns' pages; `job/cancelled`.
 */
export async function streamPages(
  readings: readonly ColumnReading[],
  rowCount: number,
  taker: BatchTaker,
  pauseAt: (rows: number) => Promise<void>,
): Promise<readonly number[]> {
  for (;;) {
    const rounded = await passThrough(readings, rowCount, taker, pauseAt);
    if (rounded) return rounded;
    taker.restart();
  }
}

/** Null when a column has shown that it has to be read in another way. */
async function passThrough(
  readings: readonly ColumnReading[],
  rowCount: number,
  taker: BatchTaker,
  pauseAt: (rows: number) => Promise<void>,
): Promise<readonly number[] | null> {
  const batchRows = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, Math.floor(CELLS / Math.max(1, readings.length))));
  const builders = readings.map((reading) => reading.createBuilder(Math.min(batchRows, rowCount)));
  const cursors = readings.map(({ of: { column } }) => new PageCursor(column));
  let columns: readonly Column[] = [];
  try {
    for (let first = 0; first < rowCount;) {
      const rows = Math.min(batchRows, rowCount - first);
      for (const [at, cursor] of cursors.entries()) {
        await cursor.move(rows, builders[at]);
        await pauseAt(first);
      }
      if (readings.some((reading, at) => reading.isHopeless(builders[at]))) break;
      columns = readings.map((reading, at) => reading.finish(builders[at].take()));
      taker.take({ rowCount: rows, columns }, first);
      first += rows;
      await pauseAt(first);
    }
  } finally {
    for (const cursor of cursors) await cursor.close();
  }
  const again = readings.filter((reading, at) => reading.judge(builders[at])).length > 0;
  if (again || readings.filter((reading, at) => isSpelledAnew(reading, columns[at])).length > 0) return null;
  return builders.map(roundedOf);
}

/** Whether all levels of a dictionary of numbers show another format than it was given out under. */
function isSpelledAnew(reading: ColumnReading, column: Column): boolean {
  return column.store === 'codes' && !isSame(reading.respell(column) as typeof column, column);
}

function roundedOf(builder: ParquetBuilder): number {
  return builder instanceof ParquetNumbers ? builder.rounded : 0;
}
