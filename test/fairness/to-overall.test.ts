import { describe, expect, it } from 'vitest';
import { rateEstimate } from '../../src/fairness/estimate.ts';
import { overallDifferenceLimits, overallRatioLimits, ratioToOverall } from '../../src/fairness/to-overall.ts';
import type { InWhole } from '../../src/fairness/to-overall.ts';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { newcombeLimits } from '../../src/stats/mover.ts';

const z = twoSidedZ(0.95);
const rate = (count: number, n: number) => rateEstimate(count / n, { n, count, weight: n, effective: n });
const beside = (count: number, n: number, shareError = 0): InWhole => ({
  kind: 'mean',
  rest: rate(count, n),
  shareError,
});

/** A rate, looked at as a metric of which only the limits are known. */
const opaque = (count: number, n: number) => ({ ...rate(count, n), proportion: null, weight: Number.NaN });

describe('limits of a group against all groups together', () => {
  it('of a rate are those against the rest, scaled by the rest’s share', () => {
    const [low, high] = newcombeLimits({ rate: 0.5, n: 40 }, { rate: 0.3, n: 160 }, z);
    const limits = overallDifferenceLimits(rate(20, 40), rate(68, 200), beside(48, 160), z)!;
    expect(limits[0]).toBeCloseTo(0.8 * low, 12);
    expect(limits[1]).toBeCloseTo(0.8 * high, 12);
    expect(ratioToOverall(0.5 / 0.3, 0.2)).toBeCloseTo(0.5 / 0.34, 12);
  });

  it('of a rate grow with the error of the group’s share where group and rest differ', () => {
    const [apart, unsure] = [0, 0.1].map((error) =>
      overallDifferenceLimits(rate(20, 40), rate(68, 200), beside(48, 160, error), z)!,
    );
    const value = 0.5 - 0.34;
    expect(value - unsure[0]).toBeCloseTo(Math.hypot(value - apart[0], z * 0.1 * 0.2), 12);
    expect(unsure[1] - value).toBeCloseTo(Math.hypot(apart[1] - value, z * 0.1 * 0.2), 12);
    const equal = [0, 0.1].map((error) =>
      overallDifferenceLimits(rate(20, 40), rate(100, 200), beside(80, 160, error), z),
    );
    expect(equal[1]).toEqual(equal[0]);
  });

  it('from part and whole alone are close to them', () => {
    for (const [k, m, l, n] of [
      [20, 40, 80, 160],
      [50, 100, 120, 300],
      [35, 50, 400, 950],
    ]) {
      const slope: InWhole = { kind: 'slope', slope: m / (m + n) };
      const exact = overallDifferenceLimits(rate(k, m), rate(k + l, m + n), beside(l, n), z)!;
      const near = overallDifferenceLimits(opaque(k, m), opaque(k + l, m + n), slope, z)!;
      const ratios = overallRatioLimits(rate(k, m), rate(k + l, m + n), beside(l, n), z, 'closed')!;
      const nearRatios = overallRatioLimits(opaque(k, m), opaque(k + l, m + n), slope, z, 'closed')!;
      const width = exact[1] - exact[0];
      for (const end of [0, 1] as const) {
        expect(Math.abs(near[end] - exact[end])).toBeLessThan(0.05 * width);
        expect(Math.abs(nearRatios[end] / ratios[end] - 1)).toBeLessThan(0.05);
      }
    }
  });

  it('are none for a group that is all there is', () => {
    expect(overallDifferenceLimits(opaque(5, 20), opaque(5, 20), { kind: 'slope', slope: 1 }, z)).toBeNull();
    const nobody: InWhole = { kind: 'mean', rest: { kind: 'undefined', reason: 'no-rows', n: 0 }, shareError: 0 };
    expect(overallDifferenceLimits(rate(5, 20), rate(5, 20), nobody, z)).toBeNull();
  });
});
