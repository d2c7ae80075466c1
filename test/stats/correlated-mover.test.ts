import { describe, expect, it } from 'vitest';
import { correlatedDifferenceLimits, signedRatioLimits } from '../../src/stats/correlated-mover.ts';
import { differenceLimits, ratioBesideOne } from '../../src/stats/mover.ts';
import { partBySlope, partDifferenceLimits, partRatioLimits } from '../../src/stats/part-of-whole.ts';
import { ratioLimits } from './closed-ratio.ts';
import { seededRandom } from './prng.ts';

const a = [0.4, [0.3, 0.55]] as const;
const b = [0.2, [0.15, 0.3]] as const;

describe('intervals of two correlated estimates', () => {
  it('without correlation are those of independent ones', () => {
    expect(correlatedDifferenceLimits(...a, ...b, 0)).toEqual(differenceLimits(...a, ...b));
    const [low, high] = signedRatioLimits(...a, ...b);
    const [expectedLow, expectedHigh] = ratioLimits(...a, ...b);
    expect(low).toBeCloseTo(expectedLow, 12);
    expect(high).toBeCloseTo(expectedHigh, 12);
  });

  it('grow narrower with the correlation, down to nothing for equal spreads', () => {
    const widths = [0, 0.5, 0.9].map((r) => {
      const [low, high] = correlatedDifferenceLimits(...a, ...b, r);
      return high - low;
    });
    expect(widths[1]).toBeLessThan(widths[0]);
    expect(widths[2]).toBeLessThan(widths[1]);
    const [low, high] = correlatedDifferenceLimits(0.5, [0.4, 0.6], 0.2, [0.1, 0.3], 1);
    expect([low, high]).toEqual([expect.closeTo(0.3, 12), expect.closeTo(0.3, 12)]);
  });

  it('have the ratios at which the limits of a − θ b reach 0', () => {
    const [low, high] = signedRatioLimits(...a, ...b);
    const at = (theta: number) => differenceLimits(...a, theta * b[0], [theta * b[1][0], theta * b[1][1]]);
    expect(at(low)[0]).toBeCloseTo(0, 10);
    expect(at(high)[1]).toBeCloseTo(0, 10);
    expect(signedRatioLimits(0.4, [0.3, 0.55], 0.2, [0, 0.3])[1]).toBe(Number.POSITIVE_INFINITY);
    const [below] = signedRatioLimits(0.4, [-0.2, 0.55], ...b);
    expect(below).toBeLessThan(0);
    // a + |θ| b, whose low end is that of b
    const [lowAt] = differenceLimits(0.4, [-0.2, 0.55], below * 0.2, [below * 0.3, below * 0.15]);
    expect(lowAt).toBeCloseTo(0, 6);
    expect(signedRatioLimits(0, [0, 0.1], 0.2, [0.1, 0.3])[0]).toBe(0);
  });
});

describe('ratios of numbers far from 0 for their difference', () => {
  it('are those of plain ratios where these have digits enough', () => {
    for (const [x, y] of [
      [0.4, 0.2],
      [0.1, 0.3],
    ]) {
      const [first, second] = [
        [x - 0.05, x + 0.1],
        [y - 0.02, y + 0.07],
      ] as const;
      const plain = ratioLimits(1 + x, [1 + first[0], 1 + first[1]], 1 + y, [1 + second[0], 1 + second[1]]);
      const beside = ratioBesideOne(x, first, y, second, 1 + y);
      for (const end of [0, 1] as const) expect(beside[end]).toBeCloseTo(plain[end], 12);
    }
  });

  it('keep their width beside an origin of a billion', () => {
    const [low, high] = ratioBesideOne(2, [1, 3], 1, [0, 2], 1e9 + 1);
    expect((low - 1) * 1e9).toBeCloseTo(1 - Math.SQRT2, 5);
    expect((high - 1) * 1e9).toBeCloseTo(1 + Math.SQRT2, 5);
  });

  it('are unbounded where the lower one cannot be told from 0', () => {
    expect(ratioBesideOne(1, [0, 2], 0, [-2, 2], 1)).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });
});

describe('a part against the whole that contains it', () => {
  it('with slope f is what part and rest give, at equal distances to either side', () => {
    const [f, part, rest, own, other] = [0.3, 0.5, 0.4, 0.06, 0.04];
    const whole = f * part + (1 - f) * rest;
    const half = Math.hypot(f * own, (1 - f) * other);
    const of = partBySlope(part, [part - own, part + own], whole, [whole - half, whole + half], f);
    const expected = (1 - f) * Math.hypot(own, other);
    expect(partDifferenceLimits(of)[0]).toBeCloseTo(part - whole - expected, 12);
    expect(partDifferenceLimits(of)[1]).toBeCloseTo(part - whole + expected, 12);
  });

  it('has limits in order that hold difference and ratio, whatever the slope and however wide', () => {
    const random = seededRandom(5);
    for (let i = 0; i < 5000; i++) {
      const [part, whole] = [random(), 0.01 + random()];
      const limits = (value: number) => [value * random() ** 3, value + 10 ** (4 * random() - 2)] as const;
      const of = partBySlope(part, limits(part), whole, limits(whole), 4 * random() - 1);
      const [low, high] = partDifferenceLimits(of);
      expect(low <= part - whole && part - whole <= high).toBe(true);
      const [ratioLow, ratioHigh] = partRatioLimits(of);
      expect(ratioLow <= part / whole && part / whole <= ratioHigh).toBe(true);
      if (of.part ** 2 >= of.low.part) expect(ratioLow).toBeGreaterThanOrEqual(0);
    }
  });
});
