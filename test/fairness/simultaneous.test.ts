import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestDifference, rankedBounds, smallestRatio } from '../../src/fairness/simultaneous.ts';
import type { Bounded } from '../../src/fairness/simultaneous.ts';
import { differenceLimits } from '../../src/stats/mover.ts';
import { ratioLimits } from '../stats/closed-ratio.ts';
import type { Limits } from '../../src/stats/proportion.ts';
import { wilsonLimits } from '../../src/stats/wilson.ts';

const group: fc.Arbitrary<Bounded> = fc
  .record({ n: fc.integer({ min: 1, max: 3000 }), share: fc.constantFrom(0, 0.1, 0.3, 0.31, 0.5, 0.9, 1) })
  .map(({ n, share }) => {
    const rate = Math.round(n * share) / n;
    return { value: rate, limits: wilsonLimits({ rate, n }, 3) };
  });

function extreme(groups: readonly Bounded[], limitsOf: (high: Bounded, low: Bounded) => Limits, most: boolean): Limits {
  const all = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => limitsOf(...order(a, b))));
  const choose = most ? Math.max : Math.min;
  return [choose(...all.map(([low]) => low)), choose(...all.map(([, high]) => high))];
}

const order = (a: Bounded, b: Bounded): [Bounded, Bounded] => (a.value >= b.value ? [a, b] : [b, a]);

const near = ([low, high]: Limits, [expectedLow, expectedHigh]: Limits): void => {
  expect(low).toBeCloseTo(expectedLow, 12);
  expect(high).toBeCloseTo(expectedHigh, 12);
};

describe('limits of the widest of many gaps', () => {
  const groups = fc.array(group, { minLength: 2, maxLength: 30 });

  it('are the widest over all pairs: differences', () => {
    fc.assert(
      fc.property(groups, (some) => {
        const each = (a: Bounded, b: Bounded): Limits => {
          const [low, high] = differenceLimits(a.value, a.limits, b.value, b.limits);
          return [Math.max(0, low), Math.max(high, -low)];
        };
        near(largestDifference(rankedBounds(some)), extreme(some, each, true));
      }),
    );
  });

  it('are the widest over all pairs: ratios', () => {
    fc.assert(
      fc.property(groups, (some) => {
        const each = (a: Bounded, b: Bounded): Limits => {
          const [low, high] = ratioLimits(b.value, b.limits, a.value, a.limits);
          return [Math.min(1, low, 1 / high), Math.min(1, high)];
        };
        near(smallestRatio(rankedBounds(some)), extreme(some, each, false));
      }),
    );
  });
});
