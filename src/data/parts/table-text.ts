import type { FoundFile } from '../formats/found-file.ts';
import type { OpenedFile } from '../formats/opened-file.ts';
import { placed, type MadeText } from '../made-text.ts';
import { Origins } from '../origins.ts';
import { sequentialSource, streamOf } from '../packed/packed-source.ts';
import { Pacer, type ReadHooks } from '../pacer.ts';
import type { FileFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import type { ReadResult } from '../read-table.ts';
import { RowWriter } from '../row-writer.ts';
import type { Column } from '../table.ts';
import type { ByteSource } from '../byte-source.ts';

const BATCH_ROWS = 4096;
const encoder = new TextEncoder();

/** A table of a format of its own, such as Parquet, as delimited text, one row after the other. */
export async function tableText(found: FoundFile, options: ReadOptions, hooks: ReadHooks): Promise<MadeText> {
  const rows = new TableRows(await found.format.open(found.source, options, hooks), found, options, hooks);
  const { format } = await rows.held();
  return {
    parts: null,
    source: (onStart) => rows.source(onStart),
    options: (asked) => ({ ...asked, delimiter: ',', hasHeader: true }),
    reconsider: () => Promise.resolve(false),
    format: (): FileFormat => format,
  };
}

class TableRows {
  /** The table may be let go between two times through it; it is then read again. */
  private kept: WeakRef<ReadResult> | null = null;

  constructor(
    private opened: OpenedFile,
    private readonly found: FoundFile,
    private readonly options: ReadOptions,
    private readonly hooks: ReadHooks,
  ) {}

  async held(): Promise<ReadResult> {
    const kept = this.kept?.deref();
    if (kept) return kept;
    const { signal } = this.hooks;
    let result = await this.opened.hold({ signal });
    const lossy = result.table.columns.filter((column) => losesSpellings(column)).map(({ name }) => name);
    if (lossy.length > 0) {
      const types = { ...this.options.types, ...Object.fromEntries(lossy.map((name) => [name, 'category' as const])) };
      this.opened = await this.found.format.open(this.found.source, { ...this.options, types }, { signal });
      result = await this.opened.hold({ signal });
    }
    this.kept = new WeakRef(result);
    return result;
  }

  source(onStart: (origins: Origins) => void): ByteSource {
    const { size } = this.found;
    return sequentialSource(size, size, (onBytes) => {
      const origins = new Origins();
      onStart(origins);
      return streamOf(placed(this.bytes(origins, onBytes), null));
    });
  }

  private async *bytes(
    origins: Origins,
    onBytes: (done: number) => void,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const { table } = await this.held();
    const pacer = new Pacer(this.hooks.signal);
    const writer = new RowWriter(',');
    for (const { name } of table.columns) writeText(writer, name);
    writer.endRow();
    for (let from = 0; from < table.rowCount; from += BATCH_ROWS) {
      const to = Math.min(table.rowCount, from + BATCH_ROWS);
      const cells: CellWriter[] = [];
      for (const column of table.columns) cells.push(await this.cellWriter(column, from, to));
      for (let row = from; row < to; row++) {
        origins.add(writer.line, row + 1, 0);
        for (const write of cells) write(writer, row);
        writer.endRow();
      }
      onBytes(Math.floor((to / table.rowCount) * this.found.size));
      yield writer.take();
      await pacer.pause();
    }
    if (writer.length > 0) yield writer.take();
  }

  private async cellWriter(column: Column, from: number, to: number): Promise<CellWriter> {
    if (column.store === 'codes') {
      const levels = encodedLevels(column.levels);
      return (writer, row) => {
        const bytes = levels[column.codes[row]];
        writer.cell(bytes, 0, bytes.length);
      };
    }
    if (column.store === 'numbers') {
      return (writer, row) => {
        const value = column.values[row];
        if (Number.isNaN(value)) writer.none();
        else writeText(writer, String(value));
      };
    }
    const rows = Array.from({ length: to - from }, (_, at) => from + at);
    const texts = await this.opened.texts(column, rows);
    return (writer, row) => writeText(writer, texts[row - from]);
  }
}

type CellWriter = (writer: RowWriter, row: number) => void;

const levelBytes = new WeakMap<readonly string[], readonly Uint8Array[]>();

function encodedLevels(levels: readonly string[]): readonly Uint8Array[] {
  const known = levelBytes.get(levels);
  if (known) return known;
  const encoded = levels.map((level) => encoder.encode(level));
  levelBytes.set(levels, encoded);
  return encoded;
}

function writeText(writer: RowWriter, text: string): void {
  const bytes = encoder.encode(text);
  writer.cell(bytes, 0, bytes.length);
}

/** Whether cells of a column of numbers were something else, which their numbers no longer tell. */
function losesSpellings(column: Column): boolean {
  if (column.store !== 'numbers') return false;
  return column.unreadable.count > 0 || [...column.missing.keys()].some((spelling) => spelling !== '');
}
