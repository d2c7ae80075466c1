import { describe, expect, it } from 'vitest';
import { binomialAtLeast, binomialAtMost } from '../../src/stats/binomial-tail.ts';

/** Σ of C(n, i) pⁱ (1 − p)ⁿ⁻ⁱ, term by term. */
function summed(from: number, to: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = 0;
  for (let i = 0; i <= to; i++) {
    if (i >= from) sum += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return sum;
}

describe('tails of the binomial distribution', () => {
  it('are sums of its probabilities', () => {
    for (const n of [1, 2, 7, 40, 200]) {
      for (const p of [0.01, 0.2, 0.5, 0.83]) {
        for (let k = 0; k <= n; k += Math.max(1, Math.floor(n / 9))) {
          expect(binomialAtMost(k, n, p)).toBeCloseTo(summed(0, k, n, p), 12);
          expect(binomialAtLeast(k, n, p)).toBeCloseTo(summed(k, n, n, p), 12);
        }
      }
    }
  });

  it('keep their digits far out', () => {
    // 0.8 · 0.03 of 7,214 rows would be 173
    expect(binomialAtMost(32, 7214, 0.024) / 3.11215404186e-40).toBeCloseTo(1, 6);
    expect(binomialAtMost(0, 50, 0.3)).toBeCloseTo(0.7 ** 50, 20);
    expect(binomialAtLeast(50, 50, 0.3) / 0.3 ** 50).toBeCloseTo(1, 10);
  });

  it('are sure at their ends, and hold for millions of rows', () => {
    expect(binomialAtLeast(0, 10, 0.4)).toBe(1);
    expect(binomialAtMost(10, 10, 0.4)).toBe(1);
    expect(binomialAtMost(3_000_000, 6_000_000, 0.5)).toBeCloseTo(0.5, 3);
  });

  it('run smoothly between whole numbers', () => {
    const values = [9, 9.5, 10, 10.25, 11].map((count) => binomialAtMost(count, 30.5, 0.4));
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });
});
