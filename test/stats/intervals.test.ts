import { describe, expect, it } from 'vitest';
import { normalQuantile, normalUpperTail, twoSidedZ } from '../../src/stats/distributions.ts';
import { ratioScore } from '../../src/stats/gap-tests.ts';
import { newcombeLimits } from '../../src/stats/mover.ts';
import { ratioLimits } from './closed-ratio.ts';
import { effectiveSize } from '../../src/stats/proportion.ts';
import { ratioScoreLimits } from '../../src/stats/ratio-interval.ts';
import { wilsonLimits } from '../../src/stats/wilson.ts';

const z = twoSidedZ(0.95);
const of = (count: number, n: number) => ({ rate: count / n, n });

describe('distributions', () => {
  it('give the usual values and keep the far tail', () => {
    expect(z).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 12);
    expect(normalUpperTail(10)).toBeCloseTo(7.619853024160527e-24, 35);
    expect(twoSidedZ(1 - 1e-12)).toBeCloseTo(7.13, 1);
  });
});

describe('Wilson', () => {
  it('agrees with published values (Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29)', () => {
    const published: [number, number, number, number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [count, n, low, high] of published) {
      const limits = wilsonLimits(of(count, n), z);
      expect(limits[0]).toBeCloseTo(low, 4);
      expect(limits[1]).toBeCloseTo(high, 4);
    }
  });

  it('is the set of rates that the score test accepts, also for a size that is not whole', () => {
    const [low, high] = wilsonLimits({ rate: 0.3, n: 17.4 }, z);
    for (const limit of [low, high]) {
      expect(Math.abs(0.3 - limit) / Math.sqrt((limit * (1 - limit)) / 17.4)).toBeCloseTo(z, 10);
    }
  });

  it('has exact ends and positive width at 0 and 1', () => {
    expect(wilsonLimits(of(0, 5), z)[0]).toBe(0);
    expect(wilsonLimits(of(5, 5), z)[1]).toBe(1);
    expect(wilsonLimits(of(5, 5), z)[0]).toBeLessThan(1);
  });
});

describe('Newcombe', () => {
  it('agrees with published values (Newcombe 1998, table II, method 10)', () => {
    const published: [number, number, number, number, number, number][] = [
      [56, 70, 48, 80, 0.0524, 0.3339],
      [9, 10, 3, 10, 0.1705, 0.809],
      [10, 10, 0, 10, 0.6075, 1],
      [10, 10, 0, 20, 0.6791, 1],
    ];
    for (const [x, m, y, n, low, high] of published) {
      const limits = newcombeLimits(of(x, m), of(y, n), z);
      expect(limits[0]).toBeCloseTo(low, 4);
      expect(limits[1]).toBeCloseTo(high, 4);
    }
  });
});

describe('ratio', () => {
  it('score limits are where the statistic is ±z', () => {
    const a = of(36, 40);
    const b = of(16, 80);
    const [low, high] = ratioScoreLimits(a, b, z);
    expect(ratioScore(a, b, low)).toBeCloseTo(z, 8);
    expect(ratioScore(a, b, high)).toBeCloseTo(-z, 8);
    // Koopman (1984): 2.94 to 7.15
    expect(low).toBeCloseTo(2.94, 2);
    expect(high).toBeCloseTo(7.15, 2);
  });

  it('turn round when the groups are exchanged', () => {
    const [low, high] = ratioScoreLimits(of(7, 31), of(20, 44), z);
    const exchanged = ratioScoreLimits(of(20, 44), of(7, 31), z);
    expect(1 / exchanged[1]).toBeCloseTo(low, 10);
    expect(1 / exchanged[0]).toBeCloseTo(high, 10);
  });

  it('handle empty and full counts', () => {
    const none = ratioScoreLimits(of(0, 20), of(10, 20), z);
    expect(none[0]).toBe(0);
    expect(none[1]).toBeGreaterThan(0.1);
    expect(none[1]).toBeLessThan(0.5);
    expect(ratioScoreLimits(of(10, 20), of(0, 20), z)[1]).toBe(Number.POSITIVE_INFINITY);
    expect(ratioScoreLimits(of(0, 20), of(0, 20), z)).toEqual([0, Number.POSITIVE_INFINITY]);
    const full = ratioScoreLimits(of(20, 20), of(20, 20), z);
    expect(full[0]).toBeLessThan(0.9);
    expect(full[0]).toBeGreaterThan(0.7);
    expect(full[1]).toBeCloseTo(1 / full[0], 8);
  });

  it('closed form from Wilson limits lies near the score limits', () => {
    const a = of(60, 200);
    const b = of(90, 210);
    const closed = ratioLimits(a.rate, wilsonLimits(a, z), b.rate, wilsonLimits(b, z));
    const score = ratioScoreLimits(a, b, z);
    expect(closed[0]).toBeCloseTo(score[0], 2);
    expect(closed[1]).toBeCloseTo(score[1], 2);
    expect(ratioLimits(0, [0, 0.1], 0, [0, 0.1])).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});

describe('effective size', () => {
  it('is the number of rows under equal weights and never more under others', () => {
    expect(effectiveSize(12, 24)).toBe(6);
    expect(effectiveSize(1 + 2 + 3, 1 + 4 + 9)).toBeCloseTo(36 / 14, 12);
    expect(effectiveSize(0, 0)).toBe(0);
  });
});
