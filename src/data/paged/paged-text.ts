import type { ByteSource } from '../byte-source.ts';
import { uniqueNames } from '../column-names.ts';
import { placed, type MadeText } from '../made-text.ts';
import { Origins } from '../origins.ts';
import { Pacer } from '../pacer.ts';
import { sequentialSource, streamOf } from '../packed/packed-source.ts';
import type { FileFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import { RowWriter } from '../row-writer.ts';
import { PageCursor } from './page-cursor.ts';
import type { PagedColumn, PagedFile } from './paged-file.ts';
import { SpelledCells } from './spelled-cells.ts';

/** Rows that are gathered from the columns at once: fewer where there are many. */
const MOST_ROWS = 4096;
const LEAST_ROWS = 64;
const CELLS = 2 ** 18;
const PIECE_BYTES = 128 * 1024;

/**
 * A table whose columns are stored one by one, such as Parquet, as delimited text: some rows after the others, every cell
 * as it is spelled. Held are the current page of each wanted column and the cells of a few rows.
 */
export class PagedText implements MadeText {
  readonly parts = null;

  constructor(
    private readonly file: PagedFile,
    private readonly size: number,
  ) {}

  source(onStart: (origins: Origins) => void, wanted?: ReadonlySet<number>): ByteSource {
    return sequentialSource(this.size, this.file.plainBytes, (onBytes) => {
      const origins = new Origins();
      onStart(origins);
      return streamOf(placed(this.bytes(origins, wanted, onBytes), null));
    });
  }

  options(asked: ReadOptions): ReadOptions {
    return { ...asked, delimiter: ',', hasHeader: true };
  }

  reconsider(): Promise<boolean> {
    return Promise.resolve(false);
  }

  format(): FileFormat {
    return this.file.format;
  }

  private async *bytes(
    origins: Origins,
    wanted: ReadonlySet<number> | undefined,
    onBytes: (done: number) => void,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    const { columns, rowCount } = this.file;
    const readings = columns.map((column, at) => (wanted?.has(at) === false ? null : readingOf(column)));
    const batchRows = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, Math.floor(CELLS / columns.length)));
    const pacer = new Pacer();
    const writer = new RowWriter(',');
    this.writeNames(writer);
    try {
      for (let first = 0; first < rowCount; first += batchRows) {
        const rows = Math.min(batchRows, rowCount - first);
        const cells: (readonly Uint8Array[] | null)[] = [];
        for (const reading of readings) {
          await reading?.cursor.move(rows, reading.spelled);
          cells.push(reading && reading.spelled.take());
          await pacer.pause();
        }
        for (let row = 0; row < rows; row++) {
          origins.add(writer.line, first + row + 1, 0);
          for (const column of cells) writeCell(writer, column?.[row]);
          writer.endRow();
          if (writer.length >= PIECE_BYTES) yield writer.take();
        }
        onBytes(Math.floor(((first + rows) / rowCount) * this.size));
      }
    } finally {
      for (const reading of readings) await reading?.cursor.close();
    }
    if (writer.length > 0) yield writer.take();
  }

  private writeNames(writer: RowWriter): void {
    const encoder = new TextEncoder();
    for (const name of uniqueNames(this.file.columns.map(({ header }) => header))) {
      writeCell(writer, encoder.encode(name));
    }
    writer.endRow();
  }
}

function readingOf(column: PagedColumn): { readonly cursor: PageCursor; readonly spelled: SpelledCells } {
  return { cursor: new PageCursor(column), spelled: new SpelledCells(column.kind) };
}

function writeCell(writer: RowWriter, bytes: Uint8Array | undefined): void {
  if (bytes && bytes.length > 0) writer.cell(bytes, 0, bytes.length);
  else writer.none();
}
