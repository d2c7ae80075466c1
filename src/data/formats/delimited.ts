import { contentSize, parsedEncoding, readBytes, type ByteSource } from '../byte-source.ts';
import { correctKind } from '../choose-kind.ts';
import type { ColumnSample } from '../column-sample.ts';
import { Pacer, type ReadHooks } from '../pacer.ts';
import type { TextFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import { readText } from '../read-text.ts';
import type { ReadResult } from '../read-table.ts';
import { isSame, reconsiderFormat, respell } from '../reconsider-format.ts';
import type { ByteEncoding, ColumnSchema, Misfit, TableSchema } from '../schema.ts';
import { sniffFile, type SniffedFile } from '../sniff-file.ts';
import type { Column, TextColumn } from '../table.ts';
import { TableReader, type ReaderResult } from '../table-reader.ts';
import { markBytes, outlineOf, refuseWithoutRows, withMissing } from './delimited-facts.ts';
import { DelimitedStream } from './delimited-stream.ts';
import type { TableFormat } from './format.ts';
import type { BatchTaker, OpenedFile, StreamHooks, StreamResult, TableOutline } from './opened-file.ts';

const MAX_ROWS_UNSEEN = 2 ** 20;

/** One time through the file. */
interface Pass {
  readonly reader: TableReader;
  readonly result: ReaderResult;
}

/** Delimited text: CSV and its relatives. Encoding, dialect, header and the storage of each column are found from the content. */
export const delimited: TableFormat = {
  id: 'delimited',
  sequential: true,
  recognises: () => true,
  open: (source, options, hooks) => openDelimited(source, options, hooks),
};

/** @throws AppError as looking at the first rows does; `job/cancelled` */
export async function openDelimited(
  source: ByteSource,
  options: ReadOptions,
  { signal }: ReadHooks,
): Promise<DelimitedFile> {
  const pacer = new Pacer(signal);
  pacer.check();
  return new DelimitedFile(source, options, await sniffFile(source, options, pacer));
}

/** Delimited text whose first bytes have been looked at. Text that is made may be made by another source each time. */
export class DelimitedFile implements OpenedFile {
  /** How the bytes spell characters is known for certain once all have been read. */
  private format: TextFormat;
  private streaming: DelimitedStream | null = null;
  readonly outline: TableOutline;
  readonly columnNames: readonly string[];

  constructor(
    private readonly source: ByteSource,
    private readonly options: ReadOptions,
    private readonly sniffed: SniffedFile,
  ) {
    this.format = sniffed.format;
    this.outline = outlineOf(sniffed);
    this.columnNames = sniffed.schema.columns.map(({ name }) => name);
  }

  /**
   * A column whose cells show another kind than its sample is read again. Rows that do not fit the header are counted in
   * `badRows`; nothing is dropped silently.
   */
  async hold(hooks: ReadHooks = {}, source: ByteSource = this.source): Promise<ReadResult> {
    const started = performance.now();
    const { options, sniffed } = this;
    const pacer = new Pacer(hooks.signal);
    const passes = [await readPass(source, sniffed, sniffed.schema, pacer, hooks)];
    refuseWithoutRows(passes[0].result, sniffed);
    const later = reconsider(passes[0], sniffed);
    for (let schema = sniffed.schema, misfits = later.misfits; misfits.length > 0;) {
      schema = correctSchema(schema, misfits, later.samples, passes.length, contentSize(source), options);
      const pass = await readPass(source, sniffed, schema, pacer, hooks);
      passes.push(pass);
      misfits = pass.result.misfits;
    }
    const parsed = passes.every(({ result }) => result.encoding === 'utf-8') ? 'utf-8' : 'windows-1252';
    this.format = parsed === 'utf-8' ? sniffed.format : { ...sniffed.format, encoding: 'windows-1252' };
    const { rowCount, badRows } = passes[0].result;
    const columns = joinColumns(passes, parsed).map((column) => withMissing(column, options));
    const spelled = columns.map((column) => respell(column, later.samples[column.index], sniffed.hints, options));
    return {
      table: { rowCount, columns: spelled.map(({ column }) => column) },
      format: this.format,
      badRows,
      lines: passes[0].reader.lines,
      samples: spelled.map(({ sample }) => sample),
      options,
      fileSize: source.size,
      elapsed: performance.now() - started,
    };
  }

  /** @param sourceOf see {@link DelimitedStream.read} */
  async stream(
    taker: BatchTaker,
    hooks: StreamHooks = {},
    sourceOf?: (wanted?: ReadonlySet<number>) => ByteSource,
  ): Promise<StreamResult> {
    this.streaming ??= new DelimitedStream(this.source, this.options, this.sniffed);
    const result = await this.streaming.read(taker, hooks, sourceOf);
    this.format = result.format;
    return result;
  }

  texts(column: TextColumn, rows: ArrayLike<number>): Promise<string[]> {
    return readText(this.source, this.format, column, rows);
  }
}

async function readPass(
  source: ByteSource,
  { format }: SniffedFile,
  schema: TableSchema,
  pacer: Pacer,
  { signal, onProgress }: ReadHooks,
): Promise<Pass> {
  const fixed = format.encoding === 'utf-8' ? undefined : parsedEncoding(format.encoding);
  // What a packed file says of its size is not to be trusted with memory.
  const expectedRows = Math.min(schema.expectedRows, source.sequential ? MAX_ROWS_UNSEEN : Infinity);
  const reader = new TableReader({ ...schema, expectedRows }, { encoding: fixed, baseOffset: markBytes(format) });
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

/** Each column from the last pass that built it. */
function joinColumns(passes: readonly Pass[], encoding: ByteEncoding): readonly Column[] {
  const columns = new Map<number, Column>();
  for (const { reader } of passes) {
    for (const column of reader.takeColumns(encoding)) if (column) columns.set(column.index, column);
  }
  return [...columns.values()].sort((one, other) => one.index - other.index);
}
