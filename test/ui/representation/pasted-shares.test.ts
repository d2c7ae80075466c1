import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pasteProblemWords, POPULATION } from '../../../src/messages/representation.ts';
import { readPastedShares, type PastedShares } from '../../../src/ui/features/representation/pasted-shares.ts';

const GROUPS = ['Female', 'Male', 'Two words', ''];
const read = (text: string): PastedShares => readPastedShares(text, GROUPS);
const sharesOf = (text: string): Record<string, number> => {
  const result = read(text);
  if (result.kind !== 'shares') throw new Error(pasteProblemWords(result.problem));
  return Object.fromEntries([...result.shares].map(([name, share]) => [name, Number(share.toFixed(10))]));
};
const problemOf = (text: string): string => {
  const result = read(text);
  return result.kind === 'problem' ? result.problem.code : 'none';
};

const plainWords = (names: readonly string[]): string =>
  POPULATION.unmatched(names, 'sex', ['Female', 'Male']).replace(/[\u2066-\u2069]/g, '');

describe('shares pasted from a spreadsheet', () => {
  it.each([
    ['Female\t0.51\nMale\t0.49', 'of 1'],
    ['Female\t51\nMale\t49', 'of 100'],
    ['Female\t51 %\r\nMale\t49%\r\n', 'with percent signs'],
    ['Female\t51,0 %\nMale\t49,0 %', 'with a decimal comma'],
    ['Female\t0,51\nMale\t0,49', 'of 1 with a decimal comma'],
    ['Group\tShare\nFemale\t51\nMale\t49', 'under a heading'],
    ['Female;51\nMale;49', 'with semicolons'],
    ['Female 51 %\nMale 49 %', 'with blanks'],
    ['female\t51\n"MALE"\t"49"', 'in another case, quoted'],
    ['\n\nFemale\t51\n\nMale\t49\n', 'among empty lines'],
  ])('%j are read: %s', (text) => {
    expect(sharesOf(text)).toEqual({ Female: 0.51, Male: 0.49 });
  });

  it('a mark between the digits of a share is that of decimals', () => {
    expect(sharesOf('Female\t51,125\nMale\t48,875')).toEqual({ Female: 0.51125, Male: 0.48875 });
    expect(sharesOf('Female\t0,125')).toEqual({ Female: 0.125 });
  });

  it('small percentages are of 100 where any other is above 1', () => {
    expect(sharesOf('Female\t99\nMale\t0.5')).toEqual({ Female: 0.99, Male: 0.005 });
  });

  it('a name may have blanks, be empty, or be of no group in the file', () => {
    expect(sharesOf('Two words 20 %\nNobody yet 5 %')).toEqual({ 'Two words': 0.2, 'Nobody yet': 0.05 });
    expect(sharesOf('\t20\nMale\t40')).toEqual({ '': 0.2, Male: 0.4 });
  });

  it('names that are of no group in the file are told', () => {
    expect(read('foo 10\nbar 90')).toMatchObject({ kind: 'shares', unmatched: ['foo', 'bar'] });
    expect(read('female 10\n<b>Male</b> 90')).toMatchObject({ unmatched: ['<b>Male</b>'] });
    expect(read('female 10\nMALE 90')).toMatchObject({ unmatched: [] });
    expect(plainWords(['foo', 'bar'])).toBe(
      'foo and bar are no groups of sex in the file, whose groups are Female and Male. Correct the names above, or take them as groups that the file has nobody of.',
    );
    expect(plainWords(['foo'])).toContain('foo is no group of sex in the file');
  });

  it.each([
    ['Female\t51\nMale\t49\nTotal\t100', 'Total\t100'],
    ['Total 100 %\nFemale 51 %\nMale 49 %', 'Total 100 %'],
    ['Female\t0,51\nMale\t0,49\nGesamt\t1', 'Gesamt\t1'],
    ['Female 51\nMale 49\nSumme 99,9', 'Summe 99,9'],
  ])('a line of the total in %j is left out, and told', (text, total) => {
    expect(sharesOf(text)).toEqual({ Female: 0.51, Male: 0.49 });
    expect(read(text)).toMatchObject({ total, unmatched: [] });
  });

  it('what is called a total but is a group, or is no sum, stays', () => {
    expect(read('Female 30\nAll 5')).toMatchObject({ total: null, unmatched: ['All'] });
    expect(readPastedShares('a 40\nTotal 60', ['a', 'Total'])).toMatchObject({ total: null, unmatched: [] });
    expect(read('Total 100')).toMatchObject({ total: null, unmatched: ['Total'] });
  });

  it('what was rounded to a little above 100 is divided by its sum, and said', () => {
    const result = read('Female\t51\nMale\t49.1');
    expect(result).toMatchObject({ kind: 'shares', scaledFrom: expect.closeTo(1.001, 9) });
    expect(sharesOf('Female\t51\nMale\t49.1')['Female']).toBeCloseTo(0.51 / 1.001, 9);
  });

  it.each([
    ['', 'empty'],
    [' \n\t\n', 'empty'],
    ['Female', 'no-share'],
    ['Female\tmany\nMale\tfew', 'no-share'],
    ['Female\t50\nMale\t=1+1', 'no-share'],
    ['female\tmany\nMale\t50', 'no-share'],
    ['Female\t50\nMale\t-5', 'not-positive'],
    ['Female\t0', 'not-positive'],
    ['Female\t20\nfemale\t30', 'twice'],
    ['Female\t50 %\nMale\t0.5', 'mixed'],
    ['Female\t80\nMale\t40', 'above-one'],
    ['Female\tInfinity', 'no-share'],
    ['Female\t1e999', 'no-share'],
    ['Female\tNaN', 'no-share'],
  ])('%j is refused in words', (text, code) => {
    const result = read(text);
    expect(problemOf(text)).toBe(code);
    if (result.kind === 'problem') expect(pasteProblemWords(result.problem)).toMatch(/^[A-Z].*[.]$/);
  });

  it('more lines than a feature may have groups, or a line without end, are refused', () => {
    const lines = Array.from({ length: 600 }, (_, i) => `g${i}\t0.1`);
    expect(problemOf(lines.join('\n'))).toBe('too-long');
    expect(problemOf(`Female${' '.repeat(200_000)}51`)).toBe('no-share');
  });

  it('names that objects have of their own are names like any other', () => {
    const result = read('__proto__\t20\nconstructor\t30');
    expect(result.kind === 'shares' && [...result.shares.keys()]).toEqual(['__proto__', 'constructor']);
  });

  it('whatever is pasted, shares are above 0 and add up to no more than 1', () => {
    const cell = fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom('%', '\t', ';', '12,5 %', '0.2', '"'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 8 }), (lines) => {
        const result = read(lines.map((cells) => cells.join('\t')).join('\n'));
        if (result.kind === 'problem') return pasteProblemWords(result.problem).length > 0;
        const shares = [...result.shares.values()];
        return shares.every((share) => share > 0) && shares.reduce((sum, share) => sum + share, 0) <= 1 + 1e-9;
      }),
    );
  });
});
