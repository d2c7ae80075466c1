import type { CellKind } from '../parquet/cell-kind.ts';
import type { ColumnPage } from '../parquet/page-values.ts';
import type { ArrowFormat, ParquetFormat } from '../profile.ts';

/** A file whose columns are stored one by one, in parts of some rows each: what is needed to read its table. */
export interface PagedFile {
  readonly columns: readonly PagedColumn[];
  readonly rowCount: number;
  readonly format: ParquetFormat | ArrowFormat;
  /** Bytes of the columns that are read, as they are stored and about how many they are unpacked. */
  readonly bytes: number;
  readonly plainBytes: number;
}

/** A column that has one value a row. */
export interface PagedColumn {
  readonly header: string;
  readonly kind: CellKind;
  /** Its parts, in the order of their rows; parts without rows left out. */
  readonly chunks: readonly PagedChunk[];
}

/** The rows of a column in one row group or record batch. */
export interface PagedChunk {
  readonly rows: number;
  /** Bytes as they are stored. */
  readonly bytes: number;
  /** Its cells, page by page; only the bytes around the current page are held. @throws AppError of the format; `file/*`. */
  pages(): AsyncGenerator<ColumnPage, void, void>;
  /** Does work on what the bytes say; any error in it means that they are damaged, and is thrown as the format's AppError. */
  damageAs<T>(work: () => T): T;
}

/** Bytes of a column as they are stored. */
export function storedBytes({ chunks }: PagedColumn): number {
  return chunks.reduce((sum, { bytes }) => sum + bytes, 0);
}
