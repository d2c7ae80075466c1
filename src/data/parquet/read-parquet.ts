import type { ByteSource } from '../byte-source.ts';
import { chooseKind, correctKind, type KindRequest } from '../choose-kind.ts';
import { describeColumn, formatHints, type ColumnSample } from '../column-sample.ts';
import { uniqueNames } from '../column-names.ts';
import { missingTest, namedMissing } from '../missing.ts';
import { Pacer, type ReadHooks } from '../pacer.ts';
import type { ReadOptions } from '../read-options.ts';
import type { ReadResult } from '../read-table.ts';
import { isSame, reconsiderFormat, respell } from '../reconsider-format.ts';
import type { ColumnKind } from '../schema.ts';
import type { Column } from '../table.ts';
import type { FormatHints } from '../infer-number-format.ts';
import { chunkPages, damageAs } from './chunk-pages.ts';
import { ParquetCodes } from './codes-column.ts';
import type { FlatColumn } from './flat-columns.ts';
import { ParquetNumbers } from './numbers-column.ts';
import { openParquet, type OpenParquet } from './open-parquet.ts';
import type { ParquetBuilder } from './parquet-builder.ts';
import { sampleColumn } from './sample-column.ts';
import { ParquetTexts } from './text-column.ts';

/** In one module with reading, so that all of it is one part of the program that a text file never loads. */
export { readParquetText } from './read-parquet-text.ts';

interface Reading {
  readonly source: ByteSource;
  readonly parquet: OpenParquet;
  readonly options: ReadOptions;
  readonly hints: FormatHints;
  /** Tells of progress and gives way; `bytes` is how much of the column has been read. */
  pause(bytes: number): Promise<void>;
}

interface ReadColumn {
  readonly column: Column;
  readonly sample: ColumnSample;
  readonly rounded: number;
}

/**
 * Reads a Parquet file into a table, column by column and page by page; the file is never held whole. Columns are stored
 * as those of the same data in a text file: the first rows decide, and a column that turns out otherwise is read again.
 *
 * A null is the empty cell, as an empty text is: level `''`, missing unless other spellings were named. A float that is
 * not a number is missing by its spelling `NaN`. Whole numbers beyond 2⁵³ keep all figures as levels, and are rounded to
 * the nearest double where they are counted with, which `format.rounded` tells. 32-bit floats are taken for the shortest
 * decimal that they stand for. Dates and times become ISO 8601 text.
 *
 * @throws AppError `parquet/*`, `file/changed`, `file/unreadable`; `job/cancelled` within 200 ms of the signal.
 */
export async function readParquet(
  source: ByteSource,
  options: ReadOptions,
  hooks: ReadHooks = {},
): Promise<ReadResult> {
  const started = performance.now();
  const pacer = new Pacer(hooks.signal);
  const parquet = await openParquet(source);
  pacer.check();
  const names = uniqueNames(parquet.columns.map(({ header }) => header));
  const tallies = [];
  for (const [index, column] of parquet.columns.entries()) {
    tallies.push(await sampleColumn(source, parquet, column, names[index], missingTest(options, names[index])));
    await pacer.pause();
  }
  const hints = formatHints(tallies, null);
  let before = 0;
  const progress = (bytes: number): void => {
    const done = Math.min(before + bytes, parquet.bytes);
    const rows = Math.floor((done / Math.max(parquet.bytes, 1)) * parquet.rowCount);
    hooks.onProgress?.({ done, total: parquet.bytes, rows });
  };
  const pause = async (bytes: number): Promise<void> => {
    if (await pacer.pause()) progress(bytes);
  };
  const columns: ReadColumn[] = [];
  for (const [index, column] of parquet.columns.entries()) {
    const sample = describeColumn(tallies[index], hints);
    columns.push(await readColumn(column, names[index], index, sample, { source, parquet, options, hints, pause }));
    before += compressedBytes(parquet, column);
  }
  progress(0);
  const rounded = columns.flatMap(({ column: { name }, rounded: cells }) => (cells > 0 ? [{ name, cells }] : []));
  return {
    table: { rowCount: parquet.rowCount, columns: columns.map(({ column }) => column) },
    format: rounded.length > 0 ? { ...parquet.format, rounded } : parquet.format,
    badRows: { count: 0, setAside: 0, first: [] },
    lines: null,
    samples: columns.map(({ sample }) => sample),
    options,
    fileSize: source.size,
    elapsed: performance.now() - started,
  };
}

async function readColumn(
  column: FlatColumn,
  name: string,
  index: number,
  first: ColumnSample,
  reading: Reading,
): Promise<ReadColumn> {
  const { options, hints, parquet } = reading;
  let sample = first;
  const request = (): KindRequest => ({ name, sample, options, fileSize: parquet.plainBytes });
  let kind = chooseKind(request());
  for (let pass = 1; ; pass++) {
    const builder = createBuilder(column, name, index, kind, parquet.rowCount);
    await feed(builder, column, reading);
    const misfit = builder.misfit();
    const other = builder instanceof ParquetNumbers && pass === 1 ? reconsider(builder, name, sample, hints) : null;
    const respelled = other !== null && !isSame(other, sample);
    sample = other ?? sample;
    if (misfit || respelled) {
      kind = correctKind(request(), kind, respelled ? 'format' : (misfit ?? 'other'), pass);
      continue;
    }
    const missingSpellings = namedMissing(options, name);
    const built = missingSpellings ? { ...builder.take(), missingSpellings } : builder.take();
    const rounded = builder instanceof ParquetNumbers ? builder.rounded : 0;
    return { ...respell(built, sample, hints, options), rounded };
  }
}

function reconsider(
  { odd, provesDecimals }: ParquetNumbers,
  name: string,
  sample: ColumnSample,
  hints: FormatHints,
): ColumnSample | null {
  return reconsiderFormat(sample, { name, odd: [...odd], provesDecimals }, hints);
}

function createBuilder(
  column: FlatColumn,
  name: string,
  index: number,
  kind: ColumnKind,
  rows: number,
): ParquetBuilder {
  if (kind.store === 'codes') return new ParquetCodes(index, name, column, kind, rows);
  if (kind.store === 'numbers') return new ParquetNumbers(index, name, column, kind, rows);
  return new ParquetTexts(index, name, column, rows);
}

async function feed(builder: ParquetBuilder, column: FlatColumn, { source, parquet, pause }: Reading): Promise<void> {
  let bytes = 0;
  for (const chunk of parquet.chunksOf(column)) {
    const ofChunk = Number(chunk.meta.total_compressed_size);
    let rows = 0;
    for await (const page of chunkPages(source, chunk)) {
      damageAs(chunk, () => builder.append(page));
      rows += page.rows;
      await pause(bytes + (rows / chunk.rows) * ofChunk);
      if (builder.misfit() !== null && builder instanceof ParquetCodes) return;
    }
    bytes += ofChunk;
  }
}

function compressedBytes(parquet: OpenParquet, column: FlatColumn): number {
  return parquet.chunksOf(column).reduce((sum, { meta }) => sum + Number(meta.total_compressed_size), 0);
}
