import { describe, expect, it } from 'vitest';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { newcombeLimits } from '../../src/stats/mover.ts';
import { ratioLimits } from './closed-ratio.ts';
import type { Limits, Proportion } from '../../src/stats/proportion.ts';
import { ratioScoreLimits } from '../../src/stats/ratio-interval.ts';
import { wilsonLimits } from '../../src/stats/wilson.ts';
import { binomialProbabilities } from './prng.ts';

const z = twoSidedZ(0.95);
const rates = [0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9];

/** Exact coverage of an interval of a function of two rates: the probabilities of all outcomes that cover it. */
function coverage(
  m: number,
  n: number,
  p: number,
  q: number,
  truth: number,
  limitsOf: (a: Proportion, b: Proportion) => Limits,
): number {
  const px = binomialProbabilities(m, p);
  const py = binomialProbabilities(n, q);
  let covered = 0;
  for (let x = 0; x <= m; x++) {
    for (let y = 0; y <= n; y++) {
      const probability = px[x] * py[y];
      if (probability < 1e-12) continue;
      const [low, high] = limitsOf({ rate: x / m, n: m }, { rate: y / n, n });
      if (low <= truth && truth <= high) covered += probability;
    }
  }
  return covered;
}

const grid = rates.flatMap((p) => rates.map((q) => [p, q] as const));
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('exact coverage of 95 % intervals', () => {
  it('Wilson', () => {
    for (const n of [20, 50, 200]) {
      const covered = Array.from({ length: 97 }, (_, k) => {
        const p = 0.02 + k / 100;
        return binomialProbabilities(n, p).reduce((sum, probability, x) => {
          const [low, high] = wilsonLimits({ rate: x / n, n }, z);
          return low <= p && p <= high ? sum + probability : sum;
        }, 0);
      });
      expect(mean(covered)).toBeGreaterThan(0.945);
      expect(mean(covered)).toBeLessThan(0.965);
      expect(Math.min(...covered)).toBeGreaterThan(0.89);
    }
  });

  it.each([
    [20, 20],
    [20, 80],
    [60, 60],
  ])('Newcombe, sizes %d and %d', (m, n) => {
    const covered = grid.map(([p, q]) => coverage(m, n, p, q, p - q, (a, b) => newcombeLimits(a, b, z)));
    expect(mean(covered)).toBeGreaterThan(0.945);
    expect(mean(covered)).toBeLessThan(0.97);
    expect(Math.min(...covered)).toBeGreaterThan(0.92);
  });

  it.each([
    [20, 20],
    [20, 60],
    [50, 50],
  ])('ratio, sizes %d and %d', (m, n) => {
    const some = grid.filter((_, i) => i % 3 === 0);
    const score = some.map(([p, q]) => coverage(m, n, p, q, p / q, (a, b) => ratioScoreLimits(a, b, z)));
    expect(mean(score)).toBeGreaterThan(0.945);
    expect(mean(score)).toBeLessThan(0.975);
    expect(Math.min(...score)).toBeGreaterThan(0.92);
    const closed = grid.map(([p, q]) =>
      coverage(m, n, p, q, p / q, (a, b) => ratioLimits(a.rate, wilsonLimits(a, z), b.rate, wilsonLimits(b, z))),
    );
    expect(mean(closed)).toBeGreaterThan(0.945);
    expect(Math.min(...closed)).toBeGreaterThan(0.9);
  });
});
