import { AppError } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';
import type { LineIndex } from '../line-index.ts';
import { inFile, OriginLines, PlacedError, type MadeText } from '../made-text.ts';
import { Origins } from '../origins.ts';
import { PartRows } from '../parts/part-rows.ts';
import type { BadRow } from '../profile.ts';
import type { ReadResult } from '../read-table.ts';
import type { Column, Table } from '../table.ts';
import type { BatchTaker } from './opened-file.ts';

export type Told = Omit<ReadResult, 'table'>;

interface Batch {
  readonly table: Table;
  readonly first: number;
  readonly lines: LineIndex | null;
}

/** Made text while it is read: what its reader says of lines is said of those of the files that it is made of. */
export class Making {
  /** Those of this time that it is made, whatever else is read of the file at the same time. */
  private origins = new Origins();
  private rows: PartRows | null = null;

  constructor(private readonly text: MadeText) {
    this.restart();
  }

  source(wanted?: ReadonlySet<number>): ByteSource {
    return this.text.source((origins) => (this.origins = origins), wanted);
  }

  /** All rows come again. */
  restart(): void {
    const { parts } = this.text;
    this.rows = parts && new PartRows(parts.length);
  }

  /** Hands a batch on, and lets go of what was noted of its lines. */
  give(taker: BatchTaker, { table, first, lines }: Batch, badRows: readonly BadRow[]): void {
    const { origins } = this;
    this.count(first, first + table.rowCount, lines);
    origins.list(badRows);
    taker.take(this.tableOf(table), first, this.linesOf(lines));
    if (lines && table.rowCount > 0) origins.forget(lines.lineOf(first + table.rowCount - 1));
  }

  /** What was told of the text, as of its files. @param options those that the files were opened with */
  told(told: Told, options: ReadResult['options']): Told {
    const { text, origins, rows } = this;
    if (told.format.kind !== undefined) throw new TypeError('a made text is delimited');
    const parts =
      rows && text.parts?.map(({ name, size, format }, part) => ({ name, size, format, rows: rows.of(part) }));
    const fileSize = text.parts?.reduce((total, { size }) => total + size, 0) ?? told.fileSize;
    return {
      ...told,
      format: text.format(told.format),
      badRows: origins.badRowsWith(told.badRows, text.parts !== null),
      lines: this.linesOf(told.lines),
      options,
      fileSize,
      ...(parts ? { parts } : {}),
    };
  }

  /** Counts the rows from…to−1 for the files they are of. */
  count(from: number, to: number, lines: LineIndex | null): void {
    if (lines) this.rows?.add(from, to, (row) => this.origins.of(lines.lineOf(row)).part);
  }

  tableOf(table: Table): Table {
    const several = this.text.parts !== null;
    const columns = table.columns.map((column): Column => {
      if (column.store !== 'numbers' || column.unreadable.count === 0) return column;
      const found = column.unreadable.lines.map((line) => this.origins.of(line));
      const lines = found.map(({ line }) => line);
      const unreadable = { ...column.unreadable, lines, ...(several ? { parts: found.map(({ part }) => part) } : {}) };
      return { ...column, unreadable };
    });
    return { ...table, columns };
  }

  /** An error of the reader with the line and the name of the file that stand behind the line of the text. */
  located(thrown: unknown): unknown {
    if (thrown instanceof PlacedError) return thrown.error;
    if (!(thrown instanceof AppError) || typeof thrown.details['line'] !== 'number') return thrown;
    const { part, line } = this.origins.of(thrown.details['line']);
    const error = new AppError(thrown.code, { ...thrown.details, line }, { cause: thrown });
    return inFile(error, this.text.parts?.[part].name ?? null);
  }

  private linesOf(lines: LineIndex | null): LineIndex | null {
    return lines && new OriginLines(lines, this.origins, this.text.parts?.map(({ name }) => name) ?? null);
  }
}
