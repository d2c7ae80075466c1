import { AppError } from '../errors.ts';
import { lastLineEnd, LF_BYTE, QUOTE_BYTE } from './byte-classes.ts';
import { spareArray } from './byte-view.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { createColumnBuilder } from './create-column-builder.ts';
import { LineIndex } from './line-index.ts';
import { MAX_CELL_BYTES, MAX_ROW_BYTES } from './limits.ts';
import type { BadRows } from './profile.ts';
import { RowBlock } from './row-block.ts';
import type { ByteEncoding, Misfit, TableSchema } from './schema.ts';
import type { Column, Table } from './table.ts';

const BUFFER_BYTES = 2 ** 20;

export interface TableReaderOptions {
  /** Offset of the first pushed byte in the stream that text columns point into. */
  readonly baseOffset?: number;
  /** The encoding if it is known; else UTF-8, and Windows-1252 once a byte string is not well-formed UTF-8. */
  readonly encoding?: ByteEncoding;
  /**
   * Takes the rows over whenever `batchRows` have gathered, so that they are never all held. Codes go on from batch to
   * batch: the levels of a later batch start with those of the former ones.
   */
  readonly onBatch?: (batch: Table) => void;
  readonly batchRows?: number;
  /** Bytes gathered before their rows are read; it grows where a row is longer. A megabyte by default. */
  readonly bufferBytes?: number;
}

export interface ReaderResult {
  /** Rows that no batch has taken. */
  readonly rowCount: number;
  readonly badRows: BadRows;
  readonly encoding: ByteEncoding;
  readonly misfits: readonly Misfit[];
}

/**
 * Turns bytes, pushed in pieces cut anywhere, into the columns of a table. The bytes are gathered in a buffer; when it is
 * full its whole rows are cut into blocks of cells, each column takes its cells, and the rest moves to the front.
 * Synchronous: a push of a megabyte takes about ten milliseconds, and the caller decides when to let others run.
 */
export class TableReader {
  rows = 0;
  /** By row of the whole file, batches included. */
  readonly lines = new LineIndex();
  private buffer: Uint8Array<ArrayBuffer>;
  private filled = 0;
  private base: number;
  private rowsInBatch = 0;
  private lost: LostCell | null = null;
  private readonly block: RowBlock;
  private readonly builders: readonly (ColumnBuilder | null)[];
  private readonly rangeBuilders: readonly ColumnBuilder[];
  private readonly valueBuilders: readonly ColumnBuilder[];

  constructor(
    schema: TableSchema,
    private readonly options: TableReaderOptions = {},
  ) {
    this.base = options.baseOffset ?? 0;
    // One byte more than is filled, for the line break that ends the last line.
    this.buffer = spareArray((options.bufferBytes ?? BUFFER_BYTES) + 1);
    this.block = new RowBlock(schema);
    // A batch ends with the block that fills it.
    const expected = options.onBatch ? this.batchRows + this.block.capacity - 1 : schema.expectedRows;
    this.builders = schema.columns.map((column) => createColumnBuilder(column, expected));
    const active = this.builders.filter((builder) => builder !== null);
    this.rangeBuilders = active.filter((builder) => builder.keepsRanges);
    this.valueBuilders = active.filter((builder) => !builder.keepsRanges);
  }

  /** @throws AppError `csv/unclosed-quote`, `csv/cell-too-large`. */
  push(chunk: Uint8Array): void {
    let from = 0;
    while (from < chunk.length) {
      if (this.lost) return this.seekClosingQuote(this.lost, chunk.subarray(from));
      const taken = Math.min(chunk.length - from, this.buffer.length - 1 - this.filled);
      this.buffer.set(taken === chunk.length ? chunk : chunk.subarray(from, from + taken), this.filled);
      this.filled += taken;
      from += taken;
      if (this.filled === this.buffer.length - 1) this.consume(lastLineEnd(this.buffer, this.filled), false);
    }
  }

  /** Reads what is left; nothing can be pushed after it. */
  finish(): ReaderResult {
    if (this.lost?.lastWasQuote) throw tooLarge(this.lost);
    if (this.lost) throw new AppError('csv/unclosed-quote', { line: this.lost.line, column: this.lost.column });
    if (this.filled > 0) {
      const last = this.buffer[this.filled - 1];
      if (last !== LF_BYTE) this.buffer[this.filled++] = LF_BYTE;
      this.consume(this.filled, true);
    }
    return {
      rowCount: this.rowsInBatch,
      badRows: this.block.badRows,
      misfits: this.misfits(),
      encoding: this.encoding(),
    };
  }

  /** The rows so far that do not fit. */
  get badRows(): BadRows {
    return this.block.badRows;
  }

  /** Spellings of the cells of a column that should be numbers and are none, some of them. */
  oddSpellings(index: number): readonly string[] {
    return this.builders[index]?.oddSpellings() ?? [];
  }

  /** Whether a cell of a column with a doubtful mark proved that it starts decimals. */
  provesDecimals(index: number): boolean {
    return this.builders[index]?.provesDecimals() ?? false;
  }

  /** After {@link finish}: the columns of the rows that no batch has taken; null for skipped ones and misfits. */
  takeColumns(encoding: ByteEncoding): readonly (Column | null)[] {
    const { builders } = this;
    return builders.map((builder) => (builder && builder.misfit() === null ? builder.take(encoding) : null));
  }

  private get batchRows(): number {
    return this.options.batchRows ?? 65_536;
  }

  private consume(limit: number, final: boolean): void {
    const { block, buffer } = this;
    let pos = 0;
    while (pos < limit) {
      block.fill(buffer, pos, limit);
      pos = block.next;
      if (block.rows > 0) this.take();
      if (block.open) break;
    }
    if (final && block.open) {
      throw new AppError('csv/unclosed-quote', { line: block.open.line, column: block.open.column });
    }
    this.keepRest(pos);
  }

  /** Lets every column take its cells of the block. */
  private take(): void {
    const { block, buffer, base } = this;
    for (const builder of this.rangeBuilders) builder.append(buffer, block, base);
    block.unquoteCells(buffer);
    for (const builder of this.valueBuilders) builder.append(buffer, block, base);
    this.lines.addRows(this.rows, block.lines, block.rows);
    this.rows += block.rows;
    this.rowsInBatch += block.rows;
    if (this.options.onBatch && this.rowsInBatch >= this.batchRows) this.handOver(this.options.onBatch);
  }

  private handOver(onBatch: (batch: Table) => void): void {
    const encoding = this.encoding();
    const columns = this.builders.flatMap((builder) => (builder ? [builder.take(encoding)] : []));
    onBatch({ rowCount: this.rowsInBatch, columns });
    this.rowsInBatch = 0;
  }

  /** Moves the bytes of the row that is not whole to the front, and makes room for its rest. */
  private keepRest(pos: number): void {
    const rest = this.filled - pos;
    if (rest > MAX_CELL_BYTES && this.giveUpOnRow(pos, rest)) return;
    if (rest * 2 >= this.buffer.length - 1) {
      const longer = spareArray(this.buffer.length * 2);
      longer.set(this.buffer.subarray(pos, this.filled));
      this.buffer = longer;
    } else {
      this.buffer.copyWithin(0, pos, this.filled);
    }
    this.base += pos;
    this.filled = rest;
  }

  /** Whether a cell over the limit is now looked through without keeping its bytes. */
  private giveUpOnRow(pos: number, rest: number): boolean {
    this.buffer[this.filled] = LF_BYTE;
    const { offset, line, column, quoted } = this.block.cellAtEnd(this.buffer, pos, this.filled);
    const tooLarge = this.filled - offset > MAX_CELL_BYTES;
    if (tooLarge && quoted) {
      this.lost = { line, column, lastWasQuote: false };
      this.filled = 0;
      return true;
    }
    if (tooLarge || rest > MAX_ROW_BYTES)
      throw new AppError('csv/cell-too-large', { line, column, limit: MAX_CELL_BYTES });
    return false;
  }

  private seekClosingQuote(lost: LostCell, bytes: Uint8Array): void {
    for (let pos = 0; pos < bytes.length;) {
      if (lost.lastWasQuote) {
        if (bytes[pos] !== QUOTE_BYTE) throw tooLarge(lost);
        lost.lastWasQuote = false;
        pos++;
      }
      const quote = bytes.indexOf(QUOTE_BYTE, pos);
      if (quote < 0) return;
      lost.lastWasQuote = true;
      pos = quote + 1;
    }
  }

  /** How the bytes so far spell characters. */
  encoding(): ByteEncoding {
    if (this.options.encoding) return this.options.encoding;
    return this.builders.every((builder) => builder === null || builder.isUtf8()) ? 'utf-8' : 'windows-1252';
  }

  /** Columns that the cells so far have shown to be of another kind. */
  misfits(): readonly Misfit[] {
    return this.builders.flatMap((builder, index) => {
      const better = builder?.misfit() ?? null;
      return better ? [{ index, better }] : [];
    });
  }
}

/** A quoted cell over the limit whose closing quote is still looked for, its bytes no longer kept. */
interface LostCell {
  readonly line: number;
  readonly column: number;
  lastWasQuote: boolean;
}

function tooLarge({ line, column }: LostCell): AppError {
  return new AppError('csv/cell-too-large', { line, column, limit: MAX_CELL_BYTES });
}
