import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/data/read-table.ts';
import { encode } from './csv-writer.ts';
import { namesOf, readString, rowsOf, readTextTable } from './sources.ts';

describe('cells', () => {
  test('quotes hold delimiters, quotes and line breaks', async () => {
    const result = await readString('name,note\n"Doe, Jane","said ""no""\nand left"\nplain,"x"\n');
    expect(await rowsOf(result)).toEqual([
      ['Doe, Jane', 'said "no"\nand left'],
      ['plain', 'x'],
    ]);
  });

  test('blanks after a delimiter are skipped, before an opening quote too; quoted cells keep theirs', async () => {
    const result = await readString('a, b,  c\nx,  y, " z "\n  u,\tv,  "w" \n');
    expect(namesOf(result)).toEqual(['a', 'b', 'c']);
    expect(await rowsOf(result)).toEqual([
      ['x', 'y', ' z '],
      ['u', 'v', 'w'],
    ]);
  });

  test('a quote inside an unquoted cell, and text after a closing quote, stay as they are', async () => {
    const result = await readString('size,name\n5" pipe,a\n6",b\n"q"uo"te,c\n');
    expect(await rowsOf(result)).toEqual([
      ['5" pipe', 'a'],
      ['6"', 'b'],
      ['quo"te', 'c'],
    ]);
  });

  test('blank lines are skipped; a row of delimiters is a row; the last line needs no end', async () => {
    const result = await readString('\n\na,b\n\nx,y\n   \n,\nz,w');
    expect(await rowsOf(result)).toEqual([
      ['x', 'y'],
      ['', ''],
      ['z', 'w'],
    ]);
    expect(result.badRows).toEqual({ count: 0, setAside: 0, first: [], blankLines: 4 });
  });
});

describe('rows that do not fit', () => {
  test('short ones are kept and padded, long ones set aside, each with its line; empty surplus is no fault', async () => {
    const result = await readString('a,b,c\n1,x,y\n"2\n2",x\n3,x,y,z\n4,x,y,,\n5,x,y\n6\n');
    expect(await rowsOf(result)).toEqual([
      ['1', 'x', 'y'],
      ['2\n2', 'x', ''],
      ['4', 'x', 'y'],
      ['5', 'x', 'y'],
      ['6', '', ''],
    ]);
    expect(result.badRows).toEqual({
      count: 3,
      setAside: 1,
      first: [
        { line: 3, kind: 'too-few-cells', cells: 2 },
        { line: 5, kind: 'too-many-cells', cells: 4 },
        { line: 8, kind: 'too-few-cells', cells: 1 },
      ],
    });
    expect(Array.from({ length: 5 }, (_, row) => result.lines.lineOf(row))).toEqual([2, 3, 6, 7, 8]);
  });

  test('a value that stands only in rows set aside is no level', async () => {
    const result = await readString('a,b\nx,1\nghost,1,2,3\ny,2\n');
    expect(result.table.columns[0]).toMatchObject({ levels: ['x', 'y'] });
    expect(Array.from(result.table.columns[0].store === 'codes' ? result.table.columns[0].counts : [])).toEqual([1, 1]);
  });

  test('only the first thousand are listed, all are counted', async () => {
    const result = await readString('a,b\n' + 'x\n'.repeat(1500) + 'x,y\n'.repeat(4000), { delimiter: ',' });
    expect(result.badRows.count).toBe(1500);
    expect(result.badRows.first).toHaveLength(1000);
  });

  test('rows with one cell more than the header have row names', async () => {
    const result = await readString('"sex","age"\n"1","F",30\n"2","M",40\n"3","F",50\n');
    expect(namesOf(result)).toEqual(['column 1', 'sex', 'age']);
    expect((await rowsOf(result))[2]).toEqual(['3', 'F', '50']);
    expect(result.badRows.count).toBe(0);
  });
});

describe('dialects', () => {
  test.each([',', ';', '\t', '|'] as const)('the delimiter %j is found', async (delimiter) => {
    const { format, table } = await readString(
      ['sex,age,city', 'F,30,Ulm', 'M,41,Bern'].join('\n').replaceAll(',', delimiter),
    );
    expect(format).toMatchObject({ delimiter, hasHeader: true });
    expect(table.columns).toHaveLength(3);
  });

  test('decimal commas do not look like delimiters', async () => {
    const result = await readString('1,5;2,3;4,1\n2,5;3,3;5,1\n3,5;4,3;6,1\n');
    expect(result.format).toMatchObject({ delimiter: ';', hasHeader: false });
    expect(result.table.columns.map((column) => column.store === 'text' || column.decimalMark)).toEqual([
      ',',
      ',',
      ',',
    ]);
  });

  test.each([
    ['lf', '\n'],
    ['crlf', '\r\n'],
    ['cr', '\r'],
  ] as const)('line ends %s', async (lineEnding, end) => {
    const result = await readString(['a,b', 'x,"1', '2"', 'y,3', ''].join(end));
    expect(result.format.lineEnding).toBe(lineEnding);
    expect(await rowsOf(result)).toEqual([
      ['x', `1${end}2`],
      ['y', '3'],
    ]);
  });

  test('a given delimiter is taken at its word', async () => {
    const result = await readString('a,b;c\n1,2;3\n', { delimiter: ';' });
    expect(namesOf(result)).toEqual(['a,b', 'c']);
  });
});

describe('headers', () => {
  test('repeated ones get .1 and .2, empty ones the number of their column', async () => {
    const result = await readString('x,,x,x.1,x,\n1,2,3,4,5,6\n');
    expect(namesOf(result)).toEqual(['x', 'column 2', 'x.2', 'x.1', 'x.3', 'column 6']);
  });

  test('columns called __proto__ and constructor are ordinary, whatever is said of them', async () => {
    const text = '__proto__,constructor,toString\na,1,u\nb,2,v\na,1,w\n';
    const options = { types: JSON.parse('{"__proto__":"category"}'), missing: JSON.parse('{"constructor":["2"]}') };
    const result = await readString(text, options);
    expect(namesOf(result)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(await rowsOf(result)).toHaveLength(3);
    expect(await rowsOf(await readString(text))).toHaveLength(3);
  });

  test.each([
    ['numbers above numbers', '1,2\n3,4\n5,6\n'],
    ['a value that comes again', 'M,yes\nF,no\nM,no\n'],
    ['dates above dates', '2020-01-01,a\n2020-01-02,b\n2020-01-03,c\n'],
  ])('no header: %s', async (_, text) => {
    const result = await readString(text);
    expect(result.format.hasHeader).toBe(false);
    expect(namesOf(result)).toEqual(['column 1', 'column 2']);
    expect(result.table.rowCount).toBe(3);
  });

  test('what a person says about the header holds', async () => {
    expect((await readString('1,2\n3,4\n', { hasHeader: true })).table.rowCount).toBe(1);
    expect((await readString('a,b\nc,d\n', { hasHeader: false })).table.rowCount).toBe(2);
    expect((await readString('a,b\n', { hasHeader: false })).table.rowCount).toBe(1);
  });
});

describe('encodings', () => {
  const text = 'name,group\nZoë,Ärzte\nJosé,Café\n';
  const rows = [
    ['Zoë', 'Ärzte'],
    ['José', 'Café'],
  ];

  test.each([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16le', false],
    ['utf-16be', true],
    ['utf-16be', false],
    ['windows-1252', false],
  ] as const)('%s, byte order mark: %s', async (encoding, byteOrderMark) => {
    const result = await readTable(new Blob([encode(text, { encoding, byteOrderMark })]), {});
    expect(result.format).toMatchObject({ encoding, byteOrderMark });
    expect(namesOf(result)).toEqual(['name', 'group']);
    expect(await rowsOf(result)).toEqual(rows);
  });

  test('Windows-1252 shows at the end of the file only, and holds for all of it', async () => {
    const ascii = 'plain,words here\n'.repeat(60_000);
    const bytes = encode(`name,group\n${ascii}José,“Café” €\n`, { encoding: 'windows-1252', byteOrderMark: false });
    const result = await readTextTable(new Blob([bytes]));
    expect(result.format.encoding).toBe('windows-1252');
    expect(result.table.columns[1]).toMatchObject({ levels: ['words here', '“Café” €'] });
  });
});
