import { AppError } from '../../errors.ts';
import { contentSize, parsedEncoding, readBytes, type ByteSource } from '../byte-source.ts';
import { Pacer } from '../pacer.ts';
import type { TextFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import type { ByteEncoding, Misfit, TableSchema } from '../schema.ts';
import type { SniffedFile } from '../sniff-file.ts';
import type { Column, Table } from '../table.ts';
import { TableReader, type ReaderResult } from '../table-reader.ts';
import { Utf8Check } from '../utf8-check.ts';
import { ColumnDoubts } from './column-doubts.ts';
import { markBytes, refuseWithoutRows, withMissing } from './delimited-facts.ts';
import type { BatchTaker, StreamHooks, StreamResult } from './opened-file.ts';

/** Rows of a batch: fewer where there are many columns, so that one takes 32 MB at most. */
const MOST_ROWS = 65_536;
const LEAST_ROWS = 1024;
const CELLS = 2 ** 22;

/** What a time through delimited text told. */
type DelimitedResult = StreamResult & { readonly format: TextFormat };

/**
 * Delimited text, read batch by batch. Where cells show that a column is of another kind, or its numbers written in another way,
 * all rows come again: at once for a dictionary that has become too large and for another format of numbers, and after the
 * last row for too many cells that are no numbers, since only then their share is known. What was learned stays.
 */
export class DelimitedStream {
  private readonly columns: readonly ColumnDoubts[];
  /** How bytes spell characters, once it is known for certain. */
  private encoding: ByteEncoding | undefined;
  /** Some bytes are no UTF-8: all columns are read then, to tell whether any of them are of cells. */
  private isDoubtful = false;

  constructor(
    private readonly source: ByteSource,
    private readonly options: ReadOptions,
    private readonly sniffed: SniffedFile,
  ) {
    const { schema, samples, hints, format } = sniffed;
    const fileSize = contentSize(source);
    this.columns = schema.columns.map(({ index, name, kind }) => {
      return new ColumnDoubts({ index, name, options, hints, fileSize }, samples[index], kind);
    });
    this.encoding = format.encoding === 'utf-8' ? undefined : parsedEncoding(format.encoding);
  }

  /** @param sourceOf the bytes of one time through; where all wanted columns are values, the cells of others may be empty */
  async read(
    taker: BatchTaker,
    hooks: StreamHooks,
    sourceOf: (wanted?: ReadonlySet<number>) => ByteSource = () => this.source,
  ): Promise<DelimitedResult> {
    const started = performance.now();
    const wanted = this.wanted(hooks.columns);
    for (;;) {
      const read = this.isDoubtful && !this.encoding ? this.wanted(undefined) : wanted;
      const check = this.encoding || read.size === this.columns.length ? null : new Utf8Check();
      const pass = new StreamPass(this.reader(read, hooks), this.columns, this.encoding, {
        taker,
        options: this.options,
        wanted,
      });
      const result = await this.feed(pass, sourceOf(this.narrowed(read)), check, hooks);
      if (pass.encoding === 'windows-1252' || result) this.encoding = pass.encoding;
      if (!result) {
        taker.restart();
        continue;
      }
      for (const index of read) this.columns[index].prove();
      return this.told(result, pass, started);
    }
  }

  private wanted(names: StreamHooks['columns']): ReadonlySet<number> {
    const { columns } = this.sniffed.schema;
    return new Set(columns.flatMap(({ name, index }) => ((names?.has(name) ?? true) ? [index] : [])));
  }

  /** The wanted columns where others need not be there; a text column's places are those in the whole text. */
  private narrowed(wanted: ReadonlySet<number>): ReadonlySet<number> | undefined {
    return [...wanted].some((index) => this.columns[index].kind.store === 'text') ? undefined : wanted;
  }

  private reader(wanted: ReadonlySet<number>, hooks: StreamHooks): (onBatch: (batch: Table) => void) => TableReader {
    const { schema, format } = this.sniffed;
    const columns = schema.columns.map((column) => {
      return {
        ...column,
        kind: wanted.has(column.index) ? this.columns[column.index].kind : ({ store: 'skip' } as const),
      };
    });
    const streamed: TableSchema = { ...schema, columns };
    const fitting = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, Math.floor(CELLS / Math.max(1, wanted.size))));
    const batchRows = Math.min(fitting, hooks.batchRows ?? fitting);
    const { encoding } = this;
    return (onBatch) => new TableReader(streamed, { encoding, baseOffset: markBytes(format), batchRows, onBatch });
  }

  /** Null when all rows have to come again. */
  private async feed(
    pass: StreamPass,
    source: ByteSource,
    check: Utf8Check | null,
    { signal, onProgress }: StreamHooks,
  ): Promise<ReaderResult | null> {
    const { sniffed } = this;
    const pacer = new Pacer(signal);
    let done = 0;
    const onBytes = (bytes: number): void => void (done = bytes);
    for await (const piece of readBytes(source, sniffed.format, { onBytes, signal })) {
      check?.push(piece);
      if (check && !check.isWellFormed) return this.doubt();
      pass.reader.push(piece);
      if (pass.isOver) return null;
      if (await pacer.pause()) onProgress?.({ done, total: source.size, rows: pass.reader.rows });
    }
    pacer.check();
    if (check && !check.finish()) return this.doubt();
    const result = pass.finish();
    if (result) onProgress?.({ done: source.size, total: source.size, rows: pass.reader.rows });
    return result;
  }

  private doubt(): null {
    this.isDoubtful = true;
    return null;
  }

  private told({ badRows }: ReaderResult, pass: StreamPass, started: number): DelimitedResult {
    const { source, options, sniffed } = this;
    const rowCount = pass.reader.rows;
    refuseWithoutRows({ rowCount, badRows }, sniffed);
    const { format } = sniffed;
    return {
      rowCount,
      format: pass.encoding === 'windows-1252' ? { ...format, encoding: 'windows-1252' } : format,
      badRows,
      lines: null,
      samples: this.columns.map(({ sample }) => sample),
      options,
      fileSize: source.size,
      elapsed: performance.now() - started,
    };
  }
}

/** Who takes the rows, and which columns of them. */
interface Receiver {
  readonly taker: BatchTaker;
  readonly options: ReadOptions;
  readonly wanted: ReadonlySet<number>;
}

/** One time through the file, given up as soon as it is known that the rows have to come again. */
class StreamPass {
  readonly reader: TableReader;
  isOver = false;
  /** How the bytes of all batches so far were taken to spell characters. */
  encoding: ByteEncoding;
  private first = 0;

  constructor(
    createReader: (onBatch: (batch: Table) => void) => TableReader,
    private readonly columns: readonly ColumnDoubts[],
    private readonly knownEncoding: ByteEncoding | undefined,
    private readonly to: Receiver,
  ) {
    this.encoding = knownEncoding ?? 'utf-8';
    this.reader = createReader((batch) => this.take(batch));
  }

  /** Gives out the last rows; null when all have to come again. */
  finish(): ReaderResult | null {
    const result = this.reader.finish();
    if (this.isOver) return null;
    const rewritten = this.rewrittenNumbers();
    const misfits = result.misfits.filter(({ index }) => !rewritten.includes(index));
    this.correct(misfits);
    if (rewritten.length > 0 || misfits.length > 0 || this.respelled()) return null;
    const columns = this.reader.takeColumns(this.encoding).filter((column) => column !== null);
    if (this.rewrittenLevels(columns, true)) return null;
    if (result.rowCount > 0) this.give({ rowCount: result.rowCount, columns });
    return result;
  }

  private take(batch: Table): void {
    if (this.isOver) return;
    const overflowed = this.reader.misfits().filter(({ index }) => this.columns[index].kind.store === 'codes');
    this.correct(overflowed);
    this.isOver =
      overflowed.length > 0 ||
      this.respelled() ||
      this.rewrittenNumbers().length > 0 ||
      this.rewrittenLevels(batch.columns, false);
    if (!this.isOver) this.give(batch);
  }

  private give({ rowCount, columns }: Table): void {
    const { first, reader } = this;
    const { taker, options, wanted } = this.to;
    const given = columns.filter(({ index }) => wanted.has(index));
    const batch = { rowCount, columns: given.map((column) => withMissing(column, options)) };
    taker.take(batch, first, reader.lines, reader.badRows.first);
    this.first += rowCount;
    reader.lines.forget(this.first);
  }

  private correct(misfits: readonly Misfit[]): void {
    for (const { index, better } of misfits) {
      if (this.columns[index].isProven) throw new AppError('file/changed');
      this.columns[index].correct(better);
    }
  }

  /** Whether bytes have turned out to spell characters in another way than those that were given out. */
  private respelled(): boolean {
    if (this.knownEncoding) return false;
    const encoding = this.reader.encoding();
    const other = encoding !== this.encoding;
    this.encoding = encoding;
    return other && this.first > 0;
  }

  /** Columns of numbers that are written in another way than they were read. */
  private rewrittenNumbers(): readonly number[] {
    return [...this.columns.keys()].filter((index) => {
      const column = this.columns[index];
      if (column.kind.store !== 'numbers' || column.isProven) return false;
      const { reader } = this;
      return column.seeNumbers({ odd: reader.oddSpellings(index), provesDecimals: reader.provesDecimals(index) });
    });
  }

  /** Whether the levels of a dictionary show that its numbers are written in another way. */
  private rewrittenLevels(columns: readonly Column[], final: boolean): boolean {
    const rewritten = columns.filter(
      (column) => column.store === 'codes' && this.columns[column.index].seeLevels(column, final),
    );
    return rewritten.length > 0;
  }
}
