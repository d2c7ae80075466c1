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

  it('writes what is smaller than 0.001 as such, and rounding dust as 0', () => {
    const tiny = 6.16e-101;
    expect([numbers.formatNumber(0.00062), numbers.formatNumber(-0.00062)]).toEqual([`<${N}0.001`, `>${N}−0.001`]);
    expect([numbers.formatRatio(0.0009), numbers.formatRatio(tiny)]).toEqual([`<${N}0.001`, '0.00']);
    expect([numbers.formatNumber(tiny), numbers.formatNumber(-1e-15), numbers.formatNumber(0)]).toEqual([
      '0',
      '0',
      '0',
    ]);
    expect(numbers.formatNumber(0.001)).toBe('0.00100');
    expect([numbers.formatP(tiny), numbers.formatP(0.0312)]).toEqual([`<${N}0.001`, '0.0312']);
  });

  it('writes no minus sign before what is rounded to 0', () => {
    expect(numbers.formatPoints(-0.0001)).toBe('0.0 points');
    expect(numbers.formatPercent(-0.0001)).toBe(`0.0${N}%`);
    expect(numbers.formatPercentNumber(-1e-9)).toBe('0.0');
    expect(numbers.formatPoints(-0.0006)).toBe('−0.1 points');
    expect(numbers.formatCount(-0)).toBe('0');
  });

  it('writes as many digits as tell the ends of an interval apart, at least three', () => {
    const written = (low: number, value: number, high: number) =>
      [value, low, high].map((number) => numbers.formatNumber(number, high - low));
    expect(written(1_000_000_000.19, 1_000_000_000.3057, 1_000_000_000.42)).toEqual([
      '1,000,000,000.31',
      '1,000,000,000.19',
      '1,000,000,000.42',
    ]);
    expect(written(0.48, 0.5123, 0.55)).toEqual(['0.512', '0.480', '0.550']);
    expect(written(12_295.5, 12_345.678, 12_395.9)).toEqual(['12,350', '12,300', '12,400']);
    expect(numbers.formatNumber(12_345.678)).toBe('12,300');
    expect(numbers.formatNumber(0.1 + 0.2, 0)).toBe('0.300');
  });

  it.each([
    ['en-US', '1,234,567', '0.52', `−4.5${N}%`, '1.0 point', `<${N}0.001`],
    ['en-IN', '12,34,567', '0.52', `−4.5${N}%`, '1.0 point', `<${N}0.001`],
    ['de-DE', '1.234.567', '0,52', `−4,5${N}%`, '1,0 point', `<${N}0,001`],
    ['fr-FR', `1${N}234${N}567`, '0,52', `−4,5${N}%`, '1,0 point', `<${N}0,001`],
    ['de-CH', '1’234’567', '0.52', `−4.5${N}%`, '1.0 point', `<${N}0.001`],
    ['ar-EG', '1,234,567', '0.52', `−4.5${N}%`, '1.0 point', `<${N}0.001`],
    ['no such locale', '1,234,567', '0.52', `−4.5${N}%`, '1.0 point', `<${N}0.001`],
  ])('divides digits as %s does', (locale, count, ratio, percent, points, tiny) => {
    numbers.useNumberLocale(locale);
    expect(numbers.formatCount(1234567).replaceAll("'", '’')).toBe(count);
    expect(numbers.formatRatio(0.5243)).toBe(ratio);
    expect(numbers.formatPercent(-0.045)).toBe(percent);
    expect(numbers.formatPoints(0.01)).toBe(points);
    expect([numbers.formatP(1e-9), numbers.formatNumber(1e-4)]).toEqual([tiny, tiny]);
    expect(numbers.formatPercentNumber(-1e-9)).toBe(numbers.formatPercentNumber(0));
  });

  it('writes sizes, times and lists', () => {
    expect(numbers.formatBytes(0)).toBe('0\u00a0bytes');
    expect(numbers.formatBytes(2_546_489)).toBe('2.5\u00a0MB');
    expect(numbers.formatInFull(1234567)).toBe('1,234,567');
    expect(numbers.formatInFull(-0.12345)).toBe('\u22120.12345');
    expect(numbers.formatTimeLeft(1500)).toBe('a few seconds');
    expect(numbers.formatTimeLeft(17_000)).toBe('about 20 seconds');
    expect(numbers.formatTimeLeft(170_000)).toBe('about 3 minutes');
    expect(numbers.listWords(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  });
});
