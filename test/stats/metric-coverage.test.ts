import { describe, expect, it } from 'vitest';
import { absoluteSumLimits, largestGapLimits } from '../../src/stats/absolute-gaps.ts';
import { averagePrecisionFromCounts, averagePrecisionLimits } from '../../src/stats/average-precision.ts';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { lossLimits } from '../../src/stats/loss-interval.ts';
import { pairedRatioLimits } from '../../src/stats/paired-ratio.ts';
import { phiLimits } from '../../src/stats/phi.ts';
import type { FourCells } from '../../src/stats/phi.ts';
import type { Limits } from '../../src/stats/proportion.ts';
import { seededRandom } from './prng.ts';

const z = twoSidedZ(0.95);
const N = 24;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Shares of a 2 × 2 table with margins p and q and a correlation. */
function sharesOf(p: number, q: number, phi: number): FourCells {
  const both = p * q + phi * Math.sqrt(p * (1 - p) * q * (1 - q));
  return [both, p - both, q - both, 1 - p - q + both];
}

/** Exact coverage over all tables of N rows for which there is an interval. */
function coverage(shares: FourCells, truth: number, limitsOf: (cells: FourCells) => Limits | null): number {
  const logFactorial = [0];
  for (let i = 1; i <= N; i++) logFactorial.push(logFactorial[i - 1] + Math.log(i));
  const [la, lb, lc, ld] = shares.map(Math.log);
  let [covered, possible] = [0, 0];
  for (let a = 0; a <= N; a++) {
    for (let b = 0; a + b <= N; b++) {
      for (let c = 0; a + b + c <= N; c++) {
        const d = N - a - b - c;
        const arranged = logFactorial[N] - logFactorial[a] - logFactorial[b] - logFactorial[c] - logFactorial[d];
        const probability = Math.exp(arranged + a * la + b * lb + c * lc + d * ld);
        const limits = limitsOf([a, b, c, d]);
        if (!limits) continue;
        possible += probability;
        if (limits[0] <= truth && truth <= limits[1]) covered += probability;
      }
    }
  }
  return covered / possible;
}

const TABLES = [
  [0.5, 0.5, 0],
  [0.5, 0.5, 0.6],
  [0.2, 0.3, 0.1],
  [0.2, 0.2, 0.7],
  [0.1, 0.15, 0.3],
  [0.3, 0.4, -0.3],
] as const;

describe('exact coverage of 95 % intervals from 24 rows in four cells', () => {
  it('correlation', () => {
    const covered = TABLES.map(([p, q, phi]) =>
      coverage(sharesOf(p, q, phi), phi, (cells) => {
        const [a, b, c, d] = cells;
        return (a + b) * (c + d) * (a + c) * (b + d) > 0 ? phiLimits(cells, z) : null;
      }),
    );
    expect(mean(covered)).toBeGreaterThan(0.94);
    expect(mean(covered)).toBeLessThan(0.98);
    expect(Math.min(...covered)).toBeGreaterThan(0.92);
  });

  it('ratio of paired proportions', () => {
    const covered = TABLES.map(([p, q, phi]) =>
      coverage(sharesOf(p, q, phi), p / q, ([both, firstOnly, secondOnly]) =>
        both + secondOnly > 0 ? pairedRatioLimits({ both, firstOnly, secondOnly }, z) : null,
      ),
    );
    expect(mean(covered)).toBeGreaterThan(0.94);
    expect(Math.min(...covered)).toBeGreaterThan(0.92);
  });
});

describe('simulated coverage of 95 % intervals', () => {
  const RUNS = 1500;
  /** Share of runs whose limits hold the truth. */
  const share = (truth: number, draw: () => Limits): number => {
    let held = 0;
    for (let run = 0; run < RUNS; run++) {
      const [low, high] = draw();
      if (low <= truth && truth <= high) held++;
    }
    return held / RUNS;
  };

  it('mean squared loss, positives common and rare', () => {
    const random = seededRandom(41);
    for (const rate of [0.4, 0.1, 0.02]) {
      // calibrated scores of rate / 2 and 3 rate / 2
      const scores = [rate / 2, 1.5 * rate];
      const truth = mean(scores.map((s) => s * (1 - s)));
      const held = share(truth, () => {
        const rows = Array.from({ length: 30 }, () => {
          const s = scores[random() < 0.5 ? 0 : 1];
          return { s, positive: random() < s };
        });
        const moments = (loss: (row: (typeof rows)[number]) => number) => ({
          mean: mean(rows.map(loss)),
          meanSquare: mean(rows.map((row) => loss(row) ** 2)),
        });
        const losses = {
          observed: moments(({ s, positive }) => (positive ? (1 - s) ** 2 : s * s)),
          ifPositive: moments(({ s }) => (1 - s) ** 2),
          ifNegative: moments(({ s }) => s * s),
          n: 30,
        };
        return lossLimits(losses, z, 1);
      });
      expect(held).toBeGreaterThan(0.93);
    }
  });

  it('distances from what was expected, when none is real', () => {
    const random = seededRandom(42);
    const expected = [0.05, 0.2, 0.5, 0.8, 0.95];
    const draw = () =>
      expected.map((rate) => {
        const n = 8;
        const positives = Array.from({ length: n }, random).filter((u) => u < rate).length;
        return { observed: { rate: positives / n, n }, expected: rate, share: 1 / expected.length };
      });
    expect(share(0, () => absoluteSumLimits(draw(), z))).toBeGreaterThan(0.95);
    expect(share(0, () => largestGapLimits(draw(), z))).toBeGreaterThan(0.95);
  });

  it('average precision of 60 rows, a quarter of them positive', () => {
    const random = seededRandom(43);
    // positives score by the larger of two uniform numbers, on ten levels
    const draw = (rows: number) => {
      const counts = { positives: new Float64Array(10), negatives: new Float64Array(10) };
      let m = 0;
      for (let row = 0; row < rows; row++) {
        const positive = random() < 0.25;
        if (positive) m++;
        const score = positive ? Math.max(random(), random()) : random();
        counts[positive ? 'positives' : 'negatives'][Math.floor(10 * score)]++;
      }
      return averagePrecisionFromCounts(counts, { positives: m, negatives: rows - m })!;
    };
    const truth = draw(1_000_000).value;
    const held = share(truth, () => averagePrecisionLimits(draw(60), z));
    expect(held).toBeGreaterThan(0.92);
    expect(held).toBeLessThan(0.985);
  });
});
