import type { LineIndex } from '../line-index.ts';
import type { ByteSource } from '../byte-source.ts';
import type { ReadHooks } from '../pacer.ts';
import type { BadRow } from '../profile.ts';
import type { ReadResult } from '../read-table.ts';
import type { Table, TextColumn } from '../table.ts';

/**
 * A file that has been opened: it is known how its rows and columns are told apart. Its rows can be read any number of
 * times, either into a table that is held or as batches that nobody keeps; what one time through has shown of a column is
 * remembered for the next.
 */
export interface OpenedFile {
  /** What is known of its table before the rows are read; absent where nothing is. */
  readonly outline?: TableOutline;
  /**
   * The names of its columns, where a time through some of them tells the same of these and of the file as one through all;
   * absent where it does not.
   */
  readonly columnNames?: readonly string[];
  /** Reads all rows into one table. @throws AppError as the format's reader says; `job/cancelled`. */
  hold(hooks?: ReadHooks): Promise<ReadResult>;
  /**
   * Goes through all rows once, in order, in batches of bounded size. The same file gives the same rows however it is cut.
   * @throws AppError as the format's reader says; `job/cancelled`.
   */
  stream(taker: BatchTaker, hooks?: StreamHooks): Promise<StreamResult>;
  /**
   * The texts of some rows of a text column that this file gave, in the order asked for.
   * @throws AppError `file/changed`, `file/unreadable`.
   */
  texts(column: TextColumn, rows: ArrayLike<number>): Promise<string[]>;
}

/** A source with the name it goes by. */
export interface NamedSource {
  readonly name: string;
  readonly source: ByteSource;
  /** What an archive says of the content: its bytes, unpacked, and their CRC-32; absent of a file by itself. */
  readonly content?: { readonly size: number; readonly crc: number };
}

export interface TableOutline {
  /** Rows, or what the first ones let expect. */
  readonly expectedRows: number;
  /** Bytes that a row takes in a table that is held, roughly. */
  readonly bytesPerRow: number;
}

export interface BatchTaker {
  /**
   * Takes the rows that follow those of the batch before; `first` is the number of the first one, from 0, and `lines` knows the
   * lines of the batch's rows where the file has lines. A column of codes may list more levels from batch to batch; its
   * `counts` are not to be used, since formats differ in which rows they are of. Missing spellings, unreadable cells and blanks
   * are those of the batch, so that the batches' together are the file's. `badRows` are those listed so far, by line.
   */
  take(batch: Table, first: number, lines?: LineIndex | null, badRows?: readonly BadRow[]): void;
  /** A column has turned out to be of another kind: all rows come again, from the first. */
  restart(): void;
}

export interface StreamHooks extends ReadHooks {
  /** Names of the columns that are wanted; all when absent. Columns that are not there are not missed. */
  readonly columns?: ReadonlySet<string>;
  /** About so many rows to a batch, where the format can cut them so; its own measure when absent. */
  readonly batchRows?: number;
}

/** What a time through the file told, beside the rows. */
export interface StreamResult extends Omit<ReadResult, 'table'> {
  readonly rowCount: number;
}
