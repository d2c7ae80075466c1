import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashFile } from '../../src/data/hash-file.ts';
import { numericLevels } from '../../src/data/numeric-levels.ts';
import { profileTable } from '../../src/data/profile-table.ts';
import type { ColumnProfile } from '../../src/data/profile.ts';
import type { ReadOptions } from '../../src/data/read-options.ts';
import { openFile } from '../../src/data/formats/registry.ts';
import { readTable } from '../../src/data/read-table.ts';
import { readString, rowsOf } from './sources.ts';

async function profileOf(cells: readonly string[], options: ReadOptions = {}, name = 'x'): Promise<ColumnProfile> {
  const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`);
  const result = await readString(`${name},y\n${quoted.map((cell) => `${cell},k\n`).join('')}`, {
    ...options,
    hasHeader: true,
  });
  return (await profileTable(result, { fileName: 'test.csv', sha256: null })).columns[0];
}

const repeat = (values: readonly string[], rows: number): string[] =>
  Array.from({ length: rows }, (_, row) => values[row % values.length]);
const count = (rows: number, cell: (row: number) => string): string[] =>
  Array.from({ length: rows }, (_, row) => cell(row));

describe('types', () => {
  test.each<[string, string[], string, string]>([
    ['whole numbers', repeat(['1', '2', '3'], 30), 'number', 'all-numbers'],
    ['exponents', repeat(['1e5', '-2.5E-3', '.5', '+4.'], 40), 'number', 'all-numbers'],
    [
      'numbers with a few words',
      [...repeat(['1', '2', '3', '4'], 95), ...repeat(['unknown'], 5)],
      'number',
      'nearly-all-numbers',
    ],
    ['numbers and many words', [...repeat(['1', '2'], 10), ...repeat(['low'], 20)], 'category', 'few-numbers'],
    ['infinities', repeat(['Infinity', '0x10', 'inf'], 30), 'category', 'few-values'],
    ['thousands separators', repeat(['1,234', '5,678,901', '12,500'], 30), 'number', 'formatted-numbers'],
    ['separators that may be either', repeat(['1,234', '5,678', '12,500'], 30), 'number', 'doubtful-numbers'],
    ['two words', repeat(['yes', 'no'], 10), 'category', 'two-values'],
    ['0 and 1', repeat(['0', '1', ''], 30), 'category', 'two-values'],
    ['leading zeros', repeat(['01234', '05678', '10000'], 30), 'category', 'leading-zeros'],
    ['0 and 0.5', repeat(['0', '0.5', '1'], 30), 'number', 'all-numbers'],
    [
      'different codes with leading zeros',
      count(50, (row) => String(row * 37).padStart(6, '0')),
      'identifier',
      'leading-zeros',
    ],
    ['dates', repeat(['2020-01-31', '2020-02-01 10:30:00', '2021-12-24'], 30), 'date', 'all-dates'],
    ['dates by day', repeat(['31.1.2020', '1.2.2020', '24.12.2021'], 30), 'date', 'all-dates'],
    ['row numbers', count(50, (row) => String(row + 1)), 'identifier', 'counts-up'],
    ['names', count(50, (row) => `Person ${row}`), 'identifier', 'nearly-unique'],
    [
      'reviews',
      count(50, (row) => `The film number ${row} was long and I would not see it again`),
      'text',
      'long-values',
    ],
    ['many surnames', count(900, (row) => `Name${row % 400}`), 'text', 'many-values'],
    ['nothing', repeat(['', 'NA', '?'], 9), 'empty', 'no-values'],
  ])('%s', async (_, cells, type, code) => {
    const profile = await profileOf(cells);
    expect({ type: profile.type, code: profile.reason.code }).toEqual({ type, code });
  });

  test('decimal commas are numbers beside another delimiter', async () => {
    const result = await readString('a;b;c\n1,5;1.234,5;x\n2,25;7;y\n-0,5;8;z\n');
    const [a, b] = result.table.columns;
    expect(a).toMatchObject({ decimalMark: ',' });
    expect(a.store === 'codes' && Array.from(numericLevels(a))).toEqual([1.5, 2.25, -0.5]);
    expect(b).toMatchObject({ store: 'codes', levels: ['1.234,5', '7', '8'] });
  });

  test('a quoted decimal comma is one beside comma delimiters too, unless it may separate thousands', async () => {
    expect(await profileOf(repeat(['1,5', '2,25', '3'], 30))).toMatchObject({
      type: 'number',
      numeric: { max: 3, min: 1.5 },
    });
    expect(await profileOf(repeat(['1,500', '2,250', '3,000'], 30))).toMatchObject({
      type: 'number',
      numeric: { max: 3000, min: 1500 },
      reason: { code: 'doubtful-numbers', facts: { mark: ',', reading: 'grouped', because: 'delimiter' } },
    });
  });

  test('a person can say otherwise', async () => {
    const cells = repeat(['1', '2', 'x'], 30);
    expect(await profileOf(cells, { types: { x: 'number' } })).toMatchObject({
      type: 'number',
      reason: { code: 'overridden', facts: { inferred: 'category', because: 'few-numbers' } },
      unreadable: 10,
      numeric: { min: 1, max: 2, count: 20 },
    });
    expect(await profileOf(repeat(['1', '2', '3'], 30), { types: { x: 'category' } })).toMatchObject({
      type: 'category',
      store: 'codes',
    });
  });
});

describe('numbers', () => {
  const floats = count(600, (row) => (row * 1.25 + 0.125).toFixed(3));

  test('many of them are stored as such, with what was missing and what could not be read', async () => {
    const cells = [...floats, 'NA', '', 'n/a', 'oops', 'NA'];
    const profile = await profileOf(cells);
    expect(profile).toMatchObject({
      store: 'numbers',
      type: 'number',
      distinct: null,
      unreadable: 1,
      unreadableLines: [605],
    });
    expect(profile.missing).toEqual([
      { spelling: 'NA', count: 2 },
      { spelling: '', count: 1 },
      { spelling: 'n/a', count: 1 },
    ]);
    expect(profile.numeric).toEqual({
      min: 0.125,
      max: 748.875,
      mean: 374.5,
      quartiles: [187.3125, 374.5, 561.6875],
      wholeNumbers: false,
      count: 600,
    });
    expect(profile.levels).toBeUndefined();
  });

  test('what means missing can be said per column, numbers too', async () => {
    const profile = await profileOf([...floats, '-9', '-9', 'NA'], { missing: { x: ['-9'] } });
    expect(profile.missing).toEqual([{ spelling: '-9', count: 2 }]);
    expect(profile).toMatchObject({ unreadable: 1, numeric: { min: 0.125, count: 600 } });
    const few = await profileOf(repeat(['1', '2', '-9'], 30), { missing: { x: ['-9'] } });
    expect(few.missing).toEqual([{ spelling: '-9', count: 10 }]);
  });

  test('a few numbers have levels and the same summary', async () => {
    const profile = await profileOf(['1', '1.0', '2', '10', '2', '1']);
    expect(profile).toMatchObject({
      store: 'codes',
      distinct: 4,
      numeric: { min: 1, max: 10, quartiles: [1, 1.5, 2], count: 6 },
    });
  });

  test('a column whose numbers end early is read again', async () => {
    const rows = 60_000;
    const lines = count(rows, (row) => `${row < rows / 2 ? row * 1.5 : `word ${row % 7}`},k`);
    const result = await readString(`x,y\n${lines.join('\n')}`);
    const [column] = result.table.columns;
    expect(column.store).toBe('codes');
    expect((await rowsOf(result)).every(([x], row) => `${x},k` === lines[row])).toBe(true);
  });

  test('a leading zero after the sample makes a column of codes', async () => {
    const lines = count(80_000, (row) => `${row < 79_999 ? 90_000 - row : '00017'},k`);
    const result = await readString(`zip,y\n${lines.join('\n')}`);
    expect(result.table.columns[0]).toMatchObject({ store: 'codes' });
    expect((await rowsOf(result)).at(-1)).toEqual(['00017', 'k']);
  });

  test('a dictionary that runs over is read again as numbers', async () => {
    const lines = count(200_000, (row) => `${row < 60_000 ? 1 : row},k`);
    const result = await readString(`x,y\n${lines.join('\n')}`);
    const [column] = result.table.columns;
    expect(column.store === 'numbers' && [column.values[0], column.values[199_999]]).toEqual([1, 199_999]);
  });
});

describe('what the page may see', () => {
  test('levels of groups, most frequent first, missing ones marked', async () => {
    const profile = await profileOf(['b', 'a', 'b', 'NA', '', 'b', 'a', 'None', '0', 'a', 'b']);
    expect(profile.levels).toEqual([
      { value: 'b', count: 4, perhapsMissing: false },
      { value: 'a', count: 3, perhapsMissing: false },
      { value: 'NA', count: 1, perhapsMissing: true },
      { value: '', count: 1, perhapsMissing: true },
      { value: 'None', count: 1, perhapsMissing: false },
      { value: '0', count: 1, perhapsMissing: false },
    ]);
  });

  test.each<[string, string[], string]>([
    ['names', count(60, (row) => `Person ${row}`), 'x'],
    [
      'dates of birth',
      repeat(
        count(28, (row) => `1980-02-${String(row + 1).padStart(2, '0')}`),
        200,
      ),
      'dob',
    ],
    ['free text', count(60, (row) => `note ${row}: spoke with the applicant about the offer`), 'x'],
    [
      'first names',
      repeat(
        count(60, (row) => `Name${row}`),
        300,
      ),
      'first_name',
    ],
    ['nearly as many values as rows', count(9, (row) => `v${row}`), 'x'],
    ['six names of people', count(6, (row) => `Person ${row}`), 'Vorname'],
    ['two names of people', count(2, (row) => `Person ${row}`), 'full_name'],
    [
      'six unique values of 45 rows that are mostly empty',
      [...count(6, (row) => `v${row}`), ...count(39, () => '')],
      'x',
    ],
    [
      'more values than groups have',
      repeat(
        count(300, (row) => `v${row}`),
        900,
      ),
      'x',
    ],
  ])('never %s', async (_, cells, name) => {
    const profile = await profileOf(cells, {}, name);
    expect(profile.levels).toBeUndefined();
    expect(profile.twins).toEqual([]);
    const hidden = new Set(cells.filter((cell) => cell !== ''));
    expect(
      JSON.stringify(profile)
        .split('"')
        .some((part) => hidden.has(part)),
    ).toBe(false);
  });

  test.each([
    ['six values of six rows', count(6, (row) => `g${row}`), 6],
    ['three values of four rows', ['low', 'high', 'middle', 'low'], 3],
    ['four numbers of six rows', ['1', '2', '3', '4', '1', '2'], 4],
  ])('a tiny table shows %s', async (_, cells, values) => {
    expect((await profileOf(cells, {}, 'group')).levels).toHaveLength(values);
  });

  test('twins differ in case, outer blanks or a full stop only', async () => {
    const profile = await profileOf(repeat(['>50K', '<=50K', '>50K.', '<=50K.', ' >50k', 'other'], 60));
    expect(profile.twins).toEqual([
      ['>50K', '>50K.', ' >50k'],
      ['<=50K', '<=50K.'],
    ]);
  });
});

describe('files', () => {
  test('their hash is SHA-256', async () => {
    const text = 'a,b\n1,2\n';
    expect(await hashFile(new Blob([text]))).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test.each([
    ['utf-8', 38_000],
    ['utf-16le', 19_000],
  ] as const)('text left in one can be read on demand, %s', async (encoding, lines) => {
    const cells = count(lines, (row) => `review ${row} — "quoted", and\nlong: ${'word '.repeat(row % 90)}`);
    const text = `id,review\n${cells.map((cell, row) => `${row},"${cell.replaceAll('"', '""')}"\n`).join('')}`;
    const bytes = encoding === 'utf-8' ? Buffer.from(`\uFEFF${text}`) : Buffer.from(text, 'utf16le');
    const source = new Blob([bytes], {});
    const result = await readTable(source, {});
    const [, column] = result.table.columns;
    if (column.store !== 'text') throw new Error(column.store);
    const rows = [lines - 1, 0, 7, 7, 12_345];
    expect(await (await openFile(source, {})).texts(column, rows)).toEqual(rows.map((row) => cells[row]));
    const { columns } = await profileTable(result, { fileName: 'r.csv', sha256: null });
    expect(columns[1]).toMatchObject({ type: 'text', distinct: null, missing: [] });
  });
});

test('a column of words counts the numbers that it holds as well, even where its values are not shown', async () => {
  const cells = count(600, (row) => (row % 2 ? String(row) : 'n.b.'));
  const profile = await profileOf([...cells, '', '']);
  expect(profile).toMatchObject({ type: 'text', mixed: { numbers: 300, others: 300 } });
  expect(profile.levels).toBeUndefined();
  expect((await profileOf(repeat(['yes', 'no'], 10))).mixed).toBeUndefined();
  expect((await profileOf(repeat(['0', '1'], 10))).mixed).toBeUndefined();
});
