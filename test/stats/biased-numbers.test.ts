import { describe, expect, it } from 'vitest';
import { normalUpperTail, twoSidedZ, zOfTwo } from '../../src/stats/distributions.ts';
import { allowedVariance } from '../../src/stats/heavy-tails.ts';
import { boxDifferenceLimits, boxRatioLimits } from '../../src/stats/mover.ts';

describe('two intervals at once', () => {
  it('each err half as often', () => {
    for (const z of [1, 1.96, 4, 7]) expect(normalUpperTail(zOfTwo(z)) / normalUpperTail(z)).toBeCloseTo(0.5, 4);
    expect(zOfTwo(twoSidedZ(0.95))).toBeCloseTo(twoSidedZ(0.975), 9);
  });

  it('hold every difference and ratio of what lies within them', () => {
    expect(boxDifferenceLimits([0.1, 0.4], [0.2, 0.3])).toEqual([0.1 - 0.3, 0.4 - 0.2]);
    expect(boxRatioLimits([0.1, 0.4], [0.2, 0.5])).toEqual([0.2, 2]);
    expect(boxRatioLimits([0, 0.4], [0, 0.5])).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});

describe('the allowance for heavy tails', () => {
  it('vanishes with many rows, grows with the spread, and stays finite', () => {
    expect(allowedVariance(2, 1e9) / 2).toBeCloseTo(1, 6);
    expect(allowedVariance(2, 30) / 2).toBeLessThan(allowedVariance(10, 30) / 10);
    expect(allowedVariance(1e6, 3)).toBeLessThan(1e6 * Math.exp(6));
  });
});
