import fc from 'fast-check';
import type { SchemaElement } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { profileTable } from '../../src/data/profile-table.ts';
import { openFile } from '../../src/data/formats/registry.ts';
import { readTable } from '../../src/data/read-table.ts';
import type { Column } from '../../src/data/table.ts';
import { Random } from '../../tools/generate/random.ts';
import '../support/fast-check.ts';
import { planOf } from '../support/plan-of.ts';
import { CODECS, csvOf, LIST_SCHEMA, parquetBlob } from './parquet-writer.ts';
import { cellsOf } from './sources.ts';

const random = new Random(3);
const count = (length: number): number[] => Array.from({ length }, (_, row) => row);

/** Six columns as a decisions file has them, some cells missing. */
function decisions(rows: number) {
  const draw = (options: readonly string[]): string => options[Math.floor(random.next() * options.length)];
  const index = count(rows);
  return [
    { name: 'sex', data: index.map(() => draw(['Female', 'Male'])), type: 'STRING' },
    {
      name: 'race',
      data: index.map((row) => (row % 17 === 3 ? null : draw(['A', 'Ångström', 'C, D', '"E"']))),
      type: 'STRING',
    },
    { name: 'age', data: index.map(() => 18 + Math.floor(random.next() * 60)), type: 'INT32' },
    { name: 'label', data: index.map(() => (random.chance(0.4) ? 1 : 0)), type: 'INT32' },
    { name: 'prediction', data: index.map(() => random.chance(0.5)), type: 'BOOLEAN' },
    { name: 'score', data: index.map((row) => (row % 23 === 5 ? null : random.next())), type: 'DOUBLE' },
  ] as const;
}

const mutable = (columns: ReturnType<typeof decisions>) =>
  columns.map((column) => ({ ...column, data: [...column.data] }));
const dataOnly = (columns: readonly Column[]): unknown[] =>
  columns.map(({ ...column }) =>
    'unreadable' in column ? { ...column, unreadable: column.unreadable.count } : column,
  );

describe('the same data as Parquet and as CSV', () => {
  test.each(CODECS)('is the same table, %s', async (codec) => {
    const columns = mutable(decisions(6000));
    const parquet = await readTable(parquetBlob(columns, { codec, rowGroupSize: 2500, pageSize: 4096 }), {});
    const csv = await readTable(new Blob([csvOf(columns)]), {});
    expect(parquet.format).toMatchObject({ kind: 'parquet', rowGroups: 3, codecs: [codec], setAside: [] });
    expect(dataOnly(parquet.table.columns)).toEqual(dataOnly(csv.table.columns));
    const words = { fileName: 'x', sha256: null };
    const [one, other] = await Promise.all([parquet, csv].map((result) => profileTable(result, words)));
    expect(one.columns).toEqual(other.columns);
  });

  test('gives the same audit', async () => {
    const columns = mutable(decisions(4000));
    const plan = planOf({
      prediction: { column: 'prediction', positive: { values: ['true'] } },
      score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
      sensitiveFeatures: [{ column: 'sex' }, { column: 'race' }, { column: 'age', bins: { edges: [30, 50] } }],
    });
    const parquet = await auditFile(new File([parquetBlob(columns)], 'x.parquet'), plan);
    const csv = await auditFile(new File([csvOf(columns)], 'x.csv'), plan);
    expect(parquet.cube).toEqual(csv.cube);
    expect(parquet.assessment).toEqual(csv.assessment);
  });

  test('of any strings and numbers', async () => {
    const text = fc.option(
      fc.string({ unit: 'grapheme', maxLength: 6 }).filter((s) => !/[\r\n\0]/.test(s) && s.trim() === s),
    );
    const number = fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })));
    const table = fc.array(fc.tuple(text, number), { minLength: 3, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 20 }), async (rows, rowGroupSize) => {
        const columns = [
          { name: 'text', data: rows.map(([t]) => t), type: 'STRING' as const },
          { name: 'number', data: rows.map(([, n]) => n), type: 'DOUBLE' as const },
        ];
        const { table: read } = await readTable(parquetBlob(columns, { rowGroupSize }), {});
        const [texts, numbers] = await Promise.all(read.columns.map((column) => cellsOf(column)));
        expect(read.columns.map(({ store }) => store)).toEqual(['codes', 'codes']);
        expect(texts).toEqual(rows.map(([t]) => t ?? ''));
        expect(numbers).toEqual(rows.map(([, n]) => (n === null ? '' : String(n))));
      }),
      { numRuns: 60 },
    );
  });
});

async function columnOf(
  data: unknown[],
  type?: string,
  schema?: Partial<SchemaElement>,
): Promise<Column & { cells: string[] }> {
  const source = schema
    ? parquetBlobOf(data, schema)
    : parquetBlob([{ name: 'x', data, ...(type ? { type: type as 'STRING' } : {}) }]);
  const [column] = (await readTable(source, {})).table.columns;
  return { ...column, cells: await cellsOf(column) };
}

function parquetBlobOf(data: unknown[], element: Partial<SchemaElement>): Blob {
  const schema = [
    { name: 'root', num_children: 1 },
    { name: 'x', repetition_type: 'OPTIONAL' as const, ...element },
  ];
  return parquetBlob([{ name: 'x', data }], { schema });
}

describe('values', () => {
  test('booleans are true and false', async () => {
    expect((await columnOf([true, false, null], 'BOOLEAN')).cells).toEqual(['true', 'false', '']);
  });

  test('whole numbers beyond 2⁵³ keep their figures as levels', async () => {
    const { cells } = await columnOf([9_007_199_254_740_993n, 5n, null], 'INT64');
    expect(cells).toEqual(['9007199254740993', '5', '']);
  });

  test('whole numbers beyond 2⁵³ that are counted with are rounded, and the format says so', async () => {
    const data = count(9000).map((row) => 9_007_199_254_740_992n + BigInt(row * 7919));
    const { table, format } = await readTable(parquetBlob([{ name: 'big', data, type: 'INT64' }]), {});
    const [column] = table.columns;
    expect(column.store === 'numbers' && column.values[1]).toBe(Number(data[1]));
    expect(format).toMatchObject({ rounded: [{ name: 'big', cells: 9000 }] });
  });

  test('32-bit floats are the decimals they stand for', async () => {
    expect((await columnOf([0.7, 0.1, 123.456, 1e-7, 3e9, 16_777_216, null], 'FLOAT')).cells).toEqual([
      '0.7',
      '0.1',
      '123.456',
      '1e-7',
      '3000000000',
      '16777216',
      '',
    ]);
  });

  test('a float that is none is missing, an infinite one unreadable', async () => {
    const data = count(9000).map((row) => (row === 4 ? NaN : row === 5 ? Infinity : row / 7));
    const [column] = (await readTable(parquetBlob([{ name: 'x', data, type: 'DOUBLE' }]), {})).table.columns;
    expect(column).toMatchObject({
      store: 'numbers',
      missing: new Map([['NaN', 1]]),
      unreadable: { count: 1, lines: [] },
    });
    expect(column.store === 'numbers' && column.values[6]).toBe(6 / 7);
  });

  test('times are text by ISO 8601', async () => {
    const at = new Date('2024-02-29T12:34:56.789Z');
    expect((await columnOf([at, new Date(0), null], 'TIMESTAMP')).cells).toEqual([
      '2024-02-29T12:34:56.789Z',
      '1970-01-01T00:00:00Z',
      '',
    ]);
    expect((await columnOf([at, null], undefined, { type: 'INT32', converted_type: 'DATE' })).cells).toEqual([
      '2024-02-29',
      '',
    ]);
  });

  test('decimals are exact', async () => {
    const element = { type: 'INT64', converted_type: 'DECIMAL', scale: 2, precision: 18 } as const;
    expect((await columnOf([1234.56, -0.05, 7, null], undefined, element)).cells).toEqual([
      '1234.56',
      '-0.05',
      '7',
      '',
    ]);
  });

  test('decimals that are counted with are rounded only beyond 2⁵³', async () => {
    const element = { type: 'INT64', converted_type: 'DECIMAL', scale: 2, precision: 18 } as const;
    const data = count(9000).map((row) => (row * 7919) / 100);
    const { table, format } = await readTable(parquetBlobOf(data, element), {});
    const [column] = table.columns;
    expect(column.store === 'numbers' && [...column.values.slice(0, 3)]).toEqual([0, 79.19, 158.38]);
    expect(format).not.toHaveProperty('rounded');
  });

  test('a null and an empty text are both the empty cell', async () => {
    const { cells } = await columnOf(['', null, 'a'], 'STRING');
    expect(cells).toEqual(['', '', 'a']);
  });

  test('numbers written as text are read as in a text file', async () => {
    const data = count(9000).map((row) => `${1 + ((row * 7919) % 899)}.${100 + (row % 900)},5`);
    const [column] = (await readTable(parquetBlob([{ name: 'x', data, type: 'STRING' }]), {})).table.columns;
    expect(column).toMatchObject({ store: 'numbers', decimalMark: ',', unreadable: { count: 0 } });
    expect(column.store === 'numbers' && column.values[1]).toBe(728_101.5);
  });

  test('a person can name types and missing spellings', async () => {
    const columns = [
      { name: 'a', data: count(5000), type: 'INT32' as const },
      { name: 'b', data: count(5000).map((row) => (row % 2 ? '?' : 'x')), type: 'STRING' as const },
    ];
    const { table } = await readTable(parquetBlob(columns), { types: { a: 'category' }, missing: { b: ['x'] } });
    expect(table.columns).toMatchObject([{ store: 'codes' }, { missingSpellings: ['x'] }]);
  });
});

test('names that stand twice or are empty become unique', async () => {
  const data = [1, 2, 3];
  const source = parquetBlob([
    { name: 'a', data },
    { name: 'a', data },
    { name: '', data },
  ]);
  expect((await readTable(source, {})).table.columns.map(({ name }) => name)).toEqual(['a', 'a.1', 'column 3']);
});

test('lists, structures and bytes are set aside and named', async () => {
  const leaf = { repetition_type: 'OPTIONAL' } as const;
  const source = parquetBlob(
    [
      { name: 'list', data: [[1], [2, 3], []] },
      { name: 'good', data: ['a', 'b', 'c'] },
      { name: 'pair', data: [{ x: 1, y: 'a' }, null, { x: 2, y: 'b' }] },
      { name: 'bytes', data: [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(255)] },
      { name: 'last', data: [1, 2, 3] },
    ],
    {
      schema: [
        { name: 'root', num_children: 5 },
        ...LIST_SCHEMA,
        { name: 'good', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...leaf },
        { name: 'pair', num_children: 2, ...leaf },
        { name: 'x', type: 'INT32', ...leaf },
        { name: 'y', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...leaf },
        { name: 'bytes', type: 'BYTE_ARRAY', ...leaf },
        { name: 'last', type: 'INT32', ...leaf },
      ],
    },
  );
  const { table, format } = await readTable(source, {});
  expect(table.columns.map(({ name }) => name)).toEqual(['good', 'last']);
  expect(await cellsOf(table.columns[1])).toEqual(['1', '2', '3']);
  expect(format).toMatchObject({
    setAside: [
      { name: 'list', holds: 'nested' },
      { name: 'pair', holds: 'nested' },
      { name: 'bytes', holds: 'binary' },
    ],
  });
});

test('long texts stay in the file and can be read by row', async () => {
  const long = count(30_000).map((row) => (row % 50 === 7 ? '' : `${row} `.padEnd(400, 'abc def ')));
  const source = parquetBlob([{ name: 'note', data: long, type: 'STRING' }], {
    codec: 'UNCOMPRESSED',
    rowGroupSize: 7000,
  });
  const { table } = await readTable(source, {});
  const [column] = table.columns;
  if (column.store !== 'text') throw new Error('expected texts');
  expect(column.blanks).toBe(600);
  const rows = [29_999, 3, 7, 15_000];
  expect(await (await openFile(source, {})).texts(column, rows)).toEqual(rows.map((row) => long[row]));
});

test('reading tells of progress and stops at once', async () => {
  const data = count(400_000).map((row) => Math.sin(row));
  const columns = count(8).map((i) => ({ name: `c${i}`, data, type: 'DOUBLE' as const }));
  const source = parquetBlob(columns, { rowGroupSize: 100_000, codec: 'UNCOMPRESSED' });
  const controller = new AbortController();
  let told = 0;
  const reading = readTable(
    source,
    {},
    {
      signal: controller.signal,
      onProgress: ({ done, total, rows }) => {
        expect(done).toBeLessThanOrEqual(total);
        expect(rows).toBeLessThanOrEqual(400_000);
        told++;
        controller.abort();
      },
    },
  );
  await expect(reading).rejects.toMatchObject({ code: 'job/cancelled' });
  expect(told).toBe(1);
});
