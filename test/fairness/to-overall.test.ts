import { describe, expect, it } from 'vitest';
import { rateEstimate } from '../../src/fairness/estimate.ts';
import { overallDifferenceLimits, overallRatioLimits, ratioToOverall } from '../../src/fairness/to-overall.ts';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { newcombeLimits } from '../../src/stats/mover.ts';

const z = twoSidedZ(0.95);
const rate = (count: number, n: number) => rateEstimate(count / n, { n, count, weight: n, effective: n });

/** A rate, looked at as a metric of which only the limits are known. */
const opaque = (count: number, n: number) => ({ ...rate(count, n), proportion: null, weight: Number.NaN });

describe('limits of a group against all groups together', () => {
  it('of a rate are those against the rest, scaled by the rest’s share', () => {
    const [low, high] = newcombeLimits({ rate: 0.5, n: 40 }, { rate: 0.3, n: 160 }, z);
    const limits = overallDifferenceLimits(rate(20, 40), rate(68, 200), rate(48, 160), z)!;
    expect(limits[0]).toBeCloseTo(0.8 * low, 12);
    expect(limits[1]).toBeCloseTo(0.8 * high, 12);
    expect(ratioToOverall(0.5 / 0.3, 0.2)).toBeCloseTo(0.5 / 0.34, 12);
  });

  it('from part and whole alone are close to them', () => {
    for (const [k, m, l, n] of [
      [20, 40, 80, 160],
      [50, 100, 120, 300],
      [35, 50, 400, 950],
    ]) {
      const exact = overallDifferenceLimits(rate(k, m), rate(k + l, m + n), rate(l, n), z)!;
      const near = overallDifferenceLimits(opaque(k, m), opaque(k + l, m + n), null, z)!;
      const ratios = overallRatioLimits(rate(k, m), rate(k + l, m + n), rate(l, n), z, 'closed')!;
      const nearRatios = overallRatioLimits(opaque(k, m), opaque(k + l, m + n), null, z, 'closed')!;
      const width = exact[1] - exact[0];
      for (const end of [0, 1] as const) {
        expect(Math.abs(near[end] - exact[end])).toBeLessThan(0.05 * width);
        expect(Math.abs(nearRatios[end] / ratios[end] - 1)).toBeLessThan(0.05);
      }
    }
  });

  it('are none for a group that is all there is', () => {
    expect(overallDifferenceLimits(opaque(5, 20), opaque(5, 20), null, z)).toBeNull();
    expect(
      overallDifferenceLimits(rate(5, 20), rate(5, 20), { kind: 'undefined', reason: 'no-rows', n: 0 }, z),
    ).toBeNull();
  });
});
