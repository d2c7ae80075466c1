import { AppError } from '../../errors.ts';
import type { LineIndex } from '../line-index.ts';
import { inFile, MadeAnew, OriginLines, PlacedError, type MadeText } from '../made-text.ts';
import { Origins } from '../origins.ts';
import type { ReadHooks } from '../pacer.ts';
import type { FileFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import { PartRows } from '../parts/part-rows.ts';
import type { ReadResult } from '../read-table.ts';
import type { Column, Table, TextColumn } from '../table.ts';
import { delimited } from './delimited.ts';
import type { BatchTaker, OpenedFile, StreamHooks, StreamResult, TableOutline } from './opened-file.ts';

type Told = Omit<ReadResult, 'table'>;

/** Opens text that is made of other files; what its reader says of lines is said of theirs. */
export async function openMadeText(text: MadeText, options: ReadOptions, hooks: ReadHooks): Promise<OpenedFile> {
  const file = new MadeFile(text, options);
  await file.open(hooks);
  return file;
}

class MadeFile implements OpenedFile {
  private opened: OpenedFile | null = null;
  /** For texts alone, which are read at any time: reading them notes no lines. */
  private openedForTexts: OpenedFile | null = null;
  private origins = new Origins();

  constructor(
    private readonly text: MadeText,
    private readonly options: ReadOptions,
  ) {}

  get outline(): TableOutline | undefined {
    return this.opened?.outline;
  }

  open(hooks: ReadHooks): Promise<OpenedFile> {
    return this.until(async () => (this.opened ??= await this.openText(hooks, (origins) => (this.origins = origins))));
  }

  async hold(hooks: ReadHooks = {}): Promise<ReadResult> {
    const started = performance.now();
    const { table, ...told } = await this.until(async () => {
      const result = await (await this.open(hooks)).hold(hooks);
      return (await this.isFinal(result.format)) ? result : null;
    });
    const rows = this.partRows();
    this.count(rows, 0, table.rowCount, told.lines);
    return {
      ...this.translate(told, rows),
      table: this.translateTable(table),
      elapsed: performance.now() - started,
    };
  }

  async stream(taker: BatchTaker, hooks: StreamHooks = {}): Promise<StreamResult> {
    let taken = false;
    let rows = this.partRows();
    const { rowCount, ...told } = await this.until(async () => {
      if (taken) taker.restart();
      taken = false;
      rows = this.partRows();
      const opened = await this.open(hooks);
      const result = await opened.stream(
        {
          take: (batch, first, lines) => {
            taken = true;
            this.count(rows, first, first + batch.rowCount, lines ?? null);
            taker.take(this.translateTable(batch), first, this.translateLines(lines ?? null));
          },
          restart: () => {
            rows = this.partRows();
            taker.restart();
          },
        },
        hooks,
      );
      return (await this.isFinal(result.format)) ? result : null;
    });
    return { ...this.translate(told, rows), rowCount };
  }

  async texts(column: TextColumn, rows: ArrayLike<number>): Promise<string[]> {
    return this.until(async () => {
      this.openedForTexts ??= await this.openText({}, () => undefined);
      return this.openedForTexts.texts(column, rows);
    });
  }

  private openText(hooks: ReadHooks, onStart: (origins: Origins) => void): Promise<OpenedFile> {
    return delimited.open(this.text.source(onStart), this.text.options(this.options), hooks);
  }

  /** Does something until the text need not be made in another way; null from it asks for that. */
  private async until<T>(work: () => Promise<T | null>): Promise<T> {
    for (;;) {
      try {
        const result = await work();
        if (result !== null) return result;
      } catch (thrown) {
        if (!(thrown instanceof MadeAnew)) throw this.located(thrown);
      }
      this.opened = this.openedForTexts = null;
    }
  }

  private async isFinal(format: FileFormat): Promise<boolean> {
    return format.kind !== undefined || !(await this.text.reconsider(format.encoding));
  }

  /** An error of the reader with the line and the name of the file that stand behind the line of the text. */
  private located(thrown: unknown): unknown {
    if (thrown instanceof PlacedError) return thrown.error;
    if (!(thrown instanceof AppError) || typeof thrown.details['line'] !== 'number') return thrown;
    const { part, line } = this.origins.of(thrown.details['line']);
    const error = new AppError(thrown.code, { ...thrown.details, line }, { cause: thrown });
    return inFile(error, this.text.parts?.[part].name ?? null);
  }

  private translate(told: Told, rows: PartRows | null): Told {
    const { text, origins } = this;
    if (told.format.kind !== undefined) throw new TypeError('a made text is delimited');
    const parts =
      rows && text.parts?.map(({ name, size, format }, part) => ({ name, size, format, rows: rows.of(part) }));
    const fileSize = text.parts?.reduce((total, { size }) => total + size, 0) ?? told.fileSize;
    return {
      ...told,
      format: text.format(told.format),
      badRows: origins.badRowsWith(told.badRows, text.parts !== null),
      lines: this.translateLines(told.lines),
      options: this.options,
      fileSize,
      ...(parts ? { parts } : {}),
    };
  }

  private translateLines(lines: LineIndex | null): LineIndex | null {
    return lines && new OriginLines(lines, this.origins, this.text.parts?.map(({ name }) => name) ?? null);
  }

  private partRows(): PartRows | null {
    const { parts } = this.text;
    return parts && new PartRows(parts.length);
  }

  private count(rows: PartRows | null, from: number, to: number, lines: LineIndex | null): void {
    if (lines) rows?.add(from, to, (row) => this.origins.of(lines.lineOf(row)).part);
  }

  private translateTable(table: Table): Table {
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
}
