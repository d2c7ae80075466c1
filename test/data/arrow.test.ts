import {
  DateDay,
  DateMillisecond,
  Decimal,
  Dictionary,
  Field,
  Float16,
  Float32,
  Int16,
  Int64,
  Int8,
  List,
  Null,
  TimeMicrosecond,
  TimestampMicrosecond,
  TimestampSecond,
  Uint16,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
  LargeUtf8,
  Binary,
  Float64,
  Int32,
  type DataType,
} from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { openFile } from '../../src/data/formats/registry.ts';
import { profileTable } from '../../src/data/profile-table.ts';
import { readTable } from '../../src/data/read-table.ts';
import type { Column } from '../../src/data/table.ts';
import { Random } from '../../tools/generate/random.ts';
import '../support/fast-check.ts';
import { planOf } from '../support/plan-of.ts';
import {
  arrowBlob,
  arrowBytes,
  choice,
  FLAG,
  lz4Frame,
  NUMBER,
  TEXT,
  unstatedZstd,
  WHOLE,
  type ArrowOptions,
} from './arrow-writer.ts';
import { decompressLz4Frames } from '../../src/data/arrow/lz4-frame.ts';
import { decompressZstdFrames } from '../../src/data/arrow/zstd-frame.ts';
import { PARQUET } from '../../src/messages/reading.ts';
import { csvOf, storedZstd } from './parquet-writer.ts';
import { cellsOf } from './sources.ts';

const random = new Random(11);
const draw = <T>(options: readonly T[]): T => options[Math.floor(random.next() * options.length)];
const count = (length: number): number[] => Array.from({ length }, (_, row) => row);

/** A decisions file, some cells missing; one column a dictionary. */
function decisions(rows: number) {
  const index = count(rows);
  return [
    { name: 'sex', data: index.map(() => draw(['Female', 'Male'])), type: choice() },
    {
      name: 'race',
      data: index.map((row) => (row % 17 === 3 ? null : draw(['A', 'Ångström', 'C, D', '"E"']))),
      type: TEXT,
    },
    { name: 'site', data: index.map((row) => (row % 29 === 4 ? null : draw(['x', 'y', 'z']))), type: choice() },
    { name: 'age', data: index.map(() => 18 + Math.floor(random.next() * 60)), type: WHOLE },
    { name: 'label', data: index.map(() => (random.chance(0.4) ? 1 : 0)), type: new Int8() },
    { name: 'prediction', data: index.map(() => random.chance(0.5)), type: FLAG },
    { name: 'score', data: index.map((row) => (row % 23 === 5 ? null : random.next())), type: NUMBER },
  ];
}

const dataOnly = (columns: readonly Column[]): unknown[] =>
  columns.map(({ ...column }) =>
    'unreadable' in column ? { ...column, unreadable: column.unreadable.count } : column,
  );

const WAYS: readonly ArrowOptions[] = [
  {},
  { container: 'stream' },
  { codec: 'LZ4' },
  { codec: 'ZSTD', container: 'stream' },
  { codec: 'ZSTD' },
  { codec: 'ZSTD', unstated: true },
];

describe('the same data as Arrow and as CSV', () => {
  test.each(WAYS)('is the same table, %j', async (way) => {
    const columns = decisions(5000);
    const arrow = await readTable(await arrowBlob(columns, { batchRows: 1900, ...way }), {});
    const csv = await readTable(new Blob([csvOf(columns)]), {});
    const { container = 'file', codec } = way;
    expect(arrow.format).toEqual({ kind: 'arrow', container, batches: 3, codecs: codec ? [codec] : [], setAside: [] });
    expect(dataOnly(arrow.table.columns)).toEqual(dataOnly(csv.table.columns));
    const words = { fileName: 'x', sha256: null };
    const [one, other] = await Promise.all([arrow, csv].map((result) => profileTable(result, words)));
    expect(one.columns).toEqual(other.columns);
  });

  test('gives the same audit', async () => {
    const columns = decisions(4000);
    const plan = planOf({
      prediction: { column: 'prediction', positive: { values: ['true'] } },
      score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
      sensitiveFeatures: [{ column: 'sex' }, { column: 'race' }, { column: 'age', bins: { edges: [30, 50] } }],
    });
    const arrow = await auditFile(new File([await arrowBlob(columns, { codec: 'LZ4' })], 'x.arrow'), plan);
    const csv = await auditFile(new File([csvOf(columns)], 'x.csv'), plan);
    expect(arrow.cube).toEqual(csv.cube);
    expect(arrow.assessment).toEqual(csv.assessment);
  });

  test('of any strings and numbers', async () => {
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 12 }).filter((cell) => !/[\r\n\0]/.test(cell)));
    const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, number, text), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(...WAYS),
        fc.integer({ min: 1, max: 40 }),
        async (rows, way, batchRows) => {
          const columns = [
            { name: 'a', data: rows.map(([cell]) => cell), type: TEXT },
            { name: 'b', data: rows.map(([, cell]) => cell), type: NUMBER },
            { name: 'c', data: rows.map(([, , cell]) => cell), type: choice() },
          ];
          const { table } = await readTable(await arrowBlob(columns, { ...way, batchRows }), {
            types: { a: 'category', b: 'category', c: 'category' },
          });
          for (const [at, { data }] of columns.entries()) {
            expect(await cellsOf(table.columns[at])).toEqual(data.map((cell) => (cell === null ? '' : String(cell))));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('types', () => {
  test.each<[string, DataType, unknown[], string[]]>([
    ['bytes', new Uint8(), [0, 255, null], ['0', '255', '']],
    ['small whole numbers', new Int16(), [-32768, 5, 32767], ['-32768', '5', '32767']],
    ['unsigned', new Uint16(), [65535, null, 1], ['65535', '', '1']],
    ['unsigned of 32 bits', new Uint32(), [4294967295, 7], ['4294967295', '7']],
    ['whole numbers of 64 bits', new Int64(), [-9007199254740993n, null, 12n], ['-9007199254740993', '', '12']],
    ['those a double holds', new Int64(), [-(2n ** 52n), 2n ** 40n], ['-4503599627370496', '1099511627776']],
    ['unsigned of 64 bits', new Uint64(), [18446744073709551615n, 1n], ['18446744073709551615', '1']],
    ['floats of 32 bits', new Float32(), [0.7, 0.1, null], ['0.7', '0.1', '']],
    ['floats of 16 bits', new Float16(), [0.5, -2, 1.5], ['0.5', '-2', '1.5']],
    ['booleans', FLAG, [true, null, false], ['true', '', 'false']],
    ['nothing', new Null(), [null, null], ['', '']],
    ['text of large offsets', new LargeUtf8(), ['é', null, ''], ['é', '', '']],
    [
      'dates',
      new DateDay(),
      [new Date(0), new Date('2024-02-29'), new Date('1969-12-31')],
      ['1970-01-01', '2024-02-29', '1969-12-31'],
    ],
    ['dates of 64 bits', new DateMillisecond(), [new Date('2024-02-29'), null], ['2024-02-29', '']],
    ['times', new TimeMicrosecond(), [3_723_000_001n, 0n], ['01:02:03.000001', '00:00:00']],
    ['dictionaries of numbers', new Dictionary(new Int32(), new Int8()), [7, null, 7, 9], ['7', '', '7', '9']],
    ['dictionaries of 16 bits', new Dictionary(new Utf8(), new Uint16()), ['x', 'y', 'x'], ['x', 'y', 'x']],
  ])('%s', async (_, type, data, cells) => {
    for (const way of [{}, { container: 'stream' as const, batchRows: 2 }]) {
      const { table } = await readTable(await arrowBlob([{ name: 'a', data, type }], way), {
        types: { a: 'category' },
      });
      expect(await cellsOf(table.columns[0])).toEqual(cells);
    }
  });

  test('instants with and without a zone', async () => {
    const instant = Date.UTC(2024, 4, 6, 7, 8, 9, 120);
    const { table } = await readTable(
      await arrowBlob([
        { name: 'zone', data: [instant], type: new TimestampMicrosecond('Europe/Berlin') },
        { name: 'local', data: [instant - 120], type: new TimestampSecond() },
      ]),
      {},
    );
    expect(await cellsOf(table.columns[0])).toEqual(['2024-05-06T07:08:09.12Z']);
    expect(await cellsOf(table.columns[1])).toEqual(['2024-05-06T07:08:09']);
  });

  test('decimals', async () => {
    const limbs = (value: bigint): Uint32Array =>
      Uint32Array.from({ length: 4 }, (_, at) => Number(BigInt.asUintN(32, value >> BigInt(32 * at))));
    const data = [limbs(12345n), limbs(-5n), limbs(100n)];
    const { table } = await readTable(await arrowBlob([{ name: 'a', data, type: new Decimal(2, 20) }]), {
      types: { a: 'category' },
    });
    expect(await cellsOf(table.columns[0])).toEqual(['123.45', '-0.05', '1']);
  });

  test('whole numbers beyond 2⁵³ are counted with rounded, which is said', async () => {
    const data = count(3000).map((row) => 2n ** 60n + BigInt(row) * 3n);
    const { table, format } = await readTable(await arrowBlob([{ name: 'big', data, type: new Int64() }]), {
      types: { big: 'number' },
    });
    expect(table.columns[0]).toMatchObject({ store: 'numbers' });
    expect(format).toMatchObject({ rounded: [{ name: 'big', cells: 3000 }] });
  });

  test('lists and bytes are set aside, and what stands beside them is read', async () => {
    const list = new List(new Field('item', new Int32(), true));
    const columns = [
      { name: 'before', data: ['a', 'b', null], type: TEXT },
      { name: 'lists', data: [[1, 2], null, []], type: list },
      { name: 'bytes', data: [Uint8Array.of(1), null, Uint8Array.of(2)], type: new Binary() },
      { name: 'after', data: [1.5, null, 2.5], type: new Float64() },
    ];
    const { table, format } = await readTable(await arrowBlob(columns, { codec: 'LZ4' }), {});
    expect(format).toMatchObject({
      setAside: [
        { name: 'lists', holds: 'nested' },
        { name: 'bytes', holds: 'binary' },
      ],
    });
    expect(await cellsOf(table.columns[0])).toEqual(['a', 'b', '']);
    expect(await cellsOf(table.columns[1])).toEqual(['1.5', '', '2.5']);
  });
});

test('long texts stay in the file and can be read by row', async () => {
  const long = count(30_000).map((row) =>
    row % 50 === 7 ? null : `a text number ${row} that nobody else has, ${'x'.repeat(300)}`,
  );
  const source = await arrowBlob([{ name: 'text', data: long, type: TEXT }], { batchRows: 7000 });
  const opened = await openFile(source, {});
  const { table } = await opened.hold();
  const [column] = table.columns;
  if (column.store !== 'text') throw new Error('expected texts');
  expect(column.blanks).toBe(600);
  const rows = [29_999, 3, 7, 15_000];
  expect(await opened.texts(column, rows)).toEqual(rows.map((row) => long[row] ?? ''));
});

describe('frames of Zstandard', () => {
  const plain = Uint8Array.from({ length: 20_000 }, (_, at) => (at * 7) % 251);

  test('that do not state their length are unpacked, one after the other', () => {
    const frame = unstatedZstd(plain);
    expect(decompressZstdFrames(frame, plain.length)).toEqual(plain);
    const two = Uint8Array.of(...frame, ...frame);
    expect(decompressZstdFrames(two, 2 * plain.length).subarray(plain.length)).toEqual(plain);
  });

  test('of another length than the buffer states are refused, stated or not', () => {
    for (const frame of [unstatedZstd(plain), storedZstd(plain)]) {
      for (const length of [plain.length - 1, plain.length + 1, 10]) {
        expect(() => decompressZstdFrames(frame, length)).toThrow(RangeError);
      }
    }
    expect(() => decompressZstdFrames(unstatedZstd(plain).subarray(0, 12_000), plain.length)).toThrow(RangeError);
    expect(() => decompressZstdFrames(unstatedZstd(new Uint8Array(1000)), 2 ** 32 - 1)).toThrow(/more bytes/);
  });
});

test('a column of a type that is not known is set aside, and what stands beside it is read', async () => {
  const columns = [
    { name: 'before', data: ['a', 'b', null], type: TEXT },
    { name: 'huge', data: [1n, null, 3n], type: new Int64() },
    { name: 'after', data: [1.5, null, 2.5], type: NUMBER },
  ];
  for (const [container, type, bits] of [
    ['file', 30, 64],
    ['stream', 30, 64],
    ['file', 2, 128],
  ] as const) {
    const bytes = await arrowBytes(columns, { container });
    const changed = withType(bytes, 'huge', type, bits);
    const { table, format } = await readTable(new Blob([changed]), {});
    expect(format).toMatchObject({ setAside: [{ name: 'huge', holds: 'unknown' }] });
    expect(PARQUET.setAsideColumn('huge', 'unknown')).toContain('not read here');
    expect(await cellsOf(table.columns[0])).toEqual(['a', 'b', '']);
    expect(await cellsOf(table.columns[1])).toEqual(['1.5', '', '2.5']);
  }
});

/** The file with another type and width of a field, wherever its schema stands: before the batches, and in the footer. */
function withType(bytes: Uint8Array<ArrayBuffer>, name: string, type: number, bits: number): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const word = new TextEncoder().encode(`${name}\0`);
  for (let text = 4; text + word.length < changed.length; text++) {
    if (view.getUint32(text - 4, true) !== name.length || word.some((byte, at) => changed[text + at] !== byte))
      continue;
    // A field refers to its name by the first slot of its table, and has its type in the third.
    for (let slot = text - 4 - 400; slot < text - 4; slot++) {
      if (slot < 0 || slot + view.getUint32(slot, true) !== text - 4) continue;
      for (let table = slot - 64; table < slot; table++) {
        const slots = table < 0 ? -1 : table - view.getInt32(table, true);
        if (slots < 0 || slots + 10 > changed.length || view.getUint16(slots + 4, true) !== slot - table) continue;
        const place = table + view.getUint16(slots + 8, true);
        if (changed[place] !== 2) continue;
        changed[place] = type;
        const value = table + view.getUint16(slots + 10, true);
        const whole = value + view.getUint32(value, true);
        changed[whole + view.getUint16(whole - view.getInt32(whole, true) + 4, true)] = bits;
      }
    }
  }
  return changed;
}

test('frames of LZ4 are unpacked, with matches that reach into blocks before', () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, at) =>
    at % 1000 < 500 ? at % 7 : Math.floor(random.next() * 4),
  );
  const frame = lz4Frame(bytes);
  expect(frame.length).toBeLessThan(bytes.length / 2);
  expect(decompressLz4Frames(frame, bytes.length)).toEqual(bytes);
  expect(() => decompressLz4Frames(frame, bytes.length - 1)).toThrow(RangeError);
});

test('a dictionary of several batches', async () => {
  const bytes = await arrowBytes([{ name: 'a', data: ['x', 'y', 'x', 'z', null, 'w'], type: choice() }], {
    container: 'stream',
    batchRows: 2,
  });
  const { table } = await readTable(new Blob([bytes]), {});
  expect(await cellsOf(table.columns[0])).toEqual(['x', 'y', 'x', 'z', '', 'w']);
});
