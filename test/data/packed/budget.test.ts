import { expect, test } from 'vitest';
import { HoldingBudget, holdUnpacked } from '../../../src/data/packed/unpack.ts';
import { errorOf } from '../sources.ts';

test('files opened together share what may be unpacked into memory', async () => {
  const budget = new HoldingBudget(100);
  const hold = (bytes: number) =>
    holdUnpacked(new Blob([new Uint8Array(bytes)]), { packing: 'zip', holds: 'parquet' }, budget);
  expect((await hold(60)).size).toBe(60);
  expect((await hold(40)).size).toBe(40);
  const error = await errorOf(hold(1));
  expect([error.code, error.details]).toEqual(['packed/too-large', { packing: 'zip', holds: 'parquet', limit: 100 }]);
});
