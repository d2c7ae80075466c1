import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../../src/data/formats/registry.ts';
import { readTable } from '../../../src/data/read-table.ts';
import '../../support/fast-check.ts';
import { encode } from '../csv-writer.ts';
import { parquetBytes } from '../parquet-writer.ts';
import { cutBlob, errorOf, rowsOf } from '../sources.ts';
import { readCells, streamCells } from './cells.ts';
import { rawFrame, alikeFrame, zstdTable } from './zstd-frames.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const gzip = (data: string | Uint8Array, level = 6): Bytes => new Uint8Array(gzipSync(data, { level }));
const join = (...parts: readonly Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));
const read = (bytes: Bytes) => readTable(new Blob([bytes]), {});
const fails = async (bytes: Bytes) => {
  const { code, details } = await errorOf(read(bytes));
  return [code, details];
};

const lines = Array.from(
  { length: 30_000 },
  (_, row) => `${row},${row % 2 ? 'F' : 'M'},${(row * 7919) % 1000},"note, ${row % 13}"`,
);
const table = `id,sex,score,note\n${lines.join('\n')}\n`;

describe('a gzipped table', () => {
  test('is read as the table itself, at every level, in one member or several', async () => {
    const plain = await readCells(new Blob([table]));
    const half = Math.floor(table.length / 2);
    const several = join(
      gzip(table.slice(0, 10), 0),
      gzip(''),
      gzip(table.slice(10, half), 1),
      gzip(table.slice(half), 9),
      new Uint8Array(512),
    );
    for (const bytes of [gzip(table, 0), gzip(table, 1), gzip(table, 9), several]) {
      const packed = await readCells(new Blob([bytes]));
      expect(packed.rows).toEqual(plain.rows);
      expect(packed.result.format).toMatchObject({ delimiter: ',', packed: ['gzip'] });
      expect(packed.result.fileSize).toBe(bytes.length);
    }
    expect(await streamCells((await readCells(new Blob([several]))).opened)).toEqual(plain.rows);
  });

  test('unpacks to what was packed, whatever it is and however its bytes are cut', async () => {
    const text = fc.array(fc.constantFrom('a', 'aaaaaaaaaaaaaaaa', 'b,', '"', 'é', '0123456789'), { maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom(0, 1, 6, 9),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 }),
        async (parts, level, cuts) => {
          const cell = parts.join('').replaceAll('"', '');
          const source = cutBlob(gzip(`a;b\n${cell};1\n`, level), cuts);
          const result = await readTable(source, { types: { a: 'category' }, delimiter: ';' });
          expect(await rowsOf(result)).toEqual([[cell, '1']]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('may have a name, a comment and more in its header, and a mark and UTF-16 in its text', async () => {
    const bytes = gzip(encode('a,b\né,2\n', { encoding: 'utf-16le', byteOrderMark: true }));
    const header = [
      ...bytes.subarray(0, 3),
      4 | 8 | 16 | 2,
      ...bytes.subarray(4, 10),
      2,
      0,
      1,
      2,
      0x61,
      0,
      0x62,
      0,
      9,
      9,
    ];
    expect(await rowsOf(await read(join(Uint8Array.from(header), bytes.subarray(10))))).toEqual([['é', '2']]);
    const marked = await readCells(
      new Blob([gzip(encode(`a,b\n${'long text '.repeat(10)},2\n`, { encoding: 'utf-8', byteOrderMark: true }))]),
    );
    expect(marked.names).toEqual(['a', 'b']);
  });

  test('tells its progress in bytes of the file', async () => {
    const bytes = gzip(table);
    const opened = await openFiles([{ name: 'x', source: new Blob([bytes]) }], {});
    const seen: number[] = [];
    await opened.hold({ onProgress: ({ done, total }) => seen.push(done / total) });
    expect(Math.max(...seen)).toBe(1);
  });

  test('that breaks off or is damaged is refused, with the byte', async () => {
    const bytes = gzip(table);
    for (const end of [6, 1000, bytes.length - 9, bytes.length - 1]) {
      expect(await fails(bytes.slice(0, end))).toEqual(['packed/truncated', { packing: 'gzip', byte: end }]);
    }
    const sum = bytes.slice();
    sum[bytes.length - 8] ^= 1;
    expect(await fails(sum)).toEqual(['packed/damaged', { packing: 'gzip', byte: bytes.length - 8 }]);
    const changed = bytes.slice();
    changed[5000] ^= 0x40;
    expect((await fails(changed))[0]).toBe('packed/damaged');
    expect(await fails(join(bytes, Uint8Array.of(1, 2, 3)))).toEqual([
      'packed/damaged',
      { packing: 'gzip', byte: bytes.length },
    ]);
  });

  test('of which nothing but broken bytes is known never hangs or grows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (noise) => {
        const bytes = join(Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), noise);
        expect((await fails(bytes))[0]).toMatch(/^(?:packed\/|file\/|csv\/)/);
      }),
      { numRuns: 200 },
    );
  });

  test('that is a bomb is stopped with its sizes', async () => {
    const member = gzip(`${'x'.repeat(20_000)},2\n`.repeat(100), 9);
    const [code, details] = await fails(join(gzip('a,b\n'), ...Array.from({ length: 50 }, () => member)));
    expect(code).toBe('packed/bomb');
    expect(details).toMatchObject({ packing: 'gzip', unpacked: 64 * 2 ** 20 });
  });

  test('can hold a Parquet file, and no packed file', async () => {
    const parquet = parquetBytes([
      { name: 'a', data: [1, 2], type: 'INT32' },
      { name: 'b', data: ['x', 'y'], type: 'STRING' },
    ]);
    const { rows, result } = await readCells(new Blob([gzip(parquet)]));
    expect(rows).toEqual([
      ['1', 'x'],
      ['2', 'y'],
    ]);
    expect(result.format).toMatchObject({ kind: 'parquet', packed: ['gzip'] });
    expect((await fails(gzip(gzip(table))))[0]).toBe('packed/nested');
  });

  test('stops at once when it is told to, held and streamed', async () => {
    const source = cutBlob(gzip(table), [2000]);
    const opened = await openFiles([{ name: 'x', source }], {});
    const stream = source.stream.bind(source);
    const abort = new AbortController();
    source.stream = () => {
      abort.abort();
      return stream();
    };
    const { signal } = abort;
    expect((await errorOf(opened.hold({ signal }))).code).toBe('job/cancelled');
    expect((await errorOf(opened.stream({ take: () => undefined, restart: () => undefined }, { signal }))).code).toBe(
      'job/cancelled',
    );
    expect((await errorOf(openFiles([{ name: 'x', source }], {}, { signal }))).code).toBe('job/cancelled');
  });

  test('that changes while it is read says so', async () => {
    const source = new Blob([gzip(table)]);
    const opened = await openFiles([{ name: 'x', source }], {});
    source.stream = () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(gzip(table).subarray(0, 5000));
        },
        pull(controller) {
          controller.error(new DOMException('changed', 'NotReadableError'));
        },
      });
    const error = await errorOf(opened.hold());
    expect([error.code, error.details]).toEqual(['file/changed', { bytesRead: 5000 }]);
  });
});

describe('a table in Zstandard', () => {
  test('is read as the table itself, in one frame or several, with frames to skip', async () => {
    const { packed, text } = zstdTable();
    const plain = await readCells(new Blob([text]));
    const skipped = Uint8Array.of(0x51, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3);
    const several = join(skipped, packed, skipped, rawFrame('400,F,'), rawFrame('1.0\n'), rawFrame(''));
    expect((await readCells(new Blob([packed]))).rows).toEqual(plain.rows);
    const { rows, result } = await readCells(cutBlob(several, [7, 1, 100]));
    expect(rows).toEqual([...plain.rows, ['400', 'F', '1.0']]);
    expect(result.format).toMatchObject({ packed: ['zstd'] });
  });

  test('that breaks off or is damaged is refused, with the byte', async () => {
    const { packed } = zstdTable();
    for (const end of [5, 12, 500, packed.length - 5, packed.length - 1]) {
      expect(await fails(packed.slice(0, end))).toEqual(['packed/truncated', { packing: 'zstd', byte: end }]);
    }
    expect(await fails(join(packed, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)))).toEqual([
      'packed/damaged',
      { packing: 'zstd', byte: packed.length },
    ]);
    const sum = packed.slice();
    sum[packed.length - 1] ^= 1;
    expect(await fails(sum)).toEqual(['packed/damaged', { packing: 'zstd', byte: packed.length - 4 }]);
    const reserved = rawFrame('a,b\n1,2\n');
    reserved[6] |= 6;
    expect(await fails(reserved)).toEqual(['packed/damaged', { packing: 'zstd', byte: 6 }]);
    const large = rawFrame('a,b\n1,2\n');
    large[5] = 20 << 3;
    expect(await fails(large)).toEqual(['packed/large-window', { packing: 'zstd', window: 2 ** 30, limit: 2 ** 27 }]);
  });

  test('that is a bomb is stopped', async () => {
    const bomb = join(rawFrame('a,b\n'), ...Array.from({ length: 80 }, () => alikeFrame()));
    expect((await fails(bomb))[0]).toBe('packed/bomb');
  });
});
