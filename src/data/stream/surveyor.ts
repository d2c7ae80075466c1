import type { BatchTaker, StreamResult } from '../formats/opened-file.ts';
import type { LineIndex } from '../line-index.ts';
import type { Table } from '../table.ts';
import { surveyOf, type ColumnSurvey } from './column-surveys.ts';
import { RowSampler } from './row-sampler.ts';
import type { Survey, SurveyOptions } from './survey.ts';

/** Rows that are sampled unless there are very many columns. */
export const SAMPLED_ROWS = 100_000;
/** Cells of all sampled rows together, so that a table of very many columns is sampled in as much memory. */
const MOST_SAMPLED_CELLS = 10_000_000;
/** The seed of samples that nobody chose another for. */
const SAMPLE_SEED = 1;

/** Most distinct numbers that are counted one by one in a column, and in all columns stored as numbers together. */
const MOST_DISTINCT = 65_536;
const MOST_DISTINCT_IN_ALL = 64 * MOST_DISTINCT;

/**
 * Takes a file's batches and keeps of them what a {@link Survey} tells. What it holds depends on the columns and their distinct
 * values and not on the rows: up to two samples, and the distinct numbers of columns while there are at most 65,536 (fewer
 * in each where more than 64 columns are stored as numbers, but for those that are asked for by name).
 */
export class Surveyor implements BatchTaker {
  readonly #options: SurveyOptions;
  #sampler: RowSampler | null = null;
  #columns: ColumnSurvey[] = [];

  constructor(options: SurveyOptions = {}) {
    this.#options = options;
  }

  take(batch: Table, first: number, lines: LineIndex | null = null): void {
    const sampler = (this.#sampler ??= this.#start(batch));
    const picked = sampler.pick(first, batch.rowCount);
    batch.columns.forEach((column, at) => this.#columns[at].add(column, first, lines, picked));
    const places = sampler.thin();
    if (places) for (const column of this.#columns) column.keep(places);
  }

  /** Whether the distinct numbers of a column are still counted one by one; true for a column of another kind. */
  countsDistinct(name: string): boolean {
    return this.#columns.find((column) => column.name === name)?.countsDistinct ?? true;
  }

  restart(): void {
    this.#sampler = null;
    this.#columns = [];
  }

  /** What was kept, when all batches have been taken. */
  finish(told: StreamResult): Survey {
    const places = this.#sampler?.finish();
    if (places) for (const column of this.#columns) column.keep(places);
    const rows = this.#sampler?.rows() ?? new Float64Array(0);
    const columns = this.#columns.map((column) => column.finish());
    const oddLines = this.#columns.map(({ oddLines }, at) => [columns[at].index, oddLines] as const);
    return {
      ...told,
      table: { rowCount: rows.length, columns },
      rows,
      seed: this.#options.seed ?? SAMPLE_SEED,
      unreadableLines: new Map(oddLines.filter(([, odd]) => !odd.isEmpty).map(([index, odd]) => [index, odd.list()])),
    };
  }

  #start({ columns }: Table): RowSampler {
    const numbers = columns.filter(({ store }) => store === 'numbers').length;
    const mostDistinct = Math.min(MOST_DISTINCT, Math.floor(MOST_DISTINCT_IN_ALL / Math.max(numbers, 1)));
    const { counted, ofColumns = columns.length } = this.#options;
    this.#columns = columns.map((column) => surveyOf(column, counted?.has(column.name) ? MOST_DISTINCT : mostDistinct));
    const most = Math.min(SAMPLED_ROWS, Math.floor(MOST_SAMPLED_CELLS / Math.max(ofColumns, 1)));
    return new RowSampler(this.#options.rows ?? most, this.#options.seed ?? SAMPLE_SEED);
  }
}
