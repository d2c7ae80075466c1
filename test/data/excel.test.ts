import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { styleOf } from '../../src/data/excel/cell-styles.ts';
import { openFile } from '../../src/data/formats/registry.ts';
import { readTable } from '../../src/data/read-table.ts';
import { errorMessage } from '../../src/messages/errors.ts';
import { SHEET } from '../../src/messages/reading.ts';
import { Random } from '../../tools/generate/random.ts';
import '../support/fast-check.ts';
import { planOf } from '../support/plan-of.ts';
import { csvOf } from './parquet-writer.ts';
import { cellsOf, errorOf, namesOf, rowsOf } from './sources.ts';
import { xlsxBlob, zipBlob, type XlsxCell, type XlsxOptions, type XlsxSheet } from './xlsx-writer.ts';

const raw = (xml: string): XlsxCell => ({ xml });
const dated = (serial: number, style: number): XlsxCell => raw(`<c s="${style}"><v>${serial}</v></c>`);
const sheet = (rows: XlsxSheet['rows'], more: Partial<XlsxSheet> = {}): XlsxSheet => ({ name: 'Data', rows, ...more });
const read = async (sheets: readonly XlsxSheet[], options: XlsxOptions = {}) =>
  readTable(await xlsxBlob(sheets, options), {});
const cellsOfSheet = async (rows: XlsxSheet['rows'], options: XlsxOptions = {}) =>
  rowsOf(await read([sheet(rows)], options));

describe('a workbook', () => {
  test('gives the same audit as the CSV of its sheet', async () => {
    const random = new Random(5);
    const draw = (values: readonly string[]): string => values[Math.floor(random.next() * values.length)];
    const rows = Array.from({ length: 3000 }, () => [
      draw(['F', 'M']),
      random.next() < 0.05 ? null : draw(['A', 'B "q"', 'Ü, x']),
      random.chance(0.4) ? 1 : 0,
      random.chance(0.5) ? 1 : 0,
      Math.round(random.next() * 1e6) / 1e6,
    ]);
    const names = ['sex', 'race', 'label', 'prediction', 'score'];
    const plan = planOf({
      score: { column: 'score', threshold: 0.5, comparison: 'atLeast' },
      sensitiveFeatures: [{ column: 'sex' }, { column: 'race' }],
    });
    const csv = csvOf(names.map((name, at) => ({ name, data: rows.map((row) => row[at]) })));
    const one = await auditFile(new File([await xlsxBlob([sheet([names, ...rows])])], 'x.xlsx'), plan);
    const other = await auditFile(new File([csv], 'x.csv'), plan);
    expect(one.cube).toEqual(other.cube);
    expect(one.assessment).toEqual(other.assessment);
  });

  test('has its first sheet with rows read, and the others named', async () => {
    const sheets = [
      { name: 'Cover', rows: [] },
      {
        name: 'A & B',
        rows: [
          ['a', 'b'],
          ['x', 1],
        ],
      },
      { name: 'More', rows: [['c'], [3]] },
    ];
    const { format, table } = await read(sheets);
    expect(format).toMatchObject({ sheet: { name: 'A & B', notRead: ['Cover', 'More'] } });
    expect(table.rowCount).toBe(1);
  });

  test('has a sheet in sight read, and a hidden one where no other has rows', async () => {
    const lookups = (state: 'hidden' | 'veryHidden') => ({
      ...sheet(
        [
          ['code', 'name', 'kind'],
          [7, 'x', 'y'],
        ],
        { name: 'Lookups' },
      ),
      state,
    });
    const seen = sheet([
      ['a', 'b'],
      ['x', 1],
    ]);
    for (const state of ['hidden', 'veryHidden'] as const) {
      const { format, table } = await read([lookups(state), seen]);
      expect(format).toMatchObject({ sheet: { name: 'Data', notRead: ['Lookups'] } });
      expect(table.columns).toHaveLength(2);
      const alone = await read([lookups(state), sheet([], { name: 'Empty' })]);
      expect(alone.format).toMatchObject({ sheet: { name: 'Lookups', notRead: ['Empty'] } });
    }
  });

  test.each([
    ['strings that are shared', {}],
    ['strings in their cells', { shared: false }],
    ['names with a prefix', { prefix: 'x:' }],
  ])('with %s', async (_, options) => {
    const rows = [
      ['name', 'note'],
      [' a,"b"\nc ', '<&>'],
      ['_x000D_', 'x'],
      ['', 'y'],
    ];
    expect(await cellsOfSheet(rows, options)).toEqual([
      [' a,"b"\nc ', '<&>'],
      ['\r', 'x'],
      ['', 'y'],
    ]);
  });

  test('of any strings and numbers is read as it was written', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((cell) => !/[\p{Cc}\ufffe\uffff]|_x|^\s|\s$/u.test(cell));
    const cell = fc.oneof(
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const blob = await xlsxBlob([sheet([['k', 'l', 'm'], ...rows])]);
        const types = { k: 'category', l: 'category', m: 'category' } as const;
        const result = await readTable(blob, { types, hasHeader: true });
        expect(await rowsOf(result)).toEqual(rows.map((row) => row.map((one) => (one === null ? '' : String(one)))));
      }),
      { numRuns: 40 },
    );
  });
});

describe('cells', () => {
  test('of every type', async () => {
    const rows: XlsxCell[][] = [
      ['a', 'b'],
      ['boolean', true],
      ['formula', raw('<c t="str"><f>A1&amp;"x"</f><v>ax</v></c>')],
      ['number of a formula', raw('<c><f>1/3</f><v>0.33333333333333331</v></c>')],
      ['no value', raw('<c t="str"><f>A9</f></c>')],
      ['not available', raw('<c t="e"><v>#N/A</v></c>')],
      ['error', raw('<c t="e"><v>#DIV/0!</v></c>')],
      ['rich', raw('<c t="inlineStr"><is><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></is></c>')],
      ['iso', raw('<c t="d"><v>2024-03-05T00:00:00</v></c>')],
      ['small', 1e-7],
    ];
    expect((await cellsOfSheet(rows)).map(([, cell]) => cell)).toEqual([
      'TRUE',
      'ax',
      '0.3333333333333333',
      '',
      'N/A',
      '#DIV/0!',
      'rich',
      '2024-03-05',
      '1e-7',
    ]);
  });

  const formats = [14, 'yyyy\\-mm\\-dd hh:mm', 'h:mm', '[h]:mm', '0.00"d"', '[$-409]d\\ mmm;@'];
  test('that are dates', async () => {
    const rows = [
      ['a', 'b'],
      ['date', dated(45_351, 1)],
      ['instant', dated(45_351.5, 2)],
      ['time', dated(0.75, 3)],
      ['elapsed', dated(1.5, 4)],
      ['number', dated(45_351, 5)],
      ['month', dated(45_351, 6)],
      ['before March 1900', dated(1, 1)],
      ['the day that was not', dated(60, 1)],
      ['March 1900', dated(61, 1)],
      ['no date', dated(-3, 1)],
    ];
    expect((await cellsOfSheet(rows, { formats })).map(([, cell]) => cell)).toEqual([
      '2024-02-29',
      '2024-02-29T12:00:00',
      '18:00:00',
      '1.5',
      '45351',
      '2024-02-29',
      '1900-01-01',
      '1900-02-29',
      '1900-03-01',
      '-3',
    ]);
    expect(
      await cellsOfSheet(
        [
          ['a', 'b'],
          ['x', dated(0, 1)],
          ['y', dated(43_889, 1)],
        ],
        { formats, from1904: true },
      ),
    ).toEqual([
      ['x', '1904-01-01'],
      ['y', '2024-02-29'],
    ]);
  });

  test.each([
    ['General', 'number'],
    ['0.0E+00', 'number'],
    ['#,##0 "days"', 'number'],
    ['[Red]0;[Blue]-0', 'number'],
    ['mm/dd/yy', 'date'],
    ['mmm', 'date'],
    ['hh:mm:ss AM/PM', 'time'],
    ['dd.mm.yyyy hh:mm', 'instant'],
    ['[mm]:ss', 'number'],
    ['_-* #,##0\\ "€"', 'number'],
  ])('format %s is a %s', (code, style) => {
    expect(styleOf(code)).toBe(style);
  });
});

describe('where the table stands', () => {
  test('below titles and to the right, rows keep their numbers', async () => {
    const rows = [
      ['Report 2024'],
      [],
      ['n', 'sex', 'x'],
      ...Array.from({ length: 12 }, (_, at) => [at, 'F', at === 7 ? null : 2 + at]),
    ];
    const { table, badRows, ...result } = await read([
      sheet([...rows, [99, 'M', 1, 'too far']], { firstRow: 4, firstColumn: 'C' }),
    ]);
    expect(namesOf({ table, badRows, ...result })).toEqual(['n', 'sex', 'x']);
    expect(badRows.first).toMatchObject([
      { line: 4, kind: 'outside-table' },
      { line: 19, kind: 'too-many-cells' },
    ]);
    expect(result.lines?.lineOf(0)).toBe(7);
    expect(result.lines?.lineOf(11)).toBe(18);
  });

  test('cells with line breaks do not shift the rows after them', async () => {
    const { lines, table } = await read([
      sheet([
        ['a', 'b'],
        ['x\ny\nz', 1],
        ['u', 2],
        ['v', 3],
      ]),
    ]);
    expect([0, 1, 2].map((row) => lines?.lineOf(row))).toEqual([2, 3, 4]);
    expect(table.rowCount).toBe(3);
  });

  test('of merged cells the first holds the value', async () => {
    const after = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>';
    const result = await read([
      sheet(
        [
          ['a', 'b'],
          ['x', 1],
          [null, 2],
          ['y', 3],
        ],
        { after },
      ),
    ]);
    expect(await rowsOf(result)).toEqual([
      ['x', '1'],
      ['', '2'],
      ['y', '3'],
    ]);
    expect(result.format).toMatchObject({ sheet: { mergedRows: 1 } });
  });

  test('cells merged above the table or beside it, or within a row, are no matter', async () => {
    const after =
      '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A4:B4"/><mergeCell ref="D3:E5"/><mergeCell ref="A6:A1048576"/></mergeCells>';
    const rows = [['Title'], [], ['a', 'b'], ['x', 1], ['y', 2], ['z', 3]];
    const { format } = await read([sheet(rows, { after })]);
    expect(format.kind === undefined && format.sheet).toEqual({ name: 'Data', notRead: [] });
  });

  test('formulas that were never calculated are counted, those that gave an empty text are not', async () => {
    const formulas = ['<c><f>B1*2</f><v></v></c>', '<c><f>B1*2</f></c>', '<c t="str"><f>A9</f></c>'];
    const calculated = ['<c t="str"><f>A9</f><v></v></c>', '<c><f>1</f><v>0</v></c>'];
    const rows = [['a', 'b'], ...[...formulas, ...calculated].map((xml, at) => [`row ${at}`, raw(xml)])];
    const { format } = await read([sheet(rows)]);
    expect(format.kind === undefined && format.sheet).toEqual({ name: 'Data', notRead: [], uncomputedFormulas: 3 });
    expect(SHEET.uncomputed(12)).toBe(
      '12 cells hold formulas that were never calculated; open the file in Excel and save it.',
    );
  });

  test('a table of text that is left in the file can be read by row', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [`text number ${at} ${'long '.repeat(12)}`, at % 3]);
    const opened = await openFile(await xlsxBlob([sheet([['t', 'g'], ...rows])]), { types: { t: 'text' } });
    const { table } = await opened.hold();
    const cells =
      table.columns[0].store === 'text'
        ? await opened.texts(table.columns[0], [2999, 0])
        : (await cellsOf(table.columns[0])).filter((_, at) => at === 0 || at === 2999).reverse();
    expect(cells).toEqual([rows[2999][0], rows[0][0]]);
  });
});

describe('a workbook that cannot be read', () => {
  test('has no sheet with rows', async () => {
    expect(
      await errorOf(
        read([
          { name: 'a', rows: [] },
          { name: 'b', rows: [[null]] },
        ]),
      ),
    ).toMatchObject({ code: 'excel/no-rows' });
  });

  test('names a cell that refers to no string', async () => {
    const error = await errorOf(
      read([
        sheet([
          ['a', 'b'],
          ['x', raw('<c t="s"><v>99</v></c>')],
        ]),
      ]),
    );
    expect(error).toMatchObject({ code: 'excel/bad-cell', details: { cell: 'B2', sheet: 'Data' } });
    expect(errorMessage(error.code, error.details).what).toContain('B2');
  });

  test.each([
    ['a part that is no XML', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><<' }],
    [
      'rows out of order',
      {
        'xl/worksheets/sheet1.xml':
          '<worksheet><sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"/></sheetData></worksheet>',
      },
    ],
    ['no workbook behind its relations', { '_rels/.rels': '<Relationships/>' }],
  ])('has %s', async (_, parts) => {
    expect(
      await errorOf(
        read(
          [
            sheet([
              ['a', 'b'],
              [1, 2],
            ]),
          ],
          { parts },
        ),
      ),
    ).toMatchObject({ code: 'excel/damaged' });
  });

  test('is cut off or damaged in any byte', async () => {
    const good = new Uint8Array(
      await (
        await xlsxBlob([
          sheet([
            ['a', 'b'],
            ['x', 1],
            ['y', 2.5],
          ]),
        ])
      ).arrayBuffer(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, mask, cut) => {
          const bytes = cut ? good.slice(0, at) : good.slice();
          if (!cut) bytes[at] ^= mask;
          await readTable(new Blob([bytes]), {}).catch((thrown: unknown) => {
            if ((thrown as Error).name !== 'AppError' || (thrown as Error).message === 'internal') throw thrown;
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is made to fill up memory', async () => {
    const part = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${' '.repeat(40 * 2 ** 20)}</t></is></c></row></sheetData></worksheet>`;
    const error = await errorOf(
      read(
        [
          sheet([
            ['a', 'b'],
            [1, 2],
          ]),
        ],
        { parts: { 'xl/worksheets/sheet1.xml': part } },
      ),
    );
    expect(error.code).toMatch(/^excel\/(damaged|too-large)$/);
  });

  test('of the binary kind is refused by name', async () => {
    const blob = await zipBlob({
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.bin': 'x',
      'xl/worksheets/sheet1.bin': 'x',
    });
    expect((await errorOf(readTable(blob, {}))).code).not.toBe('internal');
  });
});
