import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/plan/check-plan.ts';
import { readingOf, readOptionsOf, sameReading } from '../../src/plan/reading.ts';
import { planOf } from '../support/plan-of.ts';

const options = {
  delimiter: ';',
  hasHeader: false,
  types: { constructor: 'category', zip: 'identifier' },
  missing: Object.fromEntries([['__proto__', ['-9', '']] as const]),
} as const;

describe('how a file was read', () => {
  it('is carried by the plan and read back, for columns of any name', () => {
    const plan = checkPlan(JSON.parse(JSON.stringify(planOf({ reading: readingOf(options) }))));
    expect(readOptionsOf(plan.reading)).toEqual(options);
    expect(Object.hasOwn(readOptionsOf(plan.reading).missing!, '__proto__')).toBe(true);
  });

  it('is left out of a plan where nothing was said', () => {
    expect(readingOf({})).toBeUndefined();
    expect(readOptionsOf(undefined)).toEqual({});
  });

  it('is compared whatever the order of columns', () => {
    expect(sameReading({ types: { a: 'text', b: 'date' } }, { types: { b: 'date', a: 'text' } })).toBe(true);
    expect(sameReading({ missing: { a: [] } }, {})).toBe(false);
  });
});
