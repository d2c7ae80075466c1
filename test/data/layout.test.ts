import { describe, expect, test } from 'vitest';
import { errorOf, namesOf, readString, rowsOf } from './sources.ts';

const TABLE = 'sex;y;p\nF;1;0\nM;0;0\nF;0;1\nM;1;1\n';
const ROWS = [
  ['F', '1', '0'],
  ['M', '0', '0'],
  ['F', '0', '1'],
  ['M', '1', '1'],
];

describe('a surplus delimiter at the end of rows', () => {
  test.each([
    ['three rows', 'race,y,p\nA,1,0,\nB,0,0,\nC,1,1,\n'],
    ['values that come again', 'race,y,p\nA,1,0,\nA,0,0,\nA,1,1,\n'],
    ['blanks after it', 'race,y,p\nA,1,0, \nB,0,0, \nC,1,1, \n'],
  ])('shifts nothing: %s', async (_, text) => {
    const result = await readString(text);
    expect(namesOf(result)).toEqual(['race', 'y', 'p']);
    expect((await rowsOf(result)).map((row) => row.slice(1))).toEqual([
      ['1', '0'],
      ['0', '0'],
      ['1', '1'],
    ]);
    expect(result.badRows.count).toBe(0);
  });

  test.each([
    ['numbers', 'sex,age\n1,F,30\n2,M,40\n5,F,50\n'],
    ['texts', 'mpg,cyl\nMazda,21,6\nDatsun,22.8,4\nHornet,21.4,6\n'],
    ['numbers before one column', '"x"\n"1",5\n"2",7\n"3",9\n'],
  ])('is none where rows have names: %s', async (_, text) => {
    const result = await readString(text);
    expect(namesOf(result)[0]).toBe('column 1');
    expect(result.table.rowCount).toBe(3);
    expect(result.badRows.count).toBe(0);
  });

  test('a note in a surplus cell of few rows sets those aside', async () => {
    const result = await readString('name,y,p\nAnn,1,0,\nBob,0,0,late\nCy,1,1,\nDi,1,0,\n');
    expect(namesOf(result)).toEqual(['name', 'y', 'p']);
    expect(result.badRows.first).toEqual([{ line: 3, kind: 'too-many-cells', cells: 4 }]);
  });

  test('an unclosed quote under a title is told as such', async () => {
    const failure = await errorOf(readString('Report\na,b\nx,"open\nu,v\n'));
    expect(failure).toMatchObject({ code: 'csv/unclosed-quote', details: { line: 3, column: 2 } });
  });

  test('a cell that no header names, after values that come again, is refused by line', async () => {
    const text = 'race,y,p\nA,1,0,x\nA,0,0,y\nA,1,1,z\n';
    expect(await errorOf(readString(text))).toMatchObject({ code: 'csv/no-consistent-columns', details: { line: 2 } });
  });
});

test('a line that names the delimiter of a table of two columns is no header', async () => {
  const result = await readString('sep=;\nsex;y\nF;1\nM;0\n');
  expect(namesOf(result)).toEqual(['sex', 'y']);
  expect(result.badRows.first).toEqual([{ line: 1, kind: 'outside-table', cells: 2 }]);
});

describe('lines around the table', () => {
  test.each([
    ['a comment', '# exported 2024; by hand\n', [1]],
    ['comments', '# one\n#\n# three; 3; 3; 3; 3\n', [1, 2, 3]],
    ['a comment as wide as the table', '# a; b; c\n', [1]],
    ['a title and an empty line', 'Report of March\n\n', [1]],
    ['empty lines and a title', '\n\nReport, March 2024\n\n', [3]],
    ['a quoted title of two lines', '"Report\nof March"\n', [1]],
    ['a title with a second cell', 'Report;March\n', [1]],
    ['two titles', 'Report\nDepartment; Loans\n\n', [1, 2]],
    ['a line that names the delimiter', 'sep=;\n', [1]],
    ['a title filled up by a spreadsheet', 'Report of March;;\n;;\n', [1, 2]],
  ])('above: %s', async (_, above, lines) => {
    const result = await readString(above + TABLE);
    expect(namesOf(result)).toEqual(['sex', 'y', 'p']);
    expect(await rowsOf(result)).toEqual(ROWS);
    expect(result.badRows).toMatchObject({ count: lines.length, setAside: lines.length });
    expect(result.badRows.first.map(({ line, kind }) => [line, kind])).toEqual(
      lines.map((line) => [line, 'outside-table']),
    );
    expect(result.lines.lineOf(0)).toBe(above.split('\n').length + 1);
  });

  test('a header written as a comment is one', async () => {
    const result = await readString('# made by hand\n#sex;y;p\nF;1;0\nM;0;0\nF;0;1\n');
    expect(namesOf(result)).toEqual(['#sex', 'y', 'p']);
    expect(result.badRows.setAside).toBe(1);
  });

  test.each([
    ['a total', 'Total;4\n', 6],
    ['a total after an empty line', '\nGesamt:;4\n', 7],
    ['a comment', '# 4 rows\n', 6],
  ])('below: %s', async (_, under, line) => {
    const result = await readString(TABLE + under);
    expect(await rowsOf(result)).toEqual(ROWS);
    expect(result.badRows).toMatchObject({ count: 1, setAside: 1 });
    expect(result.badRows.first[0]).toMatchObject({ line, kind: 'outside-table' });
    expect(result.table.columns[0]).toMatchObject({ levels: ['F', 'M'] });
  });

  test('a last row that is cut off is kept and listed, since it may be a row', async () => {
    const result = await readString(`${TABLE}F;1`);
    expect(result.table.rowCount).toBe(5);
    expect(result.badRows.first).toEqual([{ line: 6, kind: 'too-few-cells', cells: 2 }]);
  });

  test('first lines narrower than the rest for no clear reason are refused by line', async () => {
    expect(await errorOf(readString('\n# made by hand\n1,2\n1,2,3,4\n5,6,7,8\n9,1,2,3\n'))).toMatchObject({
      code: 'csv/no-consistent-columns',
      details: { line: 4, columns: 2, usual: 4 },
    });
  });

  test('blank lines are counted apart', async () => {
    const result = await readString('\n  \nsex,y\n\nF,1\nM,0\n\n\n');
    expect(result.badRows).toEqual({ count: 0, setAside: 0, first: [], blankLines: 5 });
    expect((await readString('sex,y\nF,1\nM,0\n')).badRows).not.toHaveProperty('blankLines');
  });
});
