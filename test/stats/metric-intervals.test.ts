import { describe, expect, it } from 'vitest';
import { absoluteSumLimits, largestGapLimits } from '../../src/stats/absolute-gaps.ts';
import { boundedMeanLimits } from '../../src/stats/bounded-mean.ts';
import { studentQuantile, twoSidedZ } from '../../src/stats/distributions.ts';
import { halfSumLimits } from '../../src/stats/half-sum.ts';
import { lossLimits } from '../../src/stats/loss-interval.ts';
import { oddsLimits } from '../../src/stats/odds.ts';
import { pairedRatioLimits } from '../../src/stats/paired-ratio.ts';
import { phiCoefficient, phiLimits } from '../../src/stats/phi.ts';
import { positiveMeanLimits } from '../../src/stats/positive-mean.ts';
import { rSquaredLimits } from '../../src/stats/r-squared.ts';
import { skewedMeanLimits } from '../../src/stats/skewed-mean.ts';
import { studentLimits, studentMultiplier, varianceFrom } from '../../src/stats/student.ts';
import { wilsonLimits } from '../../src/stats/wilson.ts';

const z = twoSidedZ(0.95);
const expectNear = (actual: readonly number[], expected: readonly number[], digits: number): void =>
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i], digits));

describe('Student’s t', () => {
  it('has the tabled quantiles, whole and fractional degrees of freedom', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.7062047, 6);
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.2281389, 6);
    expect(studentQuantile(0.5, 3)).toBeCloseTo(0, 12);
    // with two degrees of freedom t = (2p − 1) √(2 / (4 p (1 − p)))
    expect(studentQuantile(0.9, 2)).toBeCloseTo(0.8 * Math.sqrt(2 / 0.36), 8);
    const between = studentQuantile(0.975, 2.5);
    expect(between).toBeLessThan(studentQuantile(0.975, 2));
    expect(between).toBeGreaterThan(studentQuantile(0.975, 3));
  });

  it('multiplies like z where rows are many, at far levels too', () => {
    expect(studentMultiplier(z, 1e9)).toBeCloseTo(z, 6);
    expect(studentMultiplier(6, 1e9)).toBeCloseTo(6, 5);
    expect(studentMultiplier(z, 0.2)).toBe(studentMultiplier(z, 1));
  });

  it('multiplies alike by expansion and by quantile', () => {
    for (const level of [0.8, 0.95, 0.9999]) {
      const at = twoSidedZ(level);
      for (const df of [30, 6 * at * at, 31.5, 100, 2000]) {
        const exact = -studentQuantile((1 - level) / 2, df);
        expect(Math.abs(studentMultiplier(at, df) / exact - 1)).toBeLessThan(1e-6);
      }
    }
  });

  it('gives the interval of 1, 2, 3, 4, 5 by hand', () => {
    // mean 3, s² = 2.5, t(4) = 2.776445
    const half = 2.7764451 * Math.sqrt(2.5 / 5);
    expectNear(studentLimits({ mean: 3, variance: 2, n: 5 }, z), [3 - half, 3 + half], 6);
  });

  it('takes rounding for no variance', () => {
    expect(varianceFrom(0.1, 0.1 * 0.1 + 1e-18)).toBe(0);
    expect(varianceFrom(2, 5)).toBe(1);
  });
});

describe('the mean of skewed values', () => {
  it('is Student’s without skewness, and leans to the long tail with it', () => {
    const sample = { mean: 3, variance: 2, n: 5 };
    expectNear(skewedMeanLimits({ ...sample, third: 0 }, z), studentLimits(sample, z), 8);
    expectNear(skewedMeanLimits({ ...sample, third: 1e-9 }, z), studentLimits(sample, z), 4);
    const [low, high] = skewedMeanLimits({ ...sample, third: 3 }, z);
    const [studentLow, studentHigh] = studentLimits(sample, z);
    expect(low).toBeGreaterThan(studentLow);
    expect(high).toBeGreaterThan(studentHigh);
  });
});

describe('a mean within 0…1', () => {
  it('is Wilson’s, but for t, when the values are 0 and 1', () => {
    // 30 of 100 ones: the variance is that of a proportion, n* = 99
    const limits = boundedMeanLimits({ mean: 0.3, variance: 0.21, n: 100 }, z);
    expectNear(limits, wilsonLimits({ rate: 0.3, n: 99 }, studentMultiplier(z, 99)), 12);
  });

  it('is narrower when values spread less, stays within 0…1, and is never of zero width', () => {
    const [low, high] = boundedMeanLimits({ mean: 0.5, variance: 0.01, n: 50 }, z);
    expect(high - low).toBeCloseTo(2 * studentMultiplier(z, 49) * Math.sqrt(0.01 / 49), 2);
    for (const sample of [
      { mean: 0, variance: 0, n: 8 },
      { mean: 1, variance: 0, n: 1 },
      { mean: 0.4, variance: 0, n: 12 },
      { mean: 0.4, variance: 0.1, n: 1.2 },
    ]) {
      const [from, to] = boundedMeanLimits(sample, 4);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(1);
      expect(to).toBeGreaterThan(from);
    }
  });
});

describe('a mean loss', () => {
  it('is Agresti and Coull’s interval when the loss is 1 for one label and 0 for the other', () => {
    const losses = {
      observed: { mean: 0.1, meanSquare: 0.1 },
      ifPositive: { mean: 1, meanSquare: 1 },
      ifNegative: { mean: 0, meanSquare: 0 },
      n: 40,
    };
    const size = 40 + z * z;
    const p = (4 + (z * z) / 2) / size;
    const half = z * Math.sqrt((p * (1 - p)) / size);
    expectNear(lossLimits(losses, z, 1), [p - half, p + half], 12);
  });

  it('knows what a label that was never drawn would cost', () => {
    const rows = { mean: 0.0004, meanSquare: 0.0000003 };
    const [, high] = lossLimits(
      { observed: rows, ifPositive: { mean: 0.96, meanSquare: 0.92 }, ifNegative: rows, n: 30 },
      z,
      1,
    );
    // 30 rows without a positive leave up to about 11 % of them possible
    expect(high).toBeGreaterThan(0.09);
    expect(high).toBeLessThan(0.2);
  });
});

describe('a mean of values from 0 up', () => {
  it('agrees with the normal interval for many rows and stays finite for few', () => {
    expectNear(positiveMeanLimits({ mean: 2, variance: 1, n: 1e6 }, z), [2 - z / 1000, 2 + z / 1000], 5);
    const [low, high] = positiveMeanLimits({ mean: 2, variance: 60, n: 2 }, 5);
    expect(low).toBeGreaterThan(0);
    expect(Number.isFinite(high)).toBe(true);
  });
});

describe('a combination of proportions', () => {
  it('half the sum of two: as wide as a proportion of both numbers of rows when both are one half', () => {
    const [low, high] = halfSumLimits({ rate: 0.5, n: 30 }, { rate: 0.5, n: 30 }, z);
    expect((low + high) / 2).toBeCloseTo(0.5, 12);
    expect(high - low).toBeCloseTo(z / Math.sqrt(60 + z * z), 12);
  });

  it('half the sum of two: within 0 to 1 and never without width', () => {
    const [low, high] = halfSumLimits({ rate: 1, n: 4 }, { rate: 1, n: 50 }, z);
    expect(high).toBe(1);
    expect(low).toBeGreaterThan(0.5);
    expect(low).toBeLessThan(0.95);
  });

  it('odds, finite wherever the rate is below 1', () => {
    const [low, high] = wilsonLimits({ rate: 0.4, n: 25 }, z);
    expectNear(oddsLimits({ rate: 0.4, n: 25 }, z), [low / (1 - low), high / (1 - high)], 10);
    expect(oddsLimits({ rate: 0, n: 9 }, z)[0]).toBe(0);
    expect(Number.isFinite(oddsLimits({ rate: 1 - 1e-9, n: 1e9 }, 8)[1])).toBe(true);
  });

  it('a ratio of paired proportions, by the published closed form', () => {
    // x₁ = 50, x₂ = 40, n* = 60
    const [both, firstOnly, secondOnly] = [30, 20, 10];
    const k = Math.sqrt(32 / (51 * 41)) / (Math.sqrt((1 - 51 / 62) / 51) + Math.sqrt((1 - 41 / 62) / 41));
    const a = wilsonLimits({ rate: 50 / 60, n: 60 }, k * z);
    const b = wilsonLimits({ rate: 40 / 60, n: 60 }, k * z);
    expectNear(pairedRatioLimits({ both, firstOnly, secondOnly }, z), [a[0] / b[1], a[1] / b[0]], 12);
    const swapped = pairedRatioLimits({ both, firstOnly: secondOnly, secondOnly: firstOnly }, z);
    expectNear(pairedRatioLimits({ both, firstOnly, secondOnly }, z), [1 / swapped[1], 1 / swapped[0]], 12);
  });

  it('a correlation: by hand, symmetric in sign, and as wide as 1 / √n says without association', () => {
    expect(phiCoefficient([8, 4, 2, 6])).toBeCloseTo((48 - 8) / Math.sqrt(12 * 8 * 10 * 10), 12);
    const [low, high] = phiLimits([30, 10, 20, 40], z);
    const [turnedLow, turnedHigh] = phiLimits([10, 30, 40, 20], z);
    expectNear([low, high], [-turnedHigh, -turnedLow], 12);
    const [from, to] = phiLimits([2500, 2500, 2500, 2500], z);
    expectNear([from, to], [-z / 100, z / 100], 4);
    expect(phiLimits([9, 0, 0, 9], z)[1]).toBe(1);
  });

  it('R²: as the delta method says, and never above 1', () => {
    // errors independent of y, both normal: variance of ln(1 − R²) = (2 + 2) / n
    const [low, high] = rSquaredLimits({ e2: 1, e4: 3, y2: 4, y4: 48, e2y2: 4, n: 1e5 + 1 }, z);
    const half = z * Math.sqrt(4 / 1e5);
    expectNear([low, high], [1 - Math.exp(half) / 4, 1 - Math.exp(-half) / 4], 4);
    expect(rSquaredLimits({ e2: 1, e4: 90, y2: 1, y4: 90, e2y2: 0, n: 1.5 }, 6)[0]).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('distances of several proportions from what was expected', () => {
  const gap = (rate: number, n: number, expected: number, share: number) => ({
    observed: { rate, n },
    expected,
    share,
  });

  it('with one proportion is the normal interval, and reaches 0', () => {
    const [low, high] = absoluteSumLimits([gap(0.5, 1e6, 0.4, 1)], z);
    expectNear([low, high], [0.1 - z * 0.0005, 0.1 + z * 0.0005], 4);
    expect(absoluteSumLimits([gap(0.5, 100, 0.48, 1)], z)[0]).toBe(0);
  });

  it('is narrower than the sum of the widths', () => {
    const ten = Array.from({ length: 10 }, () => gap(0.5, 400, 0.5, 0.1));
    const [, high] = absoluteSumLimits(ten, z);
    const [, one] = wilsonLimits({ rate: 0.5, n: 400 }, z);
    expect(high).toBeLessThan(0.7 * (one - 0.5));
    expect(high).toBeGreaterThan(0.4 * (one - 0.5));
  });

  it('the largest: exact for a single row', () => {
    // one positive row among ten bins: rates below α / 20 are excluded
    const [low, high] = largestGapLimits(
      [gap(1, 1, 0, 0.5), ...Array.from({ length: 9 }, () => gap(0.2, 50, 0.2, 0))],
      z,
    );
    expect(low).toBeCloseTo(0.025 / 10, 5);
    expect(high).toBeCloseTo(1, 12);
  });
});
