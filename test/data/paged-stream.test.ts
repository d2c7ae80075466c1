import { describe, expect, test } from 'vitest';
import { openFile } from '../../src/data/formats/registry.ts';
import type { OpenedFile, StreamHooks } from '../../src/data/formats/opened-file.ts';
import type { Column } from '../../src/data/table.ts';
import { Random } from '../../tools/generate/random.ts';
import { arrowBlob, choice, NUMBER, TEXT } from './arrow-writer.ts';
import { cellsOf } from './sources.ts';
import { parquetBlob } from './parquet-writer.ts';

const random = new Random(23);
const ROWS = 75_000;
const index = Array.from({ length: ROWS }, (_, row) => row);
const columns = [
  { name: 'sex', data: index.map((row) => (row % 31 === 2 ? null : random.chance(0.5) ? 'F' : 'M')) },
  { name: 'score', data: index.map((row) => (row % 41 === 7 ? null : random.next())) },
  /** Few numbers in the first rows, very many in all. */
  { name: 'late', data: index.map((row) => (row < 5000 ? row % 5 : row + 0.5)) },
  { name: 'note', data: index.map((row) => `note number ${row} that nobody else has`) },
];
const STORED = ['STRING', 'DOUBLE', 'DOUBLE', 'STRING'] as const;
const TYPES = [choice(), NUMBER, NUMBER, TEXT];
const arrow = (more: object) =>
  arrowBlob(
    columns.map((column, at) => ({ ...column, type: TYPES[at] })),
    more,
  );

const FILES: readonly (readonly [string, () => Promise<Blob>])[] = [
  [
    'Parquet',
    () =>
      Promise.resolve(
        parquetBlob(
          columns.map((column, at) => ({ ...column, data: [...column.data] as unknown[], type: STORED[at] })),
          { rowGroupSize: 30_000, pageSize: 50_000 },
        ),
      ),
  ],
  ['Arrow', () => arrow({ batchRows: 9000 })],
  ['a stream of Arrow', () => arrow({ container: 'stream' })],
];

/** What the batches of a stream hold, put together again. */
async function gather(opened: OpenedFile, hooks: StreamHooks = {}) {
  let cells = new Map<string, unknown[]>();
  let missing = new Map<string, number>();
  let next = 0;
  let restarts = 0;
  const add = (column: Column): void => {
    const known = cells.get(column.name) ?? [];
    cells.set(column.name, known);
    const { store } = column;
    const values =
      store === 'codes'
        ? Array.from(column.codes, (code) => column.levels[code])
        : store === 'numbers'
          ? column.values
          : column.starts;
    for (const value of values) known.push(value);
    if (store === 'numbers') missing.set(column.name, (missing.get(column.name) ?? 0) + (column.missing.get('') ?? 0));
  };
  const result = await opened.stream(
    {
      take(batch, first) {
        expect(first).toBe(next);
        expect(batch.rowCount).toBeLessThanOrEqual(65_536);
        for (const column of batch.columns) add(column);
        next += batch.rowCount;
      },
      restart() {
        cells = new Map();
        missing = new Map();
        next = 0;
        restarts++;
      },
    },
    hooks,
  );
  return { cells, missing, restarts, result };
}

describe.each(FILES)('%s', (_, make) => {
  test('streamed is what it is when it is held', async () => {
    const blob = await make();
    const opened = await openFile(blob, {});
    const { cells, missing, restarts, result } = await gather(opened);
    expect(restarts).toBe(1);
    expect(result).toMatchObject({ rowCount: ROWS, badRows: { count: 0 }, lines: null });
    const { table } = await opened.hold();
    for (const column of table.columns) {
      const held =
        column.store === 'text' ? column.starts : column.store === 'numbers' ? column.values : await cellsOf(column);
      expect(cells.get(column.name)).toEqual(Array.from<unknown>(held));
      if (column.store === 'numbers') expect(missing.get(column.name)).toBe(column.missing.get('') ?? 0);
    }
    expect((await gather(opened)).restarts).toBe(0);
    const fresh = await (await openFile(blob, {})).hold();
    expect(fresh.table.columns.map(({ store }) => store)).toEqual(table.columns.map(({ store }) => store));
  });

  test('gives the wanted columns only', async () => {
    const { cells, result } = await gather(await openFile(await make(), {}), { columns: new Set(['score', 'none']) });
    expect([...cells.keys()]).toEqual(['score']);
    expect(result.samples).toHaveLength(1);
  });
});
