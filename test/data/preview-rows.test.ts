import { describe, expect, it } from 'vitest';
import { LONGEST_PREVIEW_CELL, MOST_PREVIEW_ROWS, previewRows } from '../../src/data/preview-rows.ts';
import { openFile } from '../../src/data/formats/registry.ts';

async function preview(text: string, count = 10) {
  const file = new File([text], 'people.csv');
  const opened = await openFile(file, {});
  const { table } = await opened.hold();
  return previewRows(table, opened, count);
}
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

describe('previewRows', () => {
  it('gives cells as they were read, whatever they are stored as', async () => {
    const text = (i: number) => `"Person ${i}, who wrote a sentence of their own, number ${i * 7919}"`;
    const { rows, cut } = await preview(
      `name,sex,income\n${lines(400, (i) => `${text(i)},${'fm'[i % 2]},${i * 10.25}`)}\n`,
    );
    expect(rows).toHaveLength(10);
    expect(rows[3]).toEqual(['Person 3, who wrote a sentence of their own, number 23757', 'm', 30.75]);
    expect(cut).toBe(0);
  });

  it('tells an empty cell from a number that is not there', async () => {
    const { rows } = await preview(`a,b\n${lines(2000, (i) => (i === 1 ? ',' : `x,${i}.5`))}\n`);
    expect(rows.slice(0, 2)).toEqual([
      ['x', 0.5],
      ['', null],
    ]);
  });

  it('cuts long texts, between characters, and counts them', async () => {
    const long = `${'a'.repeat(LONGEST_PREVIEW_CELL - 1)}😀 and more`;
    const { rows, cut } = await preview(`a,b\n${long},1\nshort,2\n`);
    expect(rows[0][0]).toBe(`${'a'.repeat(LONGEST_PREVIEW_CELL - 1)}…`);
    expect(rows[1][0]).toBe('short');
    expect(cut).toBe(1);
  });

  it('gives no more rows than there are, and never more than a few', async () => {
    expect((await preview('a,b\n1,2\n')).rows).toHaveLength(1);
    expect((await preview(`a,b\n${lines(500, (i) => `${i},2`)}\n`, 400)).rows).toHaveLength(MOST_PREVIEW_ROWS);
    expect((await preview('a,b\n1,2\n', -3)).rows).toEqual([]);
  });
});
