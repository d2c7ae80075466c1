import { describe, expect, it } from 'vitest';
import { logLikelihood, rateAtDifference, rateAtRatio } from '../../src/stats/constrained-rates.ts';
import { normalUpperTail } from '../../src/stats/distributions.ts';
import {
  differenceExceeds,
  differenceScore,
  gapExceeds,
  gapWithin,
  ratioExceeds,
  ratioScore,
} from '../../src/stats/gap-tests.ts';
import { binomialProbabilities, seededRandom } from './prng.ts';

const of = (count: number, n: number) => ({ rate: count / n, n });

describe('constrained rates', () => {
  it('are the most likely ones under the constraint (against a fine search)', () => {
    const random = seededRandom(7);
    let worst = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < 60; k++) {
      const m = 5 + Math.floor(random() * 60);
      const n = 5 + Math.floor(random() * 60);
      const a = of(Math.floor(random() * (m + 1)), m);
      const b = of(Math.floor(random() * (n + 1)), n);
      const gap = random() * 0.8 - 0.4;
      const likelihood = (aRate: number, bRate: number) =>
        logLikelihood(a.rate, a.n, aRate) + logLikelihood(b.rate, b.n, bRate);
      const at = rateAtDifference(a.rate, a.n, b.rate, b.n, gap);
      const best = likelihood(at, Math.max(0, at - gap));
      for (let s = 0; s <= 400; s++) {
        const rate = Math.max(0, gap) + ((Math.min(1, 1 + gap) - Math.max(0, gap)) * s) / 400;
        worst = Math.max(worst, likelihood(rate, Math.max(0, rate - gap)) - best);
      }
      const ratio = 0.3 + 2 * random();
      const atRatio = rateAtRatio(a.rate, a.n, b.rate, b.n, ratio);
      const bestRatio = likelihood(Math.min(1, atRatio * ratio), atRatio);
      for (let s = 1; s < 400; s++) {
        const rate = (Math.min(1, 1 / ratio) * s) / 400;
        worst = Math.max(worst, likelihood(rate * ratio, rate) - bestRatio);
      }
    }
    expect(worst).toBeLessThan(1e-9);
  });

  it('are the pooled rate at no difference', () => {
    expect(rateAtDifference(30 / 50, 50, 20 / 70, 70, 0)).toBeCloseTo(50 / 120, 12);
    expect(rateAtRatio(30 / 50, 50, 20 / 70, 70, 1)).toBeCloseTo(50 / 120, 12);
  });
});

describe('score statistics', () => {
  it('are the pooled z at no difference', () => {
    const pooled = 50 / 120;
    const z = (30 / 50 - 20 / 70) / Math.sqrt(pooled * (1 - pooled) * (1 / 50 + 1 / 70));
    expect(differenceScore(of(30, 50), of(20, 70), 0)).toBeCloseTo(z, 10);
    expect(ratioScore(of(30, 50), of(20, 70), 1)).toBeCloseTo(z, 10);
  });

  it('give Farrington and Manning their p in large samples', () => {
    const a = of(4600, 10000);
    const b = of(3500, 10000);
    const score = normalUpperTail(differenceScore(a, b, 0.1));
    expect(differenceExceeds(a, b, 0.1)).toBeGreaterThanOrEqual(score);
    expect(differenceExceeds(a, b, 0.1) / score).toBeLessThan(1.1);
  });
});

describe('gap tests', () => {
  it('do not depend on which group comes first', () => {
    const margin = { scale: 'difference', tolerance: 0.1 } as const;
    expect(gapExceeds(of(30, 40), of(10, 50), margin)).toBe(gapExceeds(of(10, 50), of(30, 40), margin));
    expect(gapWithin(of(300, 400), of(370, 500), margin)).toBe(gapWithin(of(370, 500), of(300, 400), margin));
  });

  it('say nothing where the data say nothing', () => {
    const ratio = { scale: 'ratio', tolerance: 0.8 } as const;
    expect(gapExceeds(of(0, 500), of(0, 500), ratio)).toBe(1);
    expect(gapWithin(of(0, 500), of(0, 500), ratio)).toBe(1);
  });

  /** Real size of a rule at given true rates, by adding up the probabilities of all outcomes that it rejects. */
  function size(m: number, n: number, p: number, q: number, rejects: (x: number, y: number) => boolean): number {
    const px = binomialProbabilities(m, p);
    const py = binomialProbabilities(n, q);
    let sum = 0;
    for (let x = 0; x <= m; x++) {
      if (px[x] < 1e-13) continue;
      for (let y = 0; y <= n; y++) if (py[y] > 1e-13 && rejects(x, y)) sum += px[x] * py[y];
    }
    return sum;
  }

  const rates = [0.01, 0.05, 0.1, 0.3, 0.5, 0.8];
  const sizes = [
    [20, 20],
    [20, 200],
    [200, 20],
    [50, 50],
    [50, 200],
    [20, 1000],
    [1000, 20],
    [200, 200],
  ] as const;

  it('keep their size at a gap exactly as wide as the tolerance, at every level that a correction may ask for', () => {
    let liberal = 0;
    for (const [m, n] of sizes) {
      for (const q of rates) {
        for (const alpha of [0.05, 0.0005, 1e-5]) {
          if (q + 0.1 <= 1) {
            const margin = { scale: 'difference', tolerance: 0.1 } as const;
            const memo = remember((x, y) => gapExceeds(of(x, m), of(y, n), margin));
            expect(size(m, n, q + 0.1, q, (x, y) => memo(x, y) <= alpha)).toBeLessThanOrEqual(alpha);
            liberal = Math.max(
              liberal,
              size(m, n, q + 0.1, q, (x, y) => normalUpperTail(differenceScore(of(x, m), of(y, n), 0.1)) <= alpha) /
                alpha,
            );
          }
          const margin = { scale: 'ratio', tolerance: 0.8 } as const;
          expect(size(m, n, q, 0.8 * q, (x, y) => gapExceeds(of(x, m), of(y, n), margin) <= alpha)).toBeLessThanOrEqual(
            alpha,
          );
        }
      }
    }
    // the score test alone would not do
    expect(liberal).toBeGreaterThan(10);
  });

  it('keep their size as tests of equivalence', () => {
    for (const [m, n] of sizes) {
      for (const q of rates) {
        if (q + 0.1 <= 1) {
          const up = (x: number, y: number) => differenceExceeds(of(y, n), of(x, m), -0.1) <= 0.05;
          expect(size(m, n, q + 0.1, q, up)).toBeLessThanOrEqual(0.05);
        }
        const up = (x: number, y: number) => ratioExceeds(of(y, n), of(x, m), 0.8) <= 0.05;
        expect(size(m, n, q, 0.8 * q, up)).toBeLessThanOrEqual(0.05);
      }
    }
  });
});

function remember(f: (x: number, y: number) => number): (x: number, y: number) => number {
  const known = new Map<number, number>();
  return (x, y) => {
    const id = x * 4096 + y;
    const value = known.get(id) ?? f(x, y);
    known.set(id, value);
    return value;
  };
}
