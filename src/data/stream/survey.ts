import type { CellLines } from '../cell-lines.ts';
import type { LineIndex } from '../line-index.ts';
import type { OpenedFile, StreamHooks } from '../formats/opened-file.ts';
import type { ReadResult } from '../read-table.ts';
import type { Table } from '../table.ts';
import { Surveyor } from './surveyor.ts';

/**
 * What one time through a file told, its rows not kept: exact totals of every column, and some rows chosen by chance.
 *
 * `table` holds the sampled rows in the order of the file. Its columns tell what is known of the whole: levels, counts, missing
 * spellings, unreadable cells and blanks are those of all rows, and so is `whole` of each column; only `codes`, `values`,
 * `starts` and `lengths` are those of the sample. Where the sample holds every row it is the table as it would be held.
 */
export interface Survey extends Omit<ReadResult, 'lines'> {
  readonly table: Table;
  /** All rows of the file; `table.rowCount` is the number of sampled ones. */
  readonly rowCount: number;
  /** Which rows were sampled, from 0, increasing. Length: `table.rowCount`. */
  readonly rows: Float64Array;
  readonly seed: number;
  /** A streamed file's lines are known where they are needed: in `unreadableLines`, and in `whole` of its columns. */
  readonly lines: LineIndex | null;
  /** By index of a column of codes: the lines of its first hundred cells that are neither a number nor missing. */
  readonly unreadableLines: ReadonlyMap<number, CellLines>;
}

export interface SurveyOptions {
  /** Rows to sample: by default {@link SAMPLED_ROWS}, fewer where there are very many columns; Infinity keeps them all. */
  readonly rows?: number;
  /** How many columns the file has where only some of them are surveyed, so that the same rows are sampled as of all. */
  readonly ofColumns?: number;
  /** Columns whose distinct numbers are counted up to the most, however many columns there are: those that a plan names. */
  readonly counted?: ReadonlySet<string>;
  /** Chooses which rows are sampled; the same seed chooses the same rows, however the file is cut. */
  readonly seed?: number;
}

/**
 * Goes through a file once and keeps exact totals of its columns and a sample of its rows, in memory that does not grow
 * with its length (see {@link Surveyor}).
 *
 * @throws AppError as {@link OpenedFile.stream}; `job/cancelled`.
 */
export async function surveyFile(
  opened: OpenedFile,
  options: SurveyOptions = {},
  hooks: StreamHooks = {},
): Promise<Survey> {
  const surveyor = new Surveyor(options);
  return surveyor.finish(await opened.stream(surveyor, hooks));
}

/** Whether some rows of the file are not in the sample, so that what rests on it is not exact. */
export function isSampled({ table, rowCount }: Pick<Survey, 'table' | 'rowCount'>): boolean {
  return table.rowCount < rowCount;
}
