import { expect, it } from 'vitest';
import { tableBytes } from '../../src/data/table-bytes.ts';
import type { Column } from '../../src/data/table.ts';

it('is the bytes of the arrays, and of the spellings at a byte a character and sixteen for each', () => {
  const base = { index: 0, name: 'x', decimalMark: '.' } as const;
  const columns: Column[] = [
    { ...base, store: 'codes', codes: new Uint8Array(1000), levels: ['yes', 'no'], counts: new Float64Array(2) },
    { ...base, store: 'codes', codes: new Uint16Array(1000), levels: [], counts: new Float64Array(0) },
    {
      ...base,
      store: 'numbers',
      values: new Float64Array(1000),
      missing: new Map(),
      unreadable: { count: 0, lines: [] },
    },
    { ...base, store: 'text', starts: new Float64Array(1000), lengths: new Uint32Array(1000), blanks: 0 },
  ];
  const each = columns.map((column) => tableBytes({ rowCount: 1000, columns: [column] }));
  expect(each).toEqual([1000 + 16 + (3 + 16) + (2 + 16), 2000, 8000, 12_000]);
  expect(tableBytes({ rowCount: 1000, columns })).toBe(each.reduce((sum, bytes) => sum + bytes));
});
