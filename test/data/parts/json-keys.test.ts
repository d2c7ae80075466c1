import { describe, expect, test } from 'vitest';
import { openFiles } from '../../../src/data/formats/registry.ts';
import { errorOf } from '../sources.ts';

/** So many records that their keys are not all looked at before the first row is given. */
const many = Array.from({ length: 40_000 }, (_, row) => `{"a":${row},"b":"${'-'.repeat(30)}"}`).join('\n');
const open = (json: string, first = 'a,b\n1,2\n') =>
  openFiles(
    [
      { name: 'one', source: new Blob([first]) },
      { name: 'two', source: new Blob([json]) },
    ],
    {},
  );

describe('a JSON file among several, with a key that comes first after many records', () => {
  test.each([
    ['in the order of the first file', 'a,b\n1,2\n'],
    ['in another order', 'b,a\n2,1\n'],
  ])('has a column that the others lack, %s: it is refused as one that differs', async (_, first) => {
    const json = `${many}\n{"a":1,"b":"x","c":2}`;
    const error = await errorOf(open(json, first).then((opened) => opened.hold()));
    expect(error).toMatchObject({ code: 'parts/other-columns', details: { surplus: ['c'] } });
  });

  test('is one table with another that has it late as well', async () => {
    const json = `${many}\n{"c":2,"a":1,"b":"x"}`;
    const opened = await openFiles(
      [
        { name: 'one', source: new Blob([json]) },
        { name: 'two', source: new Blob([`{"b":"first","a":0}\n${json}`]) },
      ],
      {},
    );
    const { table, badRows } = await opened.hold();
    expect(table.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect([table.rowCount, badRows.count]).toEqual([80_003, 0]);
  });
});
