import { AppError } from '../errors.ts';
import { parsedEncoding, readBytes, type ByteSource } from './byte-source.ts';
import { correctKind } from './choose-kind.ts';
import type { ColumnSample } from './column-sample.ts';
import type { LineIndex } from './line-index.ts';
import { namedMissing } from './missing.ts';
import { Pacer, type ReadHooks } from './pacer.ts';
import type { BadRows, FileFormat, TextFormat } from './profile.ts';
import { isSame, reconsiderFormat, respell } from './reconsider-format.ts';
import { loadParquetReader } from './parquet-loader.ts';
import type { ReadOptions } from './read-options.ts';
import type { ByteEncoding, ColumnSchema, Misfit, TableSchema } from './schema.ts';
import { isParquet } from './sniff-binary.ts';
import { sniffFile, type SniffedFile } from './sniff-file.ts';
import type { Column, Table } from './table.ts';
import { TableReader, type ReaderResult } from './table-reader.ts';

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
  /** Milliseconds spent reading. */
  readonly elapsed: number;
}

/** One time through the file. */
interface Pass {
  readonly reader: TableReader;
  readonly result: ReaderResult;
}

/**
 * Reads a file into a table: Parquet, which its first bytes tell, or delimited text.
 *
 * @throws AppError what {@link readDelimited} and `readParquet` throw.
 */
export async function readTable(source: ByteSource, options: ReadOptions, hooks: ReadHooks = {}): Promise<ReadResult> {
  if (hooks.signal?.aborted) throw new AppError('job/cancelled');
  if (!(await isParquet(source))) return readDelimited(source, options, hooks);
  const { readParquet } = await loadParquetReader();
  return readParquet(source, options, hooks);
}

/**
 * Reads delimited text into a table: encoding, dialect, header and the storage of each column are found from the
 * content, and the rows streamed. A column whose cells show another kind than its sample is read again. Rows that do not
 * fit the header are counted in `badRows`; nothing is dropped silently.
 *
 * @throws AppError `file/*` and `csv/*` as the codes say, with `line` and `column` where there is one; `job/cancelled`
 * within 200 ms of the signal.
 */
async function readDelimited(source: ByteSource, options: ReadOptions, hooks: ReadHooks = {}): Promise<ReadResult> {
  const started = performance.now();
  const pacer = new Pacer(hooks.signal);
  pacer.check();
  const sniffed = await sniffFile(source, options, pacer);
  const passes = [await readPass(source, sniffed, sniffed.schema, pacer, hooks)];
  refuseWithoutRows(passes[0].result, sniffed);
  const later = reconsider(passes[0], sniffed);
  for (let schema = sniffed.schema, misfits = later.misfits; misfits.length > 0;) {
    schema = correctSchema(schema, misfits, later.samples, passes.length, source.size, options);
    const pass = await readPass(source, sniffed, schema, pacer, hooks);
    passes.push(pass);
    misfits = pass.result.misfits;
  }
  const parsed = passes.every(({ result }) => result.encoding === 'utf-8') ? 'utf-8' : 'windows-1252';
  const { rowCount, badRows } = passes[0].result;
  const columns = joinColumns(passes, parsed).map((column) => withMissing(column, options));
  const spelled = columns.map((column) => respell(column, later.samples[column.index], sniffed.hints, options));
  return {
    table: { rowCount, columns: spelled.map(({ column }) => column) },
    format: parsed === 'utf-8' ? sniffed.format : { ...sniffed.format, encoding: 'windows-1252' },
    badRows,
    lines: passes[0].reader.lines,
    samples: spelled.map(({ sample }) => sample),
    options,
    fileSize: source.size,
    elapsed: performance.now() - started,
  };
}

async function readPass(
  source: ByteSource,
  { format }: SniffedFile,
  schema: TableSchema,
  pacer: Pacer,
  { signal, onProgress }: ReadHooks,
): Promise<Pass> {
  const fixed = format.encoding === 'utf-8' ? undefined : parsedEncoding(format.encoding);
  const reader = new TableReader(schema, { encoding: fixed, baseOffset: markBytes(format) });
  let done = 0;
  const onBytes = (bytes: number): void => void (done = bytes);
  for await (const piece of readBytes(source, format, { onBytes, signal })) {
    reader.push(piece);
    if (await pacer.pause()) onProgress?.({ done, total: source.size, rows: reader.rows });
  }
  pacer.check();
  const result = reader.finish();
  onProgress?.({ done: source.size, total: source.size, rows: reader.rows });
  return { reader, result };
}

/** Bytes before the text: UTF-16 loses its mark when it is turned into UTF-8. */
function markBytes({ byteOrderMark, encoding }: TextFormat): number {
  return byteOrderMark && encoding === 'utf-8' ? 3 : 0;
}

function refuseWithoutRows({ rowCount, badRows }: ReaderResult, { schema }: SniffedFile): void {
  if (rowCount > 0) return;
  const columns = schema.columns.length;
  const bad = badRows.first.find(({ kind }) => kind !== 'outside-table');
  if (bad) throw new AppError('csv/no-consistent-columns', { line: bad.line, columns, cells: bad.cells });
  throw new AppError('csv/header-only', { line: 1, columns });
}

/** The samples in the light of all cells, and the columns to be read again: misfits, and numbers in another format. */
function reconsider(
  { reader, result }: Pass,
  { schema, samples, hints }: SniffedFile,
): { readonly samples: readonly ColumnSample[]; readonly misfits: readonly Misfit[] } {
  const misfits = new Map(result.misfits.map((misfit) => [misfit.index, misfit]));
  const better = samples.map((sample, index): ColumnSample => {
    const { name, kind } = schema.columns[index];
    if (kind.store !== 'numbers') return sample;
    const odd = reader.oddSpellings(index);
    const other = reconsiderFormat(sample, { name, odd, provesDecimals: reader.provesDecimals(index) }, hints);
    if (other && !isSame(sample, other)) misfits.set(index, { index, better: 'format' });
    return other ?? sample;
  });
  return { samples: better, misfits: [...misfits.values()] };
}

/** The schema of the next pass: the columns that did not fit, under the kind that does; all others skipped. */
function correctSchema(
  schema: TableSchema,
  misfits: readonly Misfit[],
  samples: readonly ColumnSample[],
  pass: number,
  fileSize: number,
  options: ReadOptions,
): TableSchema {
  const better = new Map(misfits.map((misfit) => [misfit.index, misfit.better]));
  const columns = schema.columns.map((column): ColumnSchema => {
    const kind = better.get(column.index);
    if (!kind) return { ...column, kind: { store: 'skip' } };
    const request = { name: column.name, sample: samples[column.index], options, fileSize };
    return { ...column, kind: correctKind(request, column.kind, kind, pass) };
  });
  return { ...schema, columns };
}

/** A column with the spellings of missing that were named for it, so that whoever uses it later means the same. */
function withMissing(column: Column, options: ReadOptions): Column {
  const missingSpellings = namedMissing(options, column.name);
  return missingSpellings ? { ...column, missingSpellings } : column;
}

/** Each column from the last pass that built it. */
function joinColumns(passes: readonly Pass[], encoding: ByteEncoding): readonly Column[] {
  const columns = new Map<number, Column>();
  for (const { reader } of passes) {
    for (const column of reader.takeColumns(encoding)) if (column) columns.set(column.index, column);
  }
  return [...columns.values()].sort((one, other) => one.index - other.index);
}
