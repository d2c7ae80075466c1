import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averagePrecisionBounds,
  averagePrecisionFromCounts,
  averagePrecisionLimits,
} from '../../src/stats/average-precision.ts';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { wilsonLimits } from '../../src/stats/wilson.ts';

const z = twoSidedZ(0.95);

/** Each pair is the positives and negatives of one score, from low to high. */
const countsOf = (pairs: readonly (readonly [number, number])[]) => ({
  positives: Float64Array.from(pairs, ([p]) => p),
  negatives: Float64Array.from(pairs, ([, n]) => n),
});

function precisionOf(pairs: readonly (readonly [number, number])[]) {
  const counts = countsOf(pairs);
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
  return averagePrecisionFromCounts(counts, { positives: sum(counts.positives), negatives: sum(counts.negatives) });
}

const pairs = fc
  .array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 2, maxLength: 9 })
  .filter((some) => some.some(([p]) => p > 0) && some.some(([, n]) => n > 0));

describe('average precision', () => {
  it('by hand: scores .1 −, .35 +, .4 −, .8 + give ½ · 1 + ½ · ⅔', () => {
    expect(
      precisionOf([
        [0, 1],
        [1, 0],
        [0, 1],
        [1, 0],
      ])?.value,
    ).toBeCloseTo(5 / 6, 12);
  });

  it('takes rows of one score together', () => {
    expect(precisionOf([[2, 3]])?.value).toBeCloseTo(2 / 5, 12);
    expect(
      precisionOf([
        [1, 2],
        [1, 1],
      ])?.value,
    ).toBeCloseTo(0.5 * (1 / 2) + 0.5 * (2 / 5), 12);
  });

  it('needs both classes', () => {
    expect(precisionOf([[3, 0]])).toBeNull();
    expect(precisionOf([[0, 3]])).toBeNull();
  });

  it('has the variance of the leave-a-little-out derivative', () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const found = precisionOf(some)!;
        const [m, n] = [0, 1].map((side) => some.reduce((sum, pair) => sum + pair[side], 0));
        if (m < 2 || n < 2) return;
        const step = 1e-6;
        const shift = (bin: number, side: number): number => {
          const changed = some.map((pair, i) => pair.map((count, s) => count + (i === bin && s === side ? step : 0)));
          return (precisionOf(changed as [number, number][])!.value - found.value) / step;
        };
        let variance = 0;
        some.forEach(([p, q], bin) => {
          if (p > 0) variance += (p * shift(bin, 0) ** 2 * m) / (m - 1);
          if (q > 0) variance += (q * shift(bin, 1) ** 2 * n) / (n - 1);
        });
        expect(found.variance).toBeCloseTo(variance, 4);
      }),
      { numRuns: 100 },
    );
  });

  it('has bounds that hold the value of every order within bins', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 8 }), (some, cut) => {
        const exact = precisionOf(some)!.value;
        const at = Math.min(cut, some.length);
        const together = [some.slice(0, at), some.slice(at)]
          .filter(({ length }) => length > 0)
          .map((bin) => [0, 1].map((side) => bin.reduce((sum, pair) => sum + pair[side], 0)) as [number, number]);
        const { value } = precisionOf(together)!;
        const bounds = averagePrecisionBounds(countsOf(together), value);
        for (const inside of [exact, value]) {
          expect(bounds[0]).toBeLessThanOrEqual(inside + 1e-12);
          expect(bounds[1]).toBeGreaterThanOrEqual(inside - 1e-12);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has an interval that holds it, within 0…1, and of some width when it is 1', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(1, z, 4.5), (some, at) => {
        const found = precisionOf(some)!;
        const [low, high] = averagePrecisionLimits(found, at);
        expect(low).toBeLessThanOrEqual(found.value);
        expect(high).toBeGreaterThanOrEqual(found.value);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
    const perfect = precisionOf([
      [0, 4],
      [6, 0],
    ])!;
    expect(averagePrecisionLimits(perfect, z)).toEqual(wilsonLimits({ rate: 1, n: 6 }, z));
  });
});
