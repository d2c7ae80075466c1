import type { ByteSource } from './byte-source.ts';
import type { ColumnSample } from './column-sample.ts';
import { openFile } from './formats/registry.ts';
import type { LineIndex } from './line-index.ts';
import type { ReadHooks } from './pacer.ts';
import type { BadRows, FileFormat } from './profile.ts';
import type { ReadOptions } from './read-options.ts';
import type { Table } from './table.ts';

/** One of several files that were read as one table. */
export interface PartFacts {
  readonly name: string;
  /** Bytes of the file. */
  readonly size: number;
  /** Rows of the table that come from it. */
  readonly rows: number;
  readonly format: FileFormat;
}

/** A table with all that was found out while reading it. */
export interface ReadResult {
  readonly table: Table;
  readonly format: FileFormat;
  readonly badRows: BadRows;
  /** The line of each row; null for a file without lines. */
  readonly lines: LineIndex | null;
  /** What the first rows told of each column; what a column kept as text is judged by. */
  readonly samples: readonly ColumnSample[];
  readonly options: ReadOptions;
  /** Bytes of the source. */
  readonly fileSize: number;
  /** The files that the table is of, in order; absent where it is of one. */
  readonly parts?: readonly PartFacts[];
  /** Milliseconds spent reading. */
  readonly elapsed: number;
}

/**
 * Reads a file into a table that is held, whatever its format.
 *
 * @throws AppError what opening and reading the file's format throw; `job/cancelled` within 200 ms of the signal.
 */
export async function readTable(source: ByteSource, options: ReadOptions, hooks: ReadHooks = {}): Promise<ReadResult> {
  return (await openFile(source, options, hooks)).hold(hooks);
}
