import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { formatCount, formatExact, formatInFull, formatTyped, useNumberLocale } from '../../src/report/numbers.ts';
import { readTyped } from '../../src/report/typed-numbers.ts';

afterEach(() => useNumberLocale('en-US'));
const valueOf = (text: string) => {
  const read = readTyped(text);
  return read.kind === 'number' ? read.value : read.kind;
};

describe('readTyped', () => {
  it.each([
    ['0,5', 0.5],
    ['0,312', 0.312],
    ['1.500', 1.5],
    [' ,25 ', 0.25],
    ['-1,5', -1.5],
    ['\u22123', -3],
    ['1500', 1500],
    ['1e-3', 0.001],
    ['1 500', 1500],
    ['1\u202f234,5', 1234.5],
    ["1'234.5", 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1234567],
    ['12,34,567.25', 1234567.25],
    ['\u0661\u0662\u066b\u0665', 12.5],
    ['1,500', 'ambiguous'],
    ['', 'none'],
    ['abc', 'none'],
    ['1.2.3', 'none'],
    ['1,2,3', 'none'],
    ['12 34', 'none'],
    ["1'234 567", 'none'],
    ['10 %', 'none'],
    ['.', 'none'],
    ['-', 'none'],
    ['1e999', 'none'],
    ['Infinity', 'none'],
  ])('in English, %j is %s', (text, value) => expect(valueOf(text)).toBe(value));

  it('takes the format’s own decimal mark at its word, and asks back about the other before three digits', () => {
    useNumberLocale('de-DE');
    expect(valueOf('1,500')).toBe(1.5);
    expect(readTyped('1.500')).toEqual({ kind: 'ambiguous', asGroup: '1500', asDecimal: '1,500' });
    expect(valueOf('0.5')).toBe(0.5);
  });
});

describe.each(['en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'ar-EG', 'sv-SE', 'fa-IR'])('in %s', (locale) => {
  it('reads back what stands in a field', () => {
    useNumberLocale(locale);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
        const number = Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(12));
        expect(valueOf(formatTyped(number))).toBe(number);
      }),
    );
  });

  it('reads back what stands on the page, or asks whether it is that', () => {
    useNumberLocale(locale);
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
        const value = Number(`${whole}.${String(hundredths).padStart(2, '0')}`);
        for (const [text, number] of [
          [formatCount(whole), whole],
          [formatExact(value), value],
          [formatInFull(whole), whole],
        ] as const) {
          const read = readTyped(text);
          expect(read.kind === 'ambiguous' ? valueOf(read.asGroup) : valueOf(text)).toBe(number + 0);
        }
      }),
    );
  });

  it('writes Latin digits and no marks of direction', () => {
    useNumberLocale(locale);
    expect(formatExact(-1234567.25)).toMatch(/^\u2212[\d\p{P}\p{Zs}]+$/u);
  });
});
