import { describe, expect, it } from 'vitest';
import { chiSquaredUpperTail } from '../../src/stats/distributions.ts';
import { goodnessOfFit } from '../../src/stats/goodness-of-fit.ts';

/** All ways to spread n rows over shares, with their probabilities. */
function* outcomes(n: number, expected: readonly number[]): Generator<{ counts: number[]; probability: number }> {
  const [share, ...others] = expected;
  if (others.length === 0) {
    yield { counts: [n], probability: share ** n };
    return;
  }
  for (let count = 0, choose = 1; count <= n; choose = (choose * (n - count)) / (count + 1), count++) {
    for (const rest of outcomes(n - count, others)) {
      yield { counts: [count, ...rest.counts], probability: choose * share ** count * rest.probability };
    }
  }
}

/** The chance of a p value of at most `alpha` when the shares are as expected. */
function size(n: number, expected: readonly number[], alpha: number): number {
  let chance = 0;
  for (const { counts, probability } of outcomes(n, expected)) {
    const shares = counts.map((count) => count / n);
    if (goodnessOfFit(shares, expected, n)!.p <= alpha) chance += probability;
  }
  return chance;
}

describe('goodness of fit', () => {
  it('is Pearson’s statistic', () => {
    // 60 throws of a die: (5 − 10)²/10 + (8 − 10)²/10 + … = 13.4
    const counts = [5, 8, 9, 8, 10, 20];
    const fit = goodnessOfFit(
      counts.map((count) => count / 60),
      counts.map(() => 1 / 6),
      60,
    )!;
    expect(fit.statistic).toBeCloseTo(13.4, 10);
    expect(fit).toMatchObject({ degreesOfFreedom: 5, moments: false });
    expect(fit.minimumExpected).toBeCloseTo(10, 10);
    expect(fit.p).toBe(chiSquaredUpperTail(fit.statistic, 5));
    expect(fit.p).toBeCloseTo(0.0199, 4);
  });

  it('keeps its level where expected counts are small, over all outcomes there are', () => {
    for (const [n, expected] of [
      [30, [0.02, 0.3, 0.68]],
      [40, [0.05, 0.05, 0.9]],
      [25, [0.1, 0.2, 0.7]],
      [20, [0.04, 0.06, 0.3, 0.6]],
    ] as const) {
      expect(goodnessOfFit(expected, expected, n)!.moments).toBe(true);
      expect(size(n, expected, 0.05), `${n} rows over ${expected}`).toBeLessThan(0.075);
      expect(size(n, expected, 0.01), `${n} rows over ${expected}`).toBeLessThan(0.025);
    }
  });

  it('is undefined for one share, or where nothing is expected', () => {
    expect(goodnessOfFit([1], [1], 10)).toBeNull();
    expect(goodnessOfFit([0.5, 0.5], [0, 1], 10)).toBeNull();
  });
});
