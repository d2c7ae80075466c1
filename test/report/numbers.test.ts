import { afterEach, describe, expect, it } from 'vitest';
import * as numbers from '../../src/report/numbers.ts';

const N = '\u202f';
afterEach(() => numbers.useNumberLocale('en-US'));

describe('numbers', () => {
  it('writes percentages with one decimal and a narrow space', () => {
    expect(numbers.formatPercent(0.44846)).toBe(`44.8${N}%`);
    expect(numbers.formatPercent(-0.05)).toBe(`−5.0${N}%`);
    expect(numbers.formatWholePercent(0.2)).toBe(`20${N}%`);
    expect(numbers.formatWholePercent(0.025)).toBe(`2.5${N}%`);
  });

  it('writes ratios with two decimals, and tiny ones not as nothing', () => {
    expect(numbers.formatRatio(0.5243)).toBe('0.52');
    expect(numbers.formatRatio(0)).toBe('0.00');
    expect(numbers.formatRatio(0.00123)).toBe('0.00123');
  });

  it('groups digits as English locales do, and only English ones', () => {
    expect(numbers.formatCount(7214)).toBe('7,214');
    numbers.useNumberLocale('de-DE');
    expect(numbers.formatCount(7214)).toBe('7,214');
    numbers.useNumberLocale('en-IN');
    expect(numbers.formatCount(1234567)).toBe('12,34,567');
  });

  it('writes sizes, times and lists', () => {
    expect(numbers.formatBytes(0)).toBe('0 bytes');
    expect(numbers.formatBytes(2_546_489)).toBe('2.5 MB');
    expect(numbers.formatInFull(1234567)).toBe('1,234,567');
    expect(numbers.formatInFull(-0.12345)).toBe('\u22120.12345');
    expect(numbers.formatTimeLeft(1500)).toBe('a few seconds');
    expect(numbers.formatTimeLeft(17_000)).toBe('about 20 seconds');
    expect(numbers.formatTimeLeft(170_000)).toBe('about 3 minutes');
    expect(numbers.listWords(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  });
});
