import { Binary, List, Field, Int32, Uint64 } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/data/read-table.ts';
import { errorMessage } from '../../src/messages/errors.ts';
import '../support/fast-check.ts';
import { arrowBytes, choice, NUMBER, TEXT, type ArrowOptions } from './arrow-writer.ts';
import { isAppError } from './parquet-writer.ts';
import { errorOf } from './sources.ts';

const rows = Array.from({ length: 60 }, (_, row) => row);
const COLUMNS = [
  { name: 'sex', data: rows.map((row) => (row % 3 === 0 ? 'F' : 'M')), type: choice() },
  { name: 'word', data: rows.map((row) => (row % 11 === 0 ? null : `word ${row}`)), type: TEXT },
  { name: 'score', data: rows.map((row) => row / 7), type: NUMBER },
  { name: 'big', data: rows.map((row) => 2n ** 63n + BigInt(row)), type: new Uint64() },
];
const read = (bytes: Uint8Array<ArrayBuffer>) => readTable(new Blob([bytes]), {});
const cutAt = (bytes: Uint8Array<ArrayBuffer>, share: number) => bytes.slice(0, Math.floor(bytes.length * share));

describe('an Arrow file', () => {
  test.each([0.3, 0.6, 0.9, 0.999])('cut at %s is truncated, and so is a stream', async (share) => {
    for (const container of ['file', 'stream'] as const) {
      const bytes = cutAt(await arrowBytes(COLUMNS, { container, batchRows: 20 }), share);
      const error = await errorOf(read(bytes));
      expect(error.code).toBe('arrow/truncated');
      expect(error.details['byte']).toBeLessThanOrEqual(bytes.length);
      expect(errorMessage(error.code, error.details).what).toContain('breaks off');
    }
  });

  test('that ends after a batch, without the mark of the end, is read', async () => {
    const bytes = await arrowBytes(COLUMNS, { container: 'stream', batchRows: 20 });
    const { table } = await read(bytes.slice(0, bytes.length - 8));
    expect(table.rowCount).toBe(60);
  });

  test('of the first Feather says so', async () => {
    const bytes = Uint8Array.from([0x46, 0x45, 0x41, 0x31, ...new Uint8Array(64), 0x46, 0x45, 0x41, 0x31]);
    expect(await errorOf(read(bytes))).toMatchObject({ code: 'arrow/old-feather' });
  });

  test('is told from text that begins with its letters', async () => {
    const { table } = await readTable(new Blob(['ARROW1,b\n1,x\n2,y\n']), {});
    expect(table.rowCount).toBe(2);
  });

  test('without rows has none', async () => {
    const empty = COLUMNS.map((column) => ({ ...column, data: [] }));
    for (const container of ['file', 'stream'] as const) {
      expect(await errorOf(read(await arrowBytes(empty, { container })))).toMatchObject({ code: 'arrow/no-rows' });
    }
  });

  test('of lists and bytes only has no columns', async () => {
    const columns = [
      { name: 'list', data: [[1], [2]], type: new List(new Field('item', new Int32())) },
      { name: 'bytes', data: [Uint8Array.of(1), Uint8Array.of(2)], type: new Binary() },
    ];
    const error = await errorOf(read(await arrowBytes(columns)));
    expect(error).toMatchObject({ code: 'arrow/no-columns', details: { setAside: ['list', 'bytes'] } });
  });

  test('with a place outside its dictionary names the column and the batch', async () => {
    const bytes = await arrowBytes([{ name: 'sex', data: ['F', 'M', 'F', 'M'], type: choice() }]);
    const places = new Uint8Array(Int32Array.of(0, 1, 0, 1).buffer);
    const at = Buffer.from(bytes).indexOf(places);
    expect(at).toBeGreaterThan(0);
    bytes.set([9], at + 4);
    const error = await errorOf(read(bytes));
    expect(error).toMatchObject({ code: 'arrow/damaged', details: { column: 'sex', batch: 1 } });
    expect(errorMessage(error.code, error.details).what).toContain('“sex” cannot be read in record batch 1');
  });
});

const WAYS: readonly ArrowOptions[] = [
  {},
  { container: 'stream' },
  { codec: 'LZ4' },
  { codec: 'ZSTD', container: 'stream' },
];
describe.each(WAYS)('damaged in any byte, %j', (way) => {
  test('it is read or refused with an error of its own', async () => {
    const good = await arrowBytes(COLUMNS, { ...way, batchRows: 20 });
    const flips = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = good.slice();
        for (const [at, mask] of changes) bytes[at] ^= mask;
        await read(bytes).catch((thrown: unknown) => {
          if (!isAppError(thrown) || thrown.code === 'internal') throw thrown;
        });
      }),
      { numRuns: 150 },
    );
  });
});
