import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holmAdjusted } from '../../src/stats/holm.ts';

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
    expect([...holmAdjusted(Float64Array.of(0.7))]).toEqual([0.7]);
    expect([...holmAdjusted(new Float64Array(0))]).toEqual([]);
  });

  it('agrees with the definition', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (p) => {
        expect([...holmAdjusted(Float64Array.from(p))]).toEqual(byDefinition(p));
      }),
    );
  });

  it('takes tens of thousands of p values', () => {
    const adjusted = holmAdjusted(Float64Array.from({ length: 40_000 }, (_, i) => (i + 1) / 1e9));
    expect(adjusted[0]).toBeCloseTo(4e-5, 12);
    expect(adjusted[39_999]).toBeGreaterThanOrEqual(adjusted[0]);
  });
});
