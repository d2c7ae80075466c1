import type { Column } from '../table.ts';
import type { ColumnPage } from './page-values.ts';

/** Grows one column of the table, page by page. */
export interface ParquetBuilder {
  append(page: ColumnPage): void;
  /** The kind that fits better, once the cells have shown it; null while the column's own fits. */
  misfit(): 'numbers' | 'other' | null;
  /** The rows since the last take; levels, and what has been seen so far, stay known. */
  take(): Column;
}
