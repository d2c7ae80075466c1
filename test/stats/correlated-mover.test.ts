import { describe, expect, it } from 'vitest';
import { correlatedDifferenceLimits, correlatedRatioLimits } from '../../src/stats/correlated-mover.ts';
import { differenceLimits, ratioLimits } from '../../src/stats/mover.ts';

describe('intervals of two correlated estimates', () => {
  const a = [0.4, [0.3, 0.55]] as const;
  const b = [0.2, [0.15, 0.3]] as const;

  it('without correlation are those of independent ones', () => {
    expect(correlatedDifferenceLimits(...a, ...b, 0)).toEqual(differenceLimits(...a, ...b));
    const [low, high] = correlatedRatioLimits(...a, ...b, 0);
    const [expectedLow, expectedHigh] = ratioLimits(...a, ...b);
    expect(low).toBeCloseTo(expectedLow, 12);
    expect(high).toBeCloseTo(expectedHigh, 12);
  });

  it('grow narrower with the correlation, down to nothing for equal spreads', () => {
    const widths = [0, 0.5, 0.9].map((r) => {
      const [low, high] = correlatedDifferenceLimits(...a, ...b, r);
      const [ratioLow, ratioHigh] = correlatedRatioLimits(...a, ...b, r);
      return [high - low, ratioHigh - ratioLow];
    });
    for (const i of [0, 1]) {
      expect(widths[1][i]).toBeLessThan(widths[0][i]);
      expect(widths[2][i]).toBeLessThan(widths[1][i]);
    }
    const [low, high] = correlatedDifferenceLimits(0.5, [0.4, 0.6], 0.2, [0.1, 0.3], 1);
    expect([low, high]).toEqual([expect.closeTo(0.3, 12), expect.closeTo(0.3, 12)]);
  });

  it('have the ratios at which the limits of a − θ b reach 0', () => {
    const r = 0.4;
    const [low, high] = correlatedRatioLimits(...a, ...b, r);
    const at = (theta: number) => correlatedDifferenceLimits(...a, theta * b[0], [theta * b[1][0], theta * b[1][1]], r);
    expect(at(low)[0]).toBeCloseTo(0, 10);
    expect(at(high)[1]).toBeCloseTo(0, 10);
    expect(correlatedRatioLimits(0.4, [0.3, 0.55], 0.2, [0, 0.3], r)[1]).toBe(Number.POSITIVE_INFINITY);
    const [below] = correlatedRatioLimits(0.4, [-0.2, 0.55], ...b, r);
    expect(below).toBeLessThan(0);
    // a + |θ| b, whose low end is that of b, and whose parts are correlated the other way round
    const [lowAt] = correlatedDifferenceLimits(0.4, [-0.2, 0.55], below * 0.2, [below * 0.3, below * 0.15], -r);
    expect(lowAt).toBeCloseTo(0, 6);
    expect(correlatedRatioLimits(0, [0, 0.1], 0.2, [0.1, 0.3], r)[0]).toBe(0);
  });
});
