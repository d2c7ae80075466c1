import { describe, expect, it } from 'vitest';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { pairedRatioLimits } from '../../src/stats/paired-ratio.ts';
import { phiLimits } from '../../src/stats/phi.ts';
import type { FourCells } from '../../src/stats/phi.ts';
import type { Limits } from '../../src/stats/proportion.ts';

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
