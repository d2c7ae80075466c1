import { describe, expect, it } from 'vitest';
import type { Table } from '../../src/data/table.ts';
import { textsOf } from '../../src/workers/text-items.ts';

const source = {
  texts: (_: unknown, rows: ArrayLike<number>) =>
    Promise.resolve(Array.from(rows, (row) => (row === 3 ? 'NA' : `text ${row}`))),
};

async function all(table: Table, name: string, missing?: Record<string, string[]>) {
  const texts = textsOf({ table, source }, name, missing ? { missing } : {});
  const blocks: (readonly string[])[] = [];
  for await (const block of texts.items.blocks()) blocks.push(block);
  return { blocks, items: blocks.flat(), texts };
}

describe('the texts of a column', () => {
  const table: Table = {
    rowCount: 3,
    columns: [
      {
        index: 0,
        name: 'few',
        store: 'codes',
        decimalMark: '.',
        codes: Uint8Array.of(1, 0, 1),
        levels: ['one', 'n/a', 'two'],
        counts: Float64Array.of(1, 2, 0),
      },
      {
        index: 1,
        name: 'number',
        store: 'numbers',
        decimalMark: '.',
        values: Float64Array.of(1.5, NaN, 2),
        missing: new Map(),
        unreadable: { count: 0, lines: [] },
      },
    ],
  };

  it('are levels where there are few, each once, and none where a cell is missing', async () => {
    const { items, texts } = await all(table, 'few');
    expect(items).toEqual(['one', '', 'two']);
    expect([0, 1, 2].map((row) => texts.itemOf(row))).toEqual([1, 0, 1]);
    expect((await all(table, 'few', { few: ['two'] })).items).toEqual(['one', 'n/a', '']);
  });

  it('are numbers as they are written where the cells are numbers', async () => {
    expect((await all(table, 'number')).items).toEqual(['1.5', '', '2']);
  });

  it('are fetched from the file in blocks of bounded size', async () => {
    const rows = 150_000;
    const large = 2 ** 20;
    const lengths = new Uint32Array(rows).fill(10);
    lengths.fill(large, 0, 40);
    const long: Table = {
      rowCount: rows,
      columns: [{ index: 0, name: 'text', store: 'text', starts: new Float64Array(rows), lengths, blanks: 0 }],
    };
    const { blocks, items } = await all(long, 'text');
    expect(items).toHaveLength(rows);
    expect(items.slice(2, 5)).toEqual(['text 2', '', 'text 4']);
    expect(blocks.slice(0, 2).map(({ length }) => length)).toEqual([16, 16]);
    expect(Math.max(...blocks.map(({ length }) => length))).toBe(65_536);
  });
});
