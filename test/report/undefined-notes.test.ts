import { expect, it } from 'vitest';
import type { MetricValue, UndefinedReason } from '../../src/fairness/assessment.ts';
import { reasonWords, sharedReason, undefinedReasons } from '../../src/report/undefined-notes.ts';

const without = (reason: UndefinedReason): MetricValue => ({ kind: 'undefined', reason, n: 3 });
const half: MetricValue = { kind: 'defined', value: 0.5, interval: null, n: 3 };

it('lists each reason of a table once, in the order in which it is met', () => {
  const values = [half, without('no-positives'), undefined, without('no-rows'), without('no-positives'), null];
  expect(undefinedReasons(values)).toEqual(['no-positives', 'no-rows']);
  expect(undefinedReasons([half])).toEqual([]);
});

it('finds the one reason for which nothing is defined', () => {
  const outside = without('score-outside-unit');
  expect(sharedReason([outside, outside])).toBe('score-outside-unit');
  expect(sharedReason([outside, half])).toBeNull();
  expect(sharedReason([outside, without('no-rows')])).toBeNull();
  expect(sharedReason([])).toBeNull();
});

it('says a reason in the words of its place', () => {
  expect(reasonWords('infinite', { infinite: 'infinite, because a value is missing' })).toContain('because');
  expect(reasonWords('infinite', {})).toBe('infinite');
});
