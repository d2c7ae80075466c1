import { describe, expect, it } from 'vitest';
import { chiSquaredUpperTail } from '../../src/stats/distributions.ts';
import { heterogeneity } from '../../src/stats/heterogeneity.ts';

const even = (value: number, error: number) => ({ value, below: error, above: error });

describe('Cochran’s Q', () => {
  it('is the weighted sum of squares about the weighted mean where intervals are symmetric', () => {
    const some = [even(1, 0.5), even(2, 0.25), even(4, 1)];
    const weights = some.map(({ below }) => below ** -2);
    const total = weights.reduce((sum, w) => sum + w, 0);
    const mean = some.reduce((sum, { value }, i) => sum + weights[i] * value, 0) / total;
    const q = some.reduce((sum, { value }, i) => sum + weights[i] * (value - mean) ** 2, 0);
    const { statistic, degreesOfFreedom, p } = heterogeneity(some)!;
    expect(statistic).toBeCloseTo(q, 10);
    expect(degreesOfFreedom).toBe(2);
    expect(p).toBeCloseTo(chiSquaredUpperTail(q, 2), 12);
  });

  it('of two groups is the squared score of their difference, from the sides that face each other', () => {
    const { statistic } = heterogeneity([
      { value: 3, below: 0.4, above: 9 },
      { value: 1, below: 9, above: 0.3 },
    ])!;
    expect(statistic).toBeCloseTo(4 / (0.4 ** 2 + 0.3 ** 2), 9);
  });

  it('is 0 with p 1 for equal values, and unknown where values differ without error', () => {
    expect(heterogeneity([even(2, 0), even(2, 1)])).toEqual({ statistic: 0, degreesOfFreedom: 1, p: 1 });
    expect(heterogeneity([even(2, 0), even(3, 1)])).toBeNull();
  });

  it('needs no error above the largest value, and takes values that differ by rounding as one', () => {
    const top = { value: 1, below: 0.2, above: 0 };
    const some = [top, even(0.5, 0.1), { ...top, value: 1 - 2 ** -53 }];
    const { statistic } = heterogeneity(some)!;
    expect(statistic).toBeCloseTo(
      heterogeneity([{ ...top, above: 9 }, even(0.5, 0.1), { ...top, above: 9 }])!.statistic,
      9,
    );
    expect(heterogeneity([top, { ...top, value: 1 - 2 ** -53 }])).toEqual({ statistic: 0, degreesOfFreedom: 1, p: 1 });
  });

  it('does not change with the unit or the origin', () => {
    const some = [even(1, 0.5), { value: 2, below: 0.25, above: 0.5 }, even(4, 1)];
    const moved = some.map(({ value, below, above }) => ({
      value: 1000 * value - 7,
      below: 1000 * below,
      above: 1000 * above,
    }));
    expect(heterogeneity(moved)!.statistic).toBeCloseTo(heterogeneity(some)!.statistic, 9);
  });
});
