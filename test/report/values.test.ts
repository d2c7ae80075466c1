import { expect, it } from 'vitest';
import type { Interval } from '../../src/fairness/assessment.ts';
import { formatInterval, formatValue, valueFacts } from '../../src/report/values.ts';

const N = '\u202f';
const between = (low: number, high: number): Interval => ({ low, high, level: 0.95, method: 'student' });

it('writes a large mean so that its interval has two ends', () => {
  const interval = between(1_000_000_000.19, 1_000_000_000.42);
  expect(formatValue({ value: 1_000_000_000.3057, interval }, 'number')).toBe('1,000,000,000.31');
  expect(formatInterval(interval, 'number')).toBe('1,000,000,000.19 to 1,000,000,000.42');
});

it('writes the ends of an interval in the unit of the value above them', () => {
  expect(formatInterval(between(-0.0501, 0.2), 'points')).toBe('−5.0 to 20.0');
  expect(formatInterval(between(0.00002, 0.4), 'number')).toBe(`<${N}0.001 to 0.400`);
  expect(formatValue({ value: 0.5, interval: null }, 'number')).toBe('0.500');
});

it('explains what a value is and rests on', () => {
  const value = { kind: 'defined', value: 0.7, interval: { ...between(0.6, 0.8), method: 'wilson' }, n: 1200 } as const;
  expect(valueFacts(value, 'number')).toEqual([
    '0.700: of 1,200 rows',
    `95${N}% interval 0.600 to 0.800: Wilson score interval`,
  ]);
  expect(valueFacts({ ...value, count: 840 }, 'percent')[0]).toBe(`70.0${N}%: 840 of 1,200 rows`);
  expect(valueFacts({ ...value, interval: null, effectiveN: 80.25 }, 'number')).toEqual([
    '0.700: of 1,200 rows',
    'weighted, with an effective n of 80.3',
    'without an interval',
  ]);
  expect(valueFacts({ kind: 'undefined', reason: 'no-rows', n: 0 }, 'number')).toEqual([
    'Undefined: no rows',
    '0 rows',
  ]);
});

it('says between what a value on a grid lies', () => {
  const value = {
    kind: 'defined',
    value: 0.71234,
    interval: null,
    n: 9,
    bounds: { low: 0.71231, high: 0.71238 },
  } as const;
  expect(valueFacts(value, 'number').at(-1)).toBe('counted on a grid, the exact value lies from 0.712310 to 0.712380');
});
