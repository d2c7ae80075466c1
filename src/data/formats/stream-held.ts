import type { ReadResult } from '../read-table.ts';
import { sliceTable } from '../table.ts';
import type { BatchTaker, StreamResult } from './opened-file.ts';

const BATCH_ROWS = 65_536;

/** Gives a table that is held in batches: for formats that cannot be read in pieces. */
export function streamHeld({ table, ...told }: ReadResult, taker: BatchTaker): StreamResult {
  for (let from = 0; from < table.rowCount; from += BATCH_ROWS) {
    taker.take(sliceTable(table, from, Math.min(table.rowCount, from + BATCH_ROWS)), from);
  }
  return { ...told, rowCount: table.rowCount };
}
