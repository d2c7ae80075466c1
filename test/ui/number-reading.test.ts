import { expect, test } from 'vitest';
import { typeReasonWords } from '../../src/messages/columns.ts';
import type { TypeReason } from '../../src/data/profile.ts';

const words = (code: TypeReason['code'], facts: TypeReason['facts']): string =>
  typeReasonWords({ code, facts }).replaceAll('\u00a0', ' ');
const format = { decimalMark: ',', groupMark: '.', indian: 0, prefix: '', suffix: '' };

test.each([
  [{}, 'thousands are grouped by a point, decimals by a comma: 1.234,56'],
  [{ groupMark: ' ' }, 'thousands are grouped by a space, decimals by a comma: 1 234,56'],
  [
    { groupMark: ',', decimalMark: '.', indian: 1 },
    'thousands are grouped by a comma, decimals by a point: 12,34,567.56',
  ],
  [{ groupMark: '', suffix: '%' }, 'every number is a percentage, read as a proportion: 45,5 % is read as 0,455'],
  [
    { prefix: '€' },
    'every number is an amount in €, thousands are grouped by a point, decimals by a comma: € 1.234,56',
  ],
  [{ groupMark: '', suffix: 'kr' }, 'every number is an amount in kr: 12,5 kr'],
  [{ groupMark: '' }, 'numbers below zero have a minus sign or stand in parentheses: (12,5)'],
  [{ others: 3 }, 'thousands are grouped by a point, decimals by a comma: 1.234,56; 3 cells hold no number'],
])('the format %o is said', (changes, said) => {
  expect(words('formatted-numbers', { ...format, ...changes })).toBe(said);
});

test('a doubt says which reading was taken, why, and how to change it', () => {
  const said = words('doubtful-numbers', { mark: '.', reading: 'grouped', because: 'delimiter' });
  expect(said).toContain('1.234 can be read in two ways and was read as 1234');
  expect(said).toContain('as goes with the delimiter of the file');
  expect(said).toContain('choose Category');
  const plain = words('doubtful-numbers', { mark: ',', reading: 'decimal', because: 'plain' });
  expect(plain).toContain('1,234 can be read in two ways and was read as a little more than one');
  expect(plain).toContain('because nothing in the file says otherwise');
});
