import { readTable, type ReadResult } from '../../src/data/read-table.ts';
import { AppError } from '../../src/errors.ts';
import type { Column } from '../../src/data/table.ts';
import type { ReadOptions } from '../../src/data/read-options.ts';
import { openFile } from '../../src/data/formats/registry.ts';
import type { ByteSource } from '../../src/data/byte-source.ts';
import type { LineIndex } from '../../src/data/line-index.ts';
import type { TextFormat } from '../../src/data/profile.ts';

/** A blob whose stream is cut into pieces of the given lengths, over and over. */
export function cutBlob(bytes: Uint8Array<ArrayBuffer>, lengths: readonly number[]): Blob {
  const blob = new Blob([bytes]);
  blob.stream = () => {
    let at = 0;
    let turn = 0;
    return new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        const length = Math.max(1, lengths[turn++ % lengths.length]);
        controller.enqueue(bytes.slice(at, at + length));
        at += length;
      },
    });
  };
  return blob;
}

/** What reading delimited text gives: it has lines, and a format of text. */
export type TextResult = ReadResult & { readonly format: TextFormat; readonly lines: LineIndex };

export async function readTextTable(source: ByteSource, options: ReadOptions = {}): Promise<TextResult> {
  const result = await readTable(source, options);
  const { format, lines } = result;
  if (format.kind !== undefined || !lines) throw new Error('expected delimited text');
  return { ...result, format, lines };
}

export function readString(text: string, options: ReadOptions = {}): Promise<TextResult> {
  return readTextTable(new Blob([text]), options);
}

/** The texts of a column: of a codes column as written, of numbers as JavaScript writes them, NaN as `NaN`. */
export async function cellsOf(column: Column, source?: ByteSource, result?: ReadResult): Promise<string[]> {
  switch (column.store) {
    case 'codes':
      return Array.from(column.codes, (code) => column.levels[code]);
    case 'numbers':
      return Array.from(column.values, String);
    case 'text':
      if (!source || !result) throw new Error('a text column needs its source');
      return (await openFile(source, result.options)).texts(
        column,
        column.starts.map((_, row) => row),
      );
  }
}

/** The rows of a table as text, without the header. */
export async function rowsOf(result: ReadResult, source?: ByteSource): Promise<string[][]> {
  const columns = await Promise.all(result.table.columns.map((column) => cellsOf(column, source, result)));
  return Array.from({ length: result.table.rowCount }, (_, row) => columns.map((cells) => cells[row]));
}

export function namesOf({ table }: ReadResult): string[] {
  return table.columns.map(({ name }) => name);
}

/** The AppError that a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<AppError> {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw new Error(`expected an AppError, got ${String(thrown)}`, { cause: thrown });
}
