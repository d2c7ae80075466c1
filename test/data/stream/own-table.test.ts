import { describe, expect, it } from 'vitest';
import { ownTable } from '../../../src/data/stream/own-table.ts';
import type { CodesColumn, NumbersColumn, Table, TextColumn } from '../../../src/data/table.ts';

describe('rows of a longer table as a table of their own', () => {
  const sample: Table = {
    rowCount: 4,
    columns: [
      {
        index: 0,
        name: 'group',
        store: 'codes',
        decimalMark: '.',
        codes: Uint8Array.of(3, 1, 1, 3),
        levels: ['a', 'b', 'c', 'd'],
        counts: Float64Array.of(50, 20, 10, 20),
        whole: { firstRows: new Float64Array(4), firstLines: null },
      },
      {
        index: 1,
        name: 'score',
        store: 'numbers',
        decimalMark: '.',
        values: Float64Array.of(0.5, NaN, 0.25, NaN),
        missing: new Map([['NA', 30]]),
        unreadable: { count: 2, lines: [7, 9] },
      },
      {
        index: 2,
        name: 'text',
        store: 'text',
        starts: Float64Array.of(0, 9, 20, 31),
        lengths: Uint32Array.of(3, 0, 4, 0),
        blanks: 40,
      },
    ],
  };
  const { rowCount, columns } = ownTable(sample);

  it('have the levels and counts of their own rows', () => {
    const group = columns[0] as CodesColumn;
    expect(rowCount).toBe(4);
    expect(group.levels).toEqual(['b', 'd']);
    expect([...group.codes]).toEqual([1, 0, 0, 1]);
    expect([...group.counts]).toEqual([2, 2]);
    expect(group.whole).toBeUndefined();
  });

  it('count their own empty cells', () => {
    const score = columns[1] as NumbersColumn;
    expect([...score.missing]).toEqual([['', 2]]);
    expect(score.unreadable).toEqual({ count: 0, lines: [] });
    expect((columns[2] as TextColumn).blanks).toBe(2);
  });
});
