import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/data/read-table.ts';
import { errorMessage } from '../../src/messages/errors.ts';
import '../support/fast-check.ts';
import { CODECS, isAppError, LIST_SCHEMA, parquetBytes } from './parquet-writer.ts';
import { errorOf } from './sources.ts';

const rows = Array.from({ length: 300 }, (_, row) => row);
const COLUMNS = [
  { name: 'sex', data: rows.map((row) => (row % 3 ? 'Female' : 'Male')), type: 'STRING' as const },
  { name: 'age', data: rows.map((row) => (row % 11 === 4 ? null : row % 60)), type: 'INT32' as const },
  { name: 'score', data: rows.map((row) => Math.sin(row)), type: 'DOUBLE' as const },
  { name: 'yes', data: rows.map((row) => row % 2 === 0), type: 'BOOLEAN' as const },
  { name: 'day', data: rows.map((row) => new Date(row * 864e5)), type: 'TIMESTAMP' as const },
  {
    name: 'count',
    data: rows.map((row) => BigInt(row) ** 3n),
    type: 'INT64' as const,
    encoding: 'DELTA_BINARY_PACKED' as const,
  },
  { name: 'word', data: rows.map((row) => `w${row}`), type: 'STRING' as const, encoding: 'DELTA_BYTE_ARRAY' as const },
];

const read = (bytes: Uint8Array<ArrayBuffer>) => readTable(new Blob([bytes]), {});

describe('a Parquet file', () => {
  const good = parquetBytes(COLUMNS);

  test('of nothing is an empty file', async () => {
    expect(await errorOf(read(new Uint8Array(0)))).toMatchObject({ code: 'file/empty' });
  });

  test.each([0.1, 0.5, 0.9, 0.999])('cut at %s is truncated', async (share) => {
    const error = await errorOf(read(good.slice(0, Math.floor(good.length * share))));
    expect(error.code).toBe('parquet/truncated');
  });

  test('is told from text that begins with its letters', async () => {
    const text = 'PAR1,b\n1,x\n2,y\n3,PAR1';
    const { format, table } = await readTable(new Blob([text]), {});
    expect(format.kind).toBeUndefined();
    expect(table.rowCount).toBe(3);
    expect(await errorOf(readTable(new Blob(['PAR1']), {}))).toMatchObject({ code: 'csv/one-column' });
  });

  test('with an encrypted footer says so', async () => {
    const bytes = good.slice();
    bytes.set([0x50, 0x41, 0x52, 0x45], bytes.length - 4);
    bytes.set([0x50, 0x41, 0x52, 0x45], 0);
    expect(await errorOf(read(bytes))).toMatchObject({ code: 'parquet/encrypted' });
  });

  test('without rows has none', async () => {
    expect(await errorOf(read(parquetBytes([{ name: 'a', data: [], type: 'STRING' }])))).toMatchObject({
      code: 'parquet/no-rows',
    });
  });

  test('of lists only has no columns', async () => {
    const schema = [{ name: 'root', num_children: 1 }, ...LIST_SCHEMA];
    const error = await errorOf(read(parquetBytes([{ name: 'list', data: [[1], [2]] }], { schema })));
    expect(error).toMatchObject({ code: 'parquet/no-columns', details: { setAside: ['list'] } });
  });

  test('with a codec that nobody reads names it and the column', async () => {
    const columns = [{ name: 'a', data: ['x', 'y'] }];
    const bytes = parquetBytes(columns, { codec: 'LZO', compressors: { LZO: (page: Uint8Array) => page } });
    expect(await errorOf(read(bytes))).toMatchObject({
      code: 'parquet/unknown-codec',
      details: { codec: 'LZO', column: 'a' },
    });
  });

  test('with a page that cannot be read names the column and the row group', async () => {
    const bytes = parquetBytes(COLUMNS, { codec: 'GZIP' });
    bytes.fill(0xff, 30, 60);
    const error = await errorOf(read(bytes));
    expect(error).toMatchObject({ code: 'parquet/damaged', details: { column: 'sex', rowGroup: 1 } });
    expect(errorMessage(error.code, error.details).what).toContain('“sex” cannot be read in row group 1');
  });
});

/** A few rows suffice, in two row groups and several pages, so that a flip hits every part of the file alike. */
const FEW = COLUMNS.map(({ data, ...column }) => ({ ...column, data: data.slice(0, 60) }));

describe.each(CODECS)('damaged in any byte, %s', (codec) => {
  const good = parquetBytes(FEW, { codec, rowGroupSize: 40, pageSize: 120 });
  test('it is read or refused with an error of its own', async () => {
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
      // Pages and footer are the same in all; what differs is how a page is unpacked.
      { numRuns: codec === 'UNCOMPRESSED' ? 100 : codec === 'BROTLI' ? 15 : 40 },
    );
  });
});
