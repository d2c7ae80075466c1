import { afterEach, describe, expect, it } from 'vitest';
import { useNumberLocale } from '../../src/report/numbers.ts';
import { fieldProblem, parseTyped, stepped } from '../../src/ui/kit/number-field.ts';

afterEach(() => useNumberLocale('en-US'));

describe('parseTyped', () => {
  it.each([
    ['0,5', 0.5],
    ['0.1', 0.1],
    ['1,234.5', 1234.5],
    ['1 500', 1500],
  ])('reads %j as %d', (text, number) => expect(parseTyped(text)).toBe(number));

  it.each(['', 'abc', '1,500', '10 %', 'Infinity'])('refuses %j', (text) => expect(parseTyped(text)).toBeNull());
});

it('reads a percent sign where a share of 1 is wanted', () => {
  const share = { share: 'points' } as const;
  expect(parseTyped('25 %', share)).toBe(0.25);
  expect(parseTyped('7%', share)).toBe(0.07);
  expect(parseTyped('12,5\u202f%', share)).toBe(0.125);
  expect(parseTyped('%', share)).toBeNull();
  expect(fieldProblem('25 %', { ...share, min: 0.001, max: 0.999 })).toBeNull();
  expect(fieldProblem('100 %', { ...share, min: 0.001, max: 0.999, example: 0.1 })).toBe(
    'Write a number between 0.001 and 0.999, such as 0.1.',
  );
  expect(fieldProblem('25 %', { whole: true, example: 10 })).toBe('Write a whole number, such as 10.');
});

describe('fieldProblem', () => {
  const difference = { min: 0.001, max: 0.999, example: 0.1, share: 'points' } as const;
  const wanted = 'Write a number between 0.001 and 0.999, such as 0.1.';

  it.each([
    ['0,25', null],
    ['', wanted],
    ['ten', wanted],
    ['0', wanted],
    ['10', `Points are written as a share of 1: 10 points are 0.1.`],
    ['25', `Points are written as a share of 1: 25 points are 0.25.`],
  ])('of a difference, %j', (text, problem) => expect(fieldProblem(text, difference)).toBe(problem));

  it('names percents, whole numbers, open ranges and commas that may mean thousands', () => {
    expect(fieldProblem('80', { ...difference, example: 0.8, share: 'percent' })).toMatch(
      /^It is written as a share of 1: 80\u202f% is 0\.8\.$/,
    );
    const size = { min: 1, whole: true, example: 10 };
    expect(fieldProblem('2,5', size)).toBe('Write a whole number of at least 1, such as 10.');
    expect(fieldProblem('1,500', size)).toBe('1,500 can be read in two ways. Write 1500 or 1.500.');
    expect(fieldProblem('x', {})).toBe('Write a number, such as 0.5.');
  });

  it('speaks in the format in use', () => {
    useNumberLocale('de-DE');
    expect(fieldProblem('2', difference)).toBe('Points are written as a share of 1: 2 points are 0,02.');
    expect(fieldProblem('', difference)).toBe('Write a number between 0,001 and 0,999, such as 0,1.');
    expect(fieldProblem('1.500', {})).toBe('1.500 can be read in two ways. Write 1500 or 1,500.');
  });
});

it('steps within the limits, by the last place written where no step is given', () => {
  expect(stepped(0.1, 1, { max: 0.999 }, 0.01)).toBe(0.11);
  expect(stepped(0.3, -1, {})).toBe(0.2);
  expect(stepped(5, 1, {})).toBe(6);
  expect(stepped(1, -1, { min: 1 })).toBe(1);
});
