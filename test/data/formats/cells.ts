import type { NamedSource, OpenedFile } from '../../../src/data/formats/opened-file.ts';
import { openFiles } from '../../../src/data/formats/registry.ts';
import type { ReadOptions } from '../../../src/data/read-options.ts';
import type { ReadResult } from '../../../src/data/read-table.ts';
import type { Column, Table } from '../../../src/data/table.ts';

/** A table with all its cells as text, and the file it was read from. */
export interface Cells {
  readonly opened: OpenedFile;
  readonly result: ReadResult;
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export async function readCells(sources: readonly NamedSource[] | Blob, options: ReadOptions = {}): Promise<Cells> {
  const opened = await openFiles(sources instanceof Blob ? [{ name: 'one', source: sources }] : sources, options);
  const result = await opened.hold();
  return {
    opened,
    result,
    names: result.table.columns.map(({ name }) => name),
    rows: await rowsOf(result.table, opened),
  };
}

export async function rowsOf({ columns, rowCount }: Table, opened: OpenedFile): Promise<string[][]> {
  const all = Array.from({ length: rowCount }, (_, row) => row);
  const cells = await Promise.all(columns.map((column) => cellsOf(column, opened, all)));
  return all.map((row) => cells.map((column) => column[row]));
}

function cellsOf(
  column: Column,
  opened: OpenedFile,
  rows: readonly number[],
): Promise<readonly string[]> | readonly string[] {
  if (column.store === 'codes') return rows.map((row) => column.levels[column.codes[row]]);
  if (column.store === 'numbers') return rows.map((row) => String(column.values[row]));
  return opened.texts(column, rows);
}

/** All rows that a stream gives, texts included. */
export async function streamCells(opened: OpenedFile): Promise<string[][]> {
  const batches: Table[] = [];
  await opened.stream({
    take: (batch, first) => {
      if (batches.reduce((rows, { rowCount }) => rows + rowCount, 0) !== first) throw new Error('a batch out of order');
      batches.push(batch);
    },
    restart: () => void (batches.length = 0),
  });
  const rows: string[][] = [];
  for (const batch of batches) rows.push(...(await rowsOf(batch, opened)));
  return rows;
}
