import { describe, expect, it } from 'vitest';
import { cochranMantelHaenszelP, standardizedPair } from '../../src/stats/mantel-haenszel.ts';
import type { StratumPair } from '../../src/stats/mantel-haenszel.ts';
import { newcombeLimits } from '../../src/stats/mover.ts';
import { binomialSampler, seededRandom } from './prng.ts';

const stratum = (x: number, n: number, y: number, m: number): StratumPair => ({
  a: { rate: x / n, n },
  b: { rate: y / m, n: m },
});

describe('Mantel and Haenszel', () => {
  it('average differences of rates', () => {
    const strata = [stratum(8, 20, 9, 30), stratum(30, 40, 5, 10)];
    const { a, b } = standardizedPair(strata)!;
    const [w1, w2] = [(20 * 30) / 50, (40 * 10) / 50];
    expect(a.rate - b.rate).toBeCloseTo((w1 * (0.4 - 0.3) + w2 * (0.75 - 0.5)) / (w1 + w2), 12);
  });

  it('are the two proportions under one stratum', () => {
    const one = stratum(3, 20, 9, 31);
    const pooled = standardizedPair([one])!;
    expect(pooled.a.rate).toBeCloseTo(one.a.rate, 12);
    expect(pooled.a.n).toBeCloseTo(20, 9);
    expect(pooled.b.n).toBeCloseTo(31, 9);
  });

  it('count a split stratum as the whole one', () => {
    const whole = standardizedPair([stratum(20, 200, 60, 200)])!;
    const halves = standardizedPair([stratum(10, 100, 30, 100), stratum(10, 100, 30, 100)])!;
    expect(halves.a.rate).toBeCloseTo(whole.a.rate, 12);
    expect(halves.a.n).toBeCloseTo(200, 0);
    expect(standardizedPair([])).toBeNull();
  });

  it('test by the statistic of Cochran, Mantel and Haenszel', () => {
    // excess (8 − 20·17/50) + (30 − 40·35/50) = 3.2, variance 20·30·17·33/(50²·49) + 40·10·35·15/(50²·49)
    const variance = (20 * 30 * 17 * 33 + 40 * 10 * 35 * 15) / (2500 * 49);
    const p = cochranMantelHaenszelP([stratum(8, 20, 9, 30), stratum(30, 40, 5, 10)])!;
    expect(3.2 / Math.sqrt(variance)).toBeCloseTo(1.5149, 4);
    expect(p).toBeCloseTo(0.129798, 6);
    expect(cochranMantelHaenszelP([stratum(0, 20, 0, 10)])).toBeNull();
  });

  it.each<{ of: string; model: [number, number, number, number][]; truth: number }>([
    {
      of: 'rates that differ between strata',
      model: [
        [40, 60, 0.15, 0.05],
        [50, 30, 0.5, 0.4],
        [20, 80, 0.9, 0.8],
      ],
      truth: 0.1,
    },
    {
      of: 'many strata of five rows',
      model: Array.from({ length: 30 }, (_, i) => [2, 3, 0.2 + 0.02 * i, 0.2 + 0.02 * i]),
      truth: 0,
    },
    {
      of: 'a rare outcome',
      model: [
        [60, 200, 0.04, 0.04],
        [30, 100, 0.06, 0.06],
      ],
      truth: 0,
    },
  ])('hold the difference at 95 % and reject at 5 %: $of', ({ model, truth }) => {
    const random = seededRandom(31);
    const samplers = model.map(
      ([n, m, p, q]) => [binomialSampler(n, p, random), binomialSampler(m, q, random)] as const,
    );
    const runs = 1500;
    let covered = 0;
    let rejected = 0;
    for (let run = 0; run < runs; run++) {
      const strata = model.map(([n, m], s) => stratum(samplers[s][0](), n, samplers[s][1](), m));
      const { a, b } = standardizedPair(strata)!;
      const [low, high] = newcombeLimits(a, b, 1.959964);
      if (low <= truth && truth <= high) covered++;
      if ((cochranMantelHaenszelP(strata) ?? 1) < 0.05) rejected++;
    }
    expect(covered / runs).toBeGreaterThan(0.935);
    if (truth === 0) expect(rejected / runs).toBeLessThan(0.066);
  });
});
