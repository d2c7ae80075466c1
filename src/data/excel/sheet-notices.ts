import type { WorkbookSheet } from '../profile.ts';
import type { SheetCells } from './sheet-cells.ts';
import type { TablePlace } from './table-place.ts';

/** What of a sheet is read as empty cells, though a person sees or expects values there. */
export type SheetNotices = Pick<WorkbookSheet, 'mergedRows' | 'uncomputedFormulas'>;

/**
 * The notices of a sheet that has been read to its end, the row `lastRow`. Of merged cells those count that reach below the
 * first line of the table, in its columns: titles above it may span what they like.
 */
export function sheetNotices(
  { merged, uncomputedFormulas }: SheetCells,
  { first, columns, row }: TablePlace,
  lastRow: number,
): SheetNotices {
  let mergedRows = 0;
  for (const cells of merged) {
    if (cells.first >= first + columns || cells.last < first) continue;
    mergedRows += Math.max(0, Math.min(cells.lastRow, lastRow) - Math.max(cells.firstRow, row));
  }
  return { ...(mergedRows > 0 ? { mergedRows } : {}), ...(uncomputedFormulas > 0 ? { uncomputedFormulas } : {}) };
}
