import { describe, expect, test } from 'vitest';
import { readString, namesOf } from './sources.ts';

const rows = (count: number, line: (row: number) => string): string =>
  Array.from({ length: count }, (_, row) => `${line(row)}\n`).join('');
const pick = (values: string, row: number): string => {
  const all = values.split(' ');
  return all[(row * 7 + (row >> 2)) % all.length];
};

describe('a header is found', () => {
  test.each<[string, string, (row: number) => string]>([
    ['that equals a value', 'name,sex,smoker', (row) => `P${row},${pick('F M', row)},${pick('smoker no', row)}`],
    ['that equals a value, of two', 'race,default', (row) => `${pick('A B C', row)},${pick('default paid', row)}`],
    ['beside free text', 'note,label', (row) => `note number ${row},${pick('label none', row)}`],
    ['in German', 'Geschlecht,Alter,Bewilligt', (row) => `${pick('w m', row)},${20 + row},${pick('ja nein', row)}`],
    ['in French', 'sexe,âge,accordé', (row) => `${pick('homme femme', row)},${20 + row},${pick('oui non', row)}`],
    ['of one letter', 'm,f,y', (row) => `${row % 3},${row % 5},${pick('y n', row)}`],
    ['of years', 'sex,2019,2020', (row) => `${pick('F M', row)},${row * 3},${row * 5}`],
    ['of years alone', '2019,2020,2021', (row) => `${row * 3},${row * 5},${row * 4}`],
    ['with one year', 'region,2019', (row) => `R${row},${row * 31}`],
    ['with a number among names', 'sex,race,5,y', (row) => `${pick('F M', row)},${pick('A B', row)},${row},${row % 2}`],
    ['called male', 'male,pass_bar', (row) => `${row % 2}.0,${row % 3 ? 1 : 0}.0`],
    ['with an index that has no name', ',sex,y', (row) => `${row},${pick('F M', row)},${row % 2}`],
    ['over dates', 'day,group', (row) => `2024-01-${10 + row},${pick('a b', row)}`],
    ['over categories', 'sex,race,decision', (row) => `${pick('F M', row)},${pick('A B', row)},${pick('yes no', row)}`],
    ['over unique texts', 'name,city', (row) => `Name ${row},City ${row}`],
  ])('%s', async (_, header, line) => {
    for (const count of [2, 3, 8, 18]) {
      const { format, table } = await readString(`${header}\n${rows(count, line)}`);
      expect({ count, hasHeader: format.hasHeader }).toEqual({ count, hasHeader: true });
      expect(table.rowCount).toBe(count);
    }
  });
});

describe('no header is found', () => {
  test.each<[string, (row: number) => string]>([
    ['above numbers', (row) => `${row + 3},${row % 2}`],
    ['above years', (row) => `${2001 + row},${2004 + row}`],
    ['above values that come again', (row) => `${pick('A B', row)},${pick('x y', row)}`],
    ['above known values', (row) => `${pick('Female Male', row)},${pick('White Black', row)},${pick('Yes No', row)}`],
    ['above numbers and texts', (row) => `${30 + row},${pick('Private State', row)},${row * 111},${pick('F M', row)}`],
    ['above dates and texts', (row) => `2024-01-${10 + row},unique ${row}`],
  ])('%s', async (_, line) => {
    for (const count of [4, 9, 20]) {
      const { format, table } = await readString(rows(count, line));
      expect({ count, hasHeader: format.hasHeader }).toEqual({ count, hasHeader: false });
      expect(table.rowCount).toBe(count);
    }
  });

  test('in two rows of known values', async () => {
    const result = await readString('Female,White,Yes\nMale,Black,No\n');
    expect(namesOf(result)).toEqual(['column 1', 'column 2', 'column 3']);
  });
});
