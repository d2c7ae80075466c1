import { uniqueNames } from '../column-names.ts';
import { describeColumn, formatHints, type ColumnTally } from '../column-sample.ts';
import type { BatchTaker, OpenedFile, StreamHooks, StreamResult, TableOutline } from '../formats/opened-file.ts';
import { missingTest } from '../missing.ts';
import { Pacer, type ReadHooks } from '../pacer.ts';
import { ParquetNumbers } from '../parquet/numbers-column.ts';
import type { ParquetBuilder } from '../parquet/parquet-builder.ts';
import type { ReadOptions } from '../read-options.ts';
import type { ReadResult } from '../read-table.ts';
import type { Column, TextColumn } from '../table.ts';
import { ColumnReading } from './column-reading.ts';
import { storedBytes, type PagedFile } from './paged-file.ts';
import { readPagedText } from './read-paged-text.ts';
import { sampleColumn } from './sample-column.ts';
import { streamPages } from './stream-pages.ts';

/** Of a cell that is held: a number takes it, a code less, a text more. */
const BYTES_PER_CELL = 8;

/** Hears how many bytes of the columns have been read, and gives way. */
export type PauseAt = (bytes: number) => Promise<void>;

interface ReadColumn {
  readonly column: Column;
  readonly rounded: number;
}

/**
 * A file whose columns are stored one by one, read page by page; it is never held whole. Columns are stored as those of
 * the same data in a text file: the first rows decide, and a column that turns out otherwise is read again.
 *
 * A null is the empty cell, as an empty text is: level `''`, missing unless other spellings were named. A float that is
 * not a number is missing by its spelling `NaN`. Whole numbers beyond 2⁵³ keep all figures as levels, and are rounded to
 * the nearest double where they are counted with, which `format.rounded` tells. 32-bit floats are taken for the shortest
 * decimal that they stand for. Dates and times become ISO 8601 text.
 */
export class PagedTable implements OpenedFile {
  readonly outline: TableOutline;
  private readings: readonly ColumnReading[] | null = null;

  constructor(
    private readonly file: PagedFile,
    private readonly options: ReadOptions,
    private readonly fileSize: number,
  ) {
    this.outline = { expectedRows: file.rowCount, bytesPerRow: file.columns.length * BYTES_PER_CELL };
  }

  async hold(hooks: ReadHooks = {}): Promise<ReadResult> {
    const started = performance.now();
    const pacer = new Pacer(hooks.signal);
    const { file } = this;
    const readings = await this.prepare(pacer);
    const columns: ReadColumn[] = [];
    let before = 0;
    for (const reading of readings) {
      const pause = this.pauser(pacer, hooks, before, file.bytes);
      columns.push(await holdColumn(reading, file.rowCount, pause));
      before += storedBytes(reading.of.column);
    }
    await this.pauser(pacer, hooks, 0, file.bytes)(file.bytes);
    return {
      ...this.told(readings, columns, started),
      table: { rowCount: file.rowCount, columns: columns.map(({ column }) => column) },
    };
  }

  async stream(taker: BatchTaker, hooks: StreamHooks = {}): Promise<StreamResult> {
    const started = performance.now();
    const pacer = new Pacer(hooks.signal);
    const { file } = this;
    const all = await this.prepare(pacer);
    const wanted = all.filter(({ of: { name } }) => hooks.columns?.has(name) ?? true);
    const bytes = wanted.reduce((sum, { of: { column } }) => sum + storedBytes(column), 0);
    const pause = this.pauser(pacer, hooks, 0, bytes);
    const rounded = await streamPages(wanted, file.rowCount, taker, (rows) => pause((rows / file.rowCount) * bytes));
    const columns = wanted.map(({ of: { name } }, at) => ({ column: { name }, rounded: rounded[at] }));
    return { ...this.told(wanted, columns, started), rowCount: file.rowCount };
  }

  texts(column: TextColumn, rows: ArrayLike<number>): Promise<string[]> {
    return readPagedText(this.file, column, rows);
  }

  /** Looks at the first rows of all columns, since how numbers are written in one tells of others. */
  private async prepare(pacer: Pacer): Promise<readonly ColumnReading[]> {
    if (this.readings) return this.readings;
    pacer.check();
    const { options, file } = this;
    const names = uniqueNames(file.columns.map(({ header }) => header));
    const tallies: ColumnTally[] = [];
    for (const [index, column] of file.columns.entries()) {
      tallies.push(await sampleColumn(column, names[index], missingTest(options, names[index])));
      await pacer.pause();
    }
    const hints = formatHints(tallies, null);
    this.readings = file.columns.map((column, index) => {
      const of = { column, index, name: names[index], options, hints, plainBytes: file.plainBytes };
      return new ColumnReading(of, describeColumn(tallies[index], hints));
    });
    return this.readings;
  }

  private pauser(pacer: Pacer, { onProgress }: ReadHooks, before: number, total: number): PauseAt {
    return async (bytes) => {
      const done = Math.min(before + bytes, total);
      if (!(await pacer.pause()) && done < total) return;
      const rows = Math.floor((done / Math.max(total, 1)) * this.file.rowCount);
      onProgress?.({ done, total, rows });
    };
  }

  private told(
    readings: readonly ColumnReading[],
    columns: readonly { readonly column: { readonly name: string }; readonly rounded: number }[],
    started: number,
  ): Omit<StreamResult, 'rowCount'> {
    const { format } = this.file;
    const rounded = columns.flatMap(({ column: { name }, rounded: cells }) => (cells > 0 ? [{ name, cells }] : []));
    return {
      format: rounded.length > 0 ? { ...format, rounded } : format,
      badRows: { count: 0, setAside: 0, first: [] },
      lines: null,
      samples: readings.map(({ sample }) => sample),
      options: this.options,
      fileSize: this.fileSize,
      elapsed: performance.now() - started,
    };
  }
}

async function holdColumn(reading: ColumnReading, rows: number, pause: PauseAt): Promise<ReadColumn> {
  for (;;) {
    const builder = reading.createBuilder(rows);
    await feed(builder, reading, pause);
    if (reading.judge(builder)) continue;
    const rounded = builder instanceof ParquetNumbers ? builder.rounded : 0;
    return { column: reading.finish(reading.respell(builder.take())), rounded };
  }
}

async function feed(builder: ParquetBuilder, reading: ColumnReading, pause: PauseAt): Promise<void> {
  let before = 0;
  for (const chunk of reading.of.column.chunks) {
    let rows = 0;
    for await (const page of chunk.pages()) {
      chunk.damageAs(() => builder.append(page));
      rows += page.rows;
      await pause(before + (rows / chunk.rows) * chunk.bytes);
      if (reading.isHopeless(builder)) return;
    }
    before += chunk.bytes;
  }
}
