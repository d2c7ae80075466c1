import type { ReadResult } from '../read-table.ts';
import { sliceTable, type Column, type Table } from '../table.ts';
import type { BatchTaker, StreamResult } from './opened-file.ts';

const BATCH_ROWS = 65_536;

/** Gives a table that is held in batches: for formats that cannot be read in pieces. */
export function streamHeld({ table, ...told }: ReadResult, taker: BatchTaker): StreamResult {
  for (let from = 0; from < table.rowCount; from += BATCH_ROWS) {
    const batch = sliceTable(table, from, Math.min(table.rowCount, from + BATCH_ROWS));
    taker.take(from === 0 ? batch : withoutTotals(batch), from, told.lines);
  }
  return { ...told, rowCount: table.rowCount };
}

/** The batch without what it tells of all rows, which the first one has told. */
function withoutTotals({ rowCount, columns }: Table): Table {
  const bare = (column: Column): Column => {
    if (column.store === 'numbers') return { ...column, missing: new Map(), unreadable: { count: 0, lines: [] } };
    return column.store === 'text' ? { ...column, blanks: 0 } : column;
  };
  return { rowCount, columns: columns.map(bare) };
}
