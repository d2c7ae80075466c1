import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewEnoughBelow, HolmCorrection, screeningLevel } from '../../src/stats/holm.ts';

function holmAdjusted(p: Float64Array): number[] {
  const correction = new HolmCorrection(p);
  return [...p].map((each) => correction.adjusted(each));
}

/** The definition, word for word. */
function byDefinition(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[a] - p[b]);
  const adjusted: number[] = [];
  let highest = 0;
  order.forEach((index, k) => {
    highest = Math.max(highest, Math.min(1, p[index] * (p.length - k)));
    adjusted[index] = highest;
  });
  return adjusted;
}

describe('Holm', () => {
  it('steps down', () => {
    const adjusted = holmAdjusted(Float64Array.of(0.01, 0.04, 0.03, 0.005));
    [0.03, 0.06, 0.06, 0.02].forEach((value, i) => expect(adjusted[i]).toBeCloseTo(value, 12));
    expect(holmAdjusted(Float64Array.of(0.7))).toEqual([0.7]);
    expect(holmAdjusted(new Float64Array(0))).toEqual([]);
  });

  it('agrees with the definition', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (p) => {
        expect(holmAdjusted(Float64Array.from(p))).toEqual(byDefinition(p));
      }),
    );
  });

  it('tells the largest p value that it rejects', () => {
    const correction = new HolmCorrection(Float64Array.of(0.03, 0.001, 0.01, 0.9));
    expect(correction.adjusted(0.01)).toBeCloseTo(0.03, 12);
    expect(correction.largestRejected(0.05)).toBe(0.01);
    expect(correction.largestRejected(0.06)).toBe(0.03);
    expect(correction.largestRejected(0.001)).toBeNull();
    expect(new HolmCorrection(new Float64Array(0)).largestRejected(0.05)).toBeNull();
  });

  it('gives the same without the values from the screening level on, alone or in a larger family', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true }).chain((p) => fc.constantFrom(p, p ** 6, p ** 20));
    const family = fc.array(value, { minLength: 33, maxLength: 90 });
    fc.assert(
      fc.property(family, family, (one, two) => {
        const kept = [one, two].map((p) => {
          const below = p.filter((each) => each < screeningLevel(p.length));
          return fewEnoughBelow(below.length, p.length) ? below : p;
        });
        for (const [all, some] of [
          [one, kept[0]],
          [one.concat(two), kept.flat()],
        ]) {
          const screened = new HolmCorrection(Float64Array.from(some), all.length);
          const expected = byDefinition(all);
          all.forEach((p, i) => expect(Math.abs(screened.adjusted(p) - expected[i])).toBeLessThan(1e-12));
        }
      }),
    );
  });

  it('takes tens of thousands of p values', () => {
    const adjusted = holmAdjusted(Float64Array.from({ length: 40_000 }, (_, i) => (i + 1) / 1e9));
    expect(adjusted[0]).toBeCloseTo(4e-5, 12);
    expect(adjusted[39_999]).toBeGreaterThanOrEqual(adjusted[0]);
  });
});
