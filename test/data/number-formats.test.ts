import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { profileTable } from '../../src/data/profile-table.ts';
import type { ColumnProfile } from '../../src/data/profile.ts';
import { columnNumbers } from '../../src/plan/column-numbers.ts';
import { Random } from '../../tools/generate/random.ts';
import '../support/fast-check.ts';
import { planOf } from '../support/plan-of.ts';
import { readString } from './sources.ts';

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A file of one column under test beside one of words, so that it is a table. */
function fileOf(cells: readonly string[], delimiter = ',', name = 'amount'): string {
  return [`${name}${delimiter}word`, ...cells.map((cell, row) => `${quote(cell)}${delimiter}w${row % 3}`)].join('\n');
}

interface Reading {
  readonly profile: ColumnProfile;
  readonly numbers: readonly number[];
}

async function readColumn(text: string): Promise<Reading> {
  const result = await readString(text);
  const { columns } = await profileTable(result, { fileName: 'x.csv', sha256: null });
  return { profile: columns[0], numbers: Array.from(columnNumbers(result.table.columns[0])) };
}

/** Twenty cells or more: what is given, over and over, with one more that differs from row to row where one is made. */
const repeated = (cells: readonly string[]): string[] =>
  Array.from({ length: 30 }, (_, row) => cells[row % cells.length]);

describe('a column of', () => {
  test.each([
    ['points and a comma', ['1.234,56', '7,5', '12.345.678', '-1.000,25'], [1234.56, 7.5, 12_345_678, -1000.25]],
    ['commas and a point', ['1,234.56', '7.5', '12,345,678', '-1,000.25'], [1234.56, 7.5, 12_345_678, -1000.25]],
    ['spaces and a comma', ['1 234,56', '7,5', '12 345 678', '-1 000,25'], [1234.56, 7.5, 12_345_678, -1000.25]],
    ['no-break spaces', ['1\u00a0234,56', '7,5', '\u2212900'], [1234.56, 7.5, -900]],
    ['narrow no-break spaces', ['1\u202f234,56', '7,5', '900'], [1234.56, 7.5, 900]],
    ['apostrophes', ["1'234.56", '7.5', '900'], [1234.56, 7.5, 900]],
    ['typographic apostrophes', ['1’234.56', '7.5', '900'], [1234.56, 7.5, 900]],
    ['Indian groups', ['12,34,567.8', '1,234', '56', '1,00,000'], [1_234_567.8, 1234, 56, 100_000]],
    ['percentages', ['45 %', '7 %', '100 %', '0 %'], [0.45, 0.07, 1, 0]],
    ['decimal percentages', ['45,5%', '7,1%', '-0,3%'], [0.455, 0.071, -0.003]],
    ['percentages with the sign first', ['%45', '%7', '%100'], [0.45, 0.07, 1]],
    ['euros', ['€ 1.200,00', '€ 7,50', '-€ 12,00'], [1200, 7.5, -12]],
    ['dollars', ['$1,200', '$7.50', '($1,234)', '-$5'], [1200, 7.5, -1234, -5]],
    ['crowns', ['1 200 kr', '75 kr', '\u221210 kr'], [1200, 75, -10]],
    ['francs by their code', ["CHF 1'200.50", 'CHF 75', 'CHF 3.05'], [1200.5, 75, 3.05]],
    ['accounting', ['(1,234)', '5,678', '90', '(7.50)'], [-1234, 5678, 90, -7.5]],
    ['minus signs', ['\u22125', '7.25', '3'], [-5, 7.25, 3]],
  ])('%s', async (_, cells, values) => {
    const { profile, numbers } = await readColumn(fileOf(repeated(cells)));
    expect(profile).toMatchObject({ type: 'number', unreadable: 0, reason: { code: 'formatted-numbers' } });
    expect(numbers).toEqual(Array.from({ length: 30 }, (__, row) => values[row % values.length]));
  });

  test.each([
    ['dates', ['12.03.2024', '13.04.2023', '01.01.2020'], 'date'],
    ['telephone numbers', ['030 123 456 78', '040 987 654', '089 555 01'], 'category'],
    ['telephone numbers of nine figures', ['600 123 456', '601 234 567', '602 345 678'], 'category'],
    ['postcodes', ['01234', '99999', '10115'], 'category'],
    ['addresses of the internet', ['192.168.100.101', '192.168.100.102', '192.168.100.103'], 'category'],
    ['versions', ['1.2.3', '1.10.0', '2.0.1'], 'category'],
    ['two currencies', ['€ 1.200', '$ 1.300', '€ 900'], 'category'],
    ['percentages and bare numbers', ['45 %', '0.5', '7 %'], 'category'],
    ['two formats', ['1.234,56', '1,234.56', '7'], 'category'],
    ['letters that are no currency', ['12 ABC', '13 ABC', '14 ABC'], 'category'],
    ['notes in parentheses', ['(1)', '(2)', '(3)'], 'category'],
    ['groups of two', ['12.34.56', '65.43.21', '11.22.33'], 'category'],
    ['sentences with figures', ['5 of 10', '7 of 10', '1,000 of 2,000'], 'category'],
  ])('%s is none of numbers', async (_, cells, type) => {
    const { profile } = await readColumn(fileOf(repeated(cells)));
    expect(profile.type).toBe(type);
  });

  test.each(['pin_code', 'PIN', 'office pin', 'postal code', 'Telefon-Nr.'])(
    'codes by their name, %s, is none of numbers',
    async (name) => {
      const { profile } = await readColumn(fileOf(repeated(['110 001', '400 070', '560 034']), ',', name));
      expect(profile.type).toBe('category');
    },
  );

  test('levels stays as it was written', async () => {
    const { table } = await readString(fileOf(repeated(['1.0', '1', '1.00'])));
    expect(table.columns[0]).toMatchObject({ levels: ['1.0', '1', '1.00'] });
    const percent = await readString(fileOf(repeated(['45 %', '45%', '7 %'])));
    expect(percent.table.columns[0]).toMatchObject({ levels: ['45 %', '45%', '7 %'] });
  });
});

describe('a number that can be read in two ways', () => {
  const cells = repeated(['1.234', '2.345', '9.876']);
  const reading = async (text: string): Promise<{ max?: number; facts: unknown; code: string }> => {
    const { profile } = await readColumn(text);
    return { max: profile.numeric?.max, facts: profile.reason.facts, code: profile.reason.code };
  };
  const file = (delimiter: string, other?: string): string =>
    [`x${delimiter}y`, ...cells.map((cell) => `"${cell}"${delimiter}${other ? quote(other) : 'w'}`)].join('\n');

  test('is plain without any evidence, and says so', async () => {
    expect(await reading(file('\t'))).toMatchObject({
      max: 9.876,
      code: 'doubtful-numbers',
      facts: { mark: '.', reading: 'decimal', because: 'plain' },
    });
  });

  test('goes with the delimiter', async () => {
    expect(await reading(file(';'))).toMatchObject({ max: 9876, facts: { reading: 'grouped', because: 'delimiter' } });
    expect(await reading(file(','))).toMatchObject({ max: 9.876, facts: { reading: 'decimal', because: 'delimiter' } });
  });

  test('goes with the other columns before the delimiter', async () => {
    expect(await reading(file(';', '0.5'))).toMatchObject({ max: 9.876, facts: { because: 'columns' } });
    expect(await reading(file(',', '0,5'))).toMatchObject({ max: 9876, facts: { because: 'columns' } });
  });

  describe.each([
    ['no_of_loans', 'income', ',', '1,100', '20,100'],
    ['id_income', 'mobile_spend', ',', '1,100', '20,100'],
    ['post score', 'id', ',', '1,100', '20,100'],
    ['Nr. Kinder', 'Einkommen', ';', '1.100', '20.100'],
    ['nr_mitarbeiter', 'Nr.', ';', '1.100', '20.100'],
  ])('in columns %s and %s', (first, second, delimiter, small, large) => {
    const column = async (names: readonly string[]) => {
      const lines = cells.map((_, row) => [small, large].map(quote).join(delimiter) + `${delimiter}w${row % 3}`);
      const result = await readString([[...names, 'word'].join(delimiter), ...lines].join('\n'));
      return (await profileTable(result, { fileName: 'x.csv', sha256: null })).columns;
    };

    test('is no proof by its name, neither of its own column nor of the other', async () => {
      const doubtful = { code: 'doubtful-numbers', facts: { reading: 'grouped', because: 'delimiter' } };
      for (const names of [
        [first, second],
        [second, first],
      ]) {
        const [one, other] = await column(names);
        expect(one).toMatchObject({ numeric: { max: 1100 }, reason: doubtful });
        expect(other).toMatchObject({ numeric: { max: 20_100 }, reason: doubtful });
      }
    });
  });

  test('is not read by a column of codes', async () => {
    const version = ['version;amount', ...cells.map((cell, row) => `1.${row % 9}0;"${cell}"`)].join('\n');
    const { columns } = await profileTable(await readString(version), { fileName: 'x.csv', sha256: null });
    expect(columns[1]).toMatchObject({ numeric: { max: 9876 }, reason: { facts: { because: 'delimiter' } } });
  });

  test('is none once another cell of the column decides, however late', async () => {
    const many = Array.from({ length: 9000 }, (_, row) => `${1 + (row % 9)}.${100 + (row % 900)}`);
    const late = (cell: string): string => fileOf([...many, cell], '\t');
    expect(await readColumn(late('1.5'))).toMatchObject({ profile: { reason: { code: 'all-numbers' } } });
    const grouped = await readColumn(late('1.234,5'));
    expect(grouped.profile).toMatchObject({ unreadable: 0, reason: { code: 'formatted-numbers' } });
    expect(grouped.numbers.at(-1)).toBe(1234.5);
    expect(grouped.numbers[0]).toBe(1100);
    const few = await readColumn(fileOf([...repeated(['1.234', '2.345']), '1.234,5'], '\t'));
    expect(few.profile).toMatchObject({ unreadable: 0, numeric: { max: 2345 } });
  });

  test('a format that only later rows show is found', async () => {
    const many = Array.from({ length: 9000 }, (_, row) => String((row * 7919) % 5000));
    const { profile, numbers } = await readColumn(fileOf([...many, '1,234.5', '12,000']));
    expect(profile).toMatchObject({ unreadable: 0, store: 'numbers' });
    expect(numbers.slice(-2)).toEqual([1234.5, 12_000]);
  });
});

const LOCALES = ['de', 'fr', 'de-CH', 'en-IN', 'sv', 'en-US'];

describe.each(LOCALES)('numbers written by %s', (locale) => {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  test('are read back equal', async () => {
    const value = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }).map((figures) => figures / 1e4);
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 20, maxLength: 60 }), async (values) => {
        // One unmistakable number, without which no reader could know.
        const known = [...values, 1_234_567.25];
        const { numbers } = await readColumn(
          fileOf(
            known.map((number) => format.format(number)),
            '\t',
          ),
        );
        expect(numbers).toEqual(known);
      }),
      { numRuns: 60 },
    );
  });

  test('percentages and money are read back equal', async () => {
    const styles = [
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }),
      new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }),
    ];
    for (const [i, style] of styles.entries()) {
      const scale = i === 0 ? 1e4 : 100;
      const values = Array.from({ length: 40 }, (_, k) => ((k * 7_919_113) % 200_000_003) / scale).concat(1_234_567.25);
      const { numbers } = await readColumn(
        fileOf(
          values.map((number) => style.format(number)),
          '\t',
        ),
      );
      expect(numbers).toEqual(values);
    }
  });
});

test('any column of odd cells is read without an error, and what is none of numbers keeps its spellings', async () => {
  const odd = fc.stringMatching(/^[-+(]?[$€]?[0-9.,' ]{1,9}[%)a-z]?$/);
  await fc.assert(
    fc.asyncProperty(fc.array(odd, { minLength: 20, maxLength: 40 }), async (cells) => {
      const { table } = await readString(fileOf(cells));
      const [column] = table.columns;
      if (column.store !== 'codes') return;
      expect(new Set(column.levels)).toEqual(new Set(cells));
    }),
    { numRuns: 100 },
  );
});

test('the same data in six formats gives the same audit', async () => {
  const random = new Random(7);
  const rows = Array.from({ length: 3000 }, (_, row) => {
    const score = Math.round(random.next() * 1e6) / 1e6;
    const income = Math.round(random.next() * 9e6) / 100 + 1000;
    return { group: row % 3 === 0 ? 'a' : 'b', label: random.next() < score ? 1 : 0, score, income };
  });
  const plan = planOf({
    prediction: null,
    score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
    sensitiveFeatures: [{ column: 'group' }, { column: 'income', bins: { edges: [20_000, 50_000] } }],
  });
  const audit = async (delimiter: string, score: (x: number) => string, income: (x: number) => string) => {
    const lines = rows.map((row) =>
      [row.group, row.label, quote(score(row.score)), quote(income(row.income))].join(delimiter),
    );
    const text = [['group', 'label', 'score', 'income'].join(delimiter), ...lines].join('\n');
    const { cube, assessment } = await auditFile(new File([text], 'x.csv'), plan);
    return { cube, assessment };
  };
  const local = (locale: string, options: Intl.NumberFormatOptions = {}) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 6, ...options });
    return (x: number): string => format.format(x);
  };
  const percent = { style: 'percent', maximumFractionDigits: 6 } as const;
  const plain = await audit(',', String, String);
  for (const [delimiter, score, income] of [
    [';', local('de'), local('de', { style: 'currency', currency: 'EUR' })],
    [';', local('fr', percent), local('fr')],
    [',', local('en-US', percent), local('en-US', { style: 'currency', currency: 'USD' })],
    ['\t', local('de-CH'), local('de-CH')],
    ['\t', local('sv', percent), local('sv', { style: 'currency', currency: 'SEK' })],
  ] as const) {
    expect(await audit(delimiter, score, income)).toEqual(plain);
  }
});
