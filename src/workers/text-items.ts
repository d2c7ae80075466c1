import type { OpenedFile } from '../data/formats/opened-file.ts';
import { missingTest } from '../data/missing.ts';
import type { ReadOptions } from '../data/read-options.ts';
import {
  findColumn,
  type CodesColumn,
  type Column,
  type NumbersColumn,
  type Table,
  type TextColumn,
} from '../data/table.ts';
import { AppError } from '../errors.ts';
import type { TextItems } from '../inference/running/ports.ts';

/** At most so many texts, and bytes of them, are in memory at a time. */
const BLOCK_TEXTS = 65_536;
const BLOCK_BYTES = 16 * 2 ** 20;

/** The texts of a column, and which of them each row has. */
export interface ColumnTexts {
  readonly items: TextItems;
  itemOf(row: number): number;
}

/**
 * The texts of a column, however it is stored. Those left in the file are fetched block by block; a missing cell has no text.
 * @throws AppError `plan/unknown-column`
 */
export function textsOf(
  { table, source }: { readonly table: Table; readonly source: Pick<OpenedFile, 'texts'> },
  name: string,
  options: ReadOptions,
): ColumnTexts {
  const column = findColumn(table, name);
  if (!column) throw new AppError('plan/unknown-column', { column: name });
  const isMissing = missingTest(options, name);
  const cells = cellsOf(column, source);
  const items = { count: cells.count, blocks: () => blocksOf(cells, isMissing) };
  return { items, itemOf: column.store === 'codes' ? (row) => column.codes[row] : (row) => row };
}

/** Cells that differ, or all of them, by number. */
interface Cells {
  readonly count: number;
  bytesOf(cell: number): number;
  texts(from: number, to: number): Promise<readonly string[]>;
}

function cellsOf(column: Column, source: Pick<OpenedFile, 'texts'>): Cells {
  switch (column.store) {
    case 'codes':
      return cellsOfLevels(column);
    case 'numbers':
      return cellsOfNumbers(column);
    case 'text':
      return cellsOfText(column, source);
  }
}

const cellsOfLevels = ({ levels }: CodesColumn): Cells => ({
  count: levels.length,
  bytesOf: (level) => levels[level].length,
  texts: (from, to) => Promise.resolve(levels.slice(from, to)),
});

const cellsOfNumbers = ({ values }: NumbersColumn): Cells => ({
  count: values.length,
  bytesOf: () => 8,
  texts: (from, to) =>
    Promise.resolve(Array.from(values.subarray(from, to), (value) => (Number.isNaN(value) ? '' : String(value)))),
});

const cellsOfText = (column: TextColumn, source: Pick<OpenedFile, 'texts'>): Cells => ({
  count: column.lengths.length,
  bytesOf: (row) => column.lengths[row],
  texts: (from, to) =>
    source.texts(
      column,
      Array.from({ length: to - from }, (_, at) => from + at),
    ),
});

async function* blocksOf(cells: Cells, isMissing: (text: string) => boolean): AsyncIterable<readonly string[]> {
  for (let from = 0; from < cells.count;) {
    let to = from;
    let bytes = 0;
    while (to < cells.count && to - from < BLOCK_TEXTS && (to === from || bytes + cells.bytesOf(to) <= BLOCK_BYTES)) {
      bytes += cells.bytesOf(to++);
    }
    const texts = await cells.texts(from, to);
    yield texts.map((text) => (isMissing(text) ? '' : text));
    from = to;
  }
}
