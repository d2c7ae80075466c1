import { MadeAnew, type MadeText } from '../made-text.ts';
import type { ReadHooks } from '../pacer.ts';
import type { FileFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import type { ReadResult } from '../read-table.ts';
import type { TextColumn } from '../table.ts';
import { openDelimited, type DelimitedFile } from './delimited.ts';
import { Making } from './making.ts';
import type { BatchTaker, OpenedFile, StreamHooks, StreamResult, TableOutline } from './opened-file.ts';

/** Opens text that is made of other files; what its reader says of lines is said of theirs. */
export async function openMadeText(text: MadeText, options: ReadOptions, hooks: ReadHooks): Promise<OpenedFile> {
  const file = new MadeFile(text, options);
  await file.open(hooks);
  return file;
}

class MadeFile implements OpenedFile {
  private opened: DelimitedFile | null = null;

  constructor(
    private readonly text: MadeText,
    private readonly options: ReadOptions,
  ) {}

  get outline(): TableOutline | undefined {
    return this.opened?.outline;
  }

  async open(hooks: ReadHooks): Promise<void> {
    await this.until(() => this.openText(hooks));
  }

  async hold(hooks: ReadHooks = {}): Promise<ReadResult> {
    const started = performance.now();
    return this.until(async (making) => {
      const opened = await this.openText(hooks);
      const { table, ...told } = await opened.hold(hooks, making.source());
      if (!(await this.isFinal(told.format))) return null;
      making.count(0, table.rowCount, told.lines);
      const elapsed = performance.now() - started;
      return { ...making.told(told, this.options), table: making.tableOf(table), elapsed };
    });
  }

  async stream(taker: BatchTaker, hooks: StreamHooks = {}): Promise<StreamResult> {
    let taken = false;
    return this.until(async (making) => {
      if (taken) taker.restart();
      taken = false;
      const opened = await this.openText(hooks);
      const { rowCount, ...told } = await opened.stream(
        {
          take: (table, first, lines = null, badRows = []) => {
            taken = true;
            making.give(taker, { table, first, lines }, badRows);
          },
          restart: () => {
            making.restart();
            taker.restart();
          },
        },
        hooks,
        (wanted) => making.source(wanted),
      );
      return (await this.isFinal(told.format)) ? { ...making.told(told, this.options), rowCount } : null;
    });
  }

  texts(column: TextColumn, rows: ArrayLike<number>): Promise<string[]> {
    return this.until(async () => (await this.openText({})).texts(column, rows));
  }

  /** The text with its first rows looked at, once for all times that it is read. */
  private async openText(hooks: ReadHooks): Promise<DelimitedFile> {
    const making = new Making(this.text);
    try {
      return (this.opened ??= await openDelimited(making.source(), this.text.options(this.options), hooks));
    } catch (thrown) {
      throw making.located(thrown);
    }
  }

  /** Does something until the text need not be made in another way; null from it asks for that. */
  private async until<T>(work: (making: Making) => Promise<T | null>): Promise<T> {
    for (;;) {
      const making = new Making(this.text);
      try {
        const result = await work(making);
        if (result !== null) return result;
      } catch (thrown) {
        if (!(thrown instanceof MadeAnew)) throw making.located(thrown);
      }
      this.opened = null;
    }
  }

  private async isFinal(format: FileFormat): Promise<boolean> {
    return format.kind !== undefined || !(await this.text.reconsider(format.encoding));
  }
}
