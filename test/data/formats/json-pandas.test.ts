import { expect, test } from 'vitest';
import { errorMessage } from '../../../src/messages/errors.ts';
import { errorOf } from '../sources.ts';
import { readCells } from './cells.ts';

const read = (text: string) => readCells(new Blob([text]));
const numbered = (length: number) => Object.fromEntries(Array.from({ length }, (_, row) => [row, `v${row % 3}`]));

test.each([
  [
    'split',
    {
      columns: ['sex', 'n, [m]'],
      index: [0, 1],
      data: [
        ['F', 1],
        ['M', 2],
      ],
    },
  ],
  [
    'split',
    {
      columns: ['sex', 'n'],
      data: [
        ['F', 1],
        ['M', 2],
      ],
    },
  ],
  ['split', { columns: ['sex', 'n'], index: Object.keys(numbered(30_000)), data: [['F', 1]] }],
  ['columns', { sex: { 0: 'F', 1: 'M' }, n: { 0: 1, 1: null } }],
  ['columns', { sex: numbered(20_000), n: numbered(20_000) }],
  ['index', { 0: { sex: 'F', n: 1 }, 1: { sex: 'M', n: 2 } }],
])('a table that pandas laid out as %s is refused with the way to write it', async (orient, table) => {
  for (const text of [JSON.stringify(table), `${JSON.stringify(table, null, 2)}\n`]) {
    const error = await errorOf(read(text));
    expect(error).toMatchObject({ code: 'json/pandas-layout', details: { orient } });
    expect(errorMessage(error.code, error.details).next).toContain('lines=True');
  }
});

test('records that look like it, one on each line, are read', async () => {
  const record = JSON.stringify({ sex: { 0: 'F', 1: 'M' }, n: 1 });
  const { names, rows } = await read(`${record}\n${record}\n`);
  expect(names).toEqual(['sex.0', 'sex.1', 'n']);
  expect(rows).toHaveLength(2);
});
