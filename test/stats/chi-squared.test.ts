import { describe, expect, it } from 'vitest';
import { equalRatesP, groupsByOutcome, hasAmpleCounts } from '../../src/stats/chi-squared.ts';
import { chiSquaredUpperTail, normalUpperTail } from '../../src/stats/distributions.ts';
import { permutationMoments } from '../../src/stats/permutation-moments.ts';
import type { Proportion } from '../../src/stats/proportion.ts';
import { binomialProbabilities, binomialSampler, seededRandom } from './prng.ts';

const rates = (...counts: readonly (readonly [number, number])[]): Proportion[] =>
  counts.map(([k, n]) => ({ rate: k / n, n }));

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 0; i < k; i++) result = (result * (n - i)) / (i + 1);
  return result;
}

/** Every way to deal `positives` to groups of these sizes, with how many deals it stands for. */
function* deals(sizes: readonly number[], positives: number): Generator<{ counts: number[]; ways: number }> {
  if (sizes.length === 1) {
    if (positives <= sizes[0]) yield { counts: [positives], ways: choose(sizes[0], positives) };
    return;
  }
  for (let k = 0; k <= Math.min(sizes[0], positives); k++) {
    for (const { counts, ways } of deals(sizes.slice(1), positives - k)) {
      yield { counts: [k, ...counts], ways: ways * choose(sizes[0], k) };
    }
  }
}

describe('the upper tail of the chi-squared distribution', () => {
  it('is exact for two degrees of freedom and square-normal for one, however far out', () => {
    for (const x of [0.1, 1, 3, 4.1, 20, 300, 1300]) {
      expect(chiSquaredUpperTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 11);
      expect(chiSquaredUpperTail(x, 1) / (2 * normalUpperTail(Math.sqrt(x)))).toBeCloseTo(1, 11);
    }
    // Q(x; 4) = e^(−x/2) (1 + x/2)
    for (const x of [1, 5.9, 6.1, 80]) {
      expect(chiSquaredUpperTail(x, 4) / (Math.exp(-x / 2) * (1 + x / 2))).toBeCloseTo(1, 11);
    }
  });

  it('goes smoothly through degrees of freedom that are not whole', () => {
    for (const df of [0.3, 1.7, 4.4, 60.5, 400.25]) {
      const near = [df - 1e-4, df, df + 1e-4].map((each) => chiSquaredUpperTail(df + 5, each));
      expect(near[1]).toBeCloseTo((near[0] + near[2]) / 2, 7);
      expect(chiSquaredUpperTail(df + 1.999999, df)).toBeCloseTo(chiSquaredUpperTail(df + 2.000001, df), 6);
    }
    expect(chiSquaredUpperTail(0, 3)).toBe(1);
  });
});

describe('Pearson’s statistic of groups × outcome', () => {
  it('is Σ (observed − expected)² / expected', () => {
    const table = groupsByOutcome(rates([10, 20], [12, 40], [33, 60]))!;
    const expected = [20, 40, 60].map((n) => (n * 55) / 120);
    const byHand = [10, 12, 33].reduce(
      (sum, k, i) => sum + (k - expected[i]) ** 2 * (1 / expected[i] + 1 / ([20, 40, 60][i] - expected[i])),
      0,
    );
    expect(table.statistic).toBeCloseTo(byHand, 12);
    expect(table.degreesOfFreedom).toBe(2);
    expect(table.minimumExpected).toBeCloseTo((20 * 55) / 120, 12);
    expect(groupsByOutcome(rates([0, 5], [0, 9]))).toBeNull();
    expect(groupsByOutcome(rates([5, 5], [9, 9]))).toBeNull();
  });

  it('has the first three moments that dealing all positives in all ways gives', () => {
    for (const [sizes, positives] of [
      [[3, 4, 6], 4],
      [[2, 9], 5],
      [[1, 1, 7, 5], 3],
      [[4, 4, 4], 6],
    ] as const) {
      const sums = [0, 0, 0, 0];
      for (const { counts, ways } of deals(sizes, positives)) {
        const { statistic } = groupsByOutcome(counts.map((k, i) => ({ rate: k / sizes[i], n: sizes[i] })))!;
        sums.forEach((_, power) => (sums[power] += ways * statistic ** power));
      }
      const [, m1, m2, m3] = sums.map((sum) => sum / sums[0]);
      const total = sizes.reduce<number>((sum, n) => sum + n, 0);
      const { mean, variance, third } = permutationMoments({ sizes, total, pooled: positives / total });
      expect(mean).toBeCloseTo(m1, 10);
      expect(variance).toBeCloseTo(m2 - m1 ** 2, 10);
      expect(third).toBeCloseTo(m3 - 3 * m1 * m2 + 2 * m1 ** 3, 9);
    }
  });

  it('says nothing where only one value is possible', () => {
    const table = groupsByOutcome(rates([1, 20], [0, 20], [0, 20]))!;
    expect(hasAmpleCounts(table)).toBe(false);
    expect(equalRatesP(table)).toBe(1);
  });

  it('does not care which outcome is called positive, nor how much larger a large group is', () => {
    const some = rates([3, 12], [40, 300], [1, 30]);
    const turned = some.map(({ rate, n }) => ({ rate: 1 - rate, n }));
    expect(equalRatesP(groupsByOutcome(turned)!)).toBeCloseTo(equalRatesP(groupsByOutcome(some)!), 9);
    const p = [1e6, 1e8].map((n) => equalRatesP(groupsByOutcome(rates([4, 12], [0.1 * n, n]))!));
    expect(p[1] / p[0]).toBeCloseTo(1, 3);
  });
});

describe('the size of the test of equal rates', () => {
  it('of two groups, over all outcomes, stays near or under nominal far into the tail', () => {
    for (const [m, n] of [
      [10, 10],
      [10, 100],
      [20, 200],
      [10, 300],
    ]) {
      for (const rate of [0.005, 0.02, 0.05, 0.1, 0.3]) {
        const [a, b] = [binomialProbabilities(m, rate), binomialProbabilities(n, rate)];
        const levels = [0.05, 0.01, 0.001];
        const size = levels.map(() => 0);
        for (let x = 0; x <= m; x++) {
          for (let y = 0; y <= n; y++) {
            const table = groupsByOutcome(rates([x, m], [y, n]));
            const p = table ? equalRatesP(table) : 1;
            levels.forEach((level, i) => (size[i] += p <= level ? a[x] * b[y] : 0));
          }
        }
        levels.forEach((level, i) => expect(size[i] / level, `${m}, ${n}, ${rate}, ${level}`).toBeLessThan(1.15));
      }
    }
  });

  it.each([
    ['2 groups of 20', [20, 20], 0.05],
    ['5 groups of 20', [20, 20, 20, 20, 20], 0.02],
    ['5 uneven groups', [200, 20, 20, 20, 20], 0.02],
    ['20 groups of 13 and one of 50', [50, ...Array<number>(19).fill(13)], 0.05],
    ['20 groups of 20', Array<number>(20).fill(20), 0.1],
    ['5 groups of 50', [50, 50, 50, 50, 50], 0.3],
  ])('%s: at most nominal within its binomial bound', (_, sizes, rate) => {
    const random = seededRandom(19);
    const draw = sizes.map((n) => binomialSampler(n, rate, random));
    const runs = 2000;
    const levels = [0.1, 0.05, 0.01];
    const rejected = levels.map(() => 0);
    for (let run = 0; run < runs; run++) {
      const table = groupsByOutcome(draw.map((sample, g) => ({ rate: sample() / sizes[g], n: sizes[g] })));
      const p = table ? equalRatesP(table) : 1;
      levels.forEach((level, i) => (rejected[i] += p <= level ? 1 : 0));
    }
    levels.forEach((level, i) => {
      const bound = level + 2.576 * Math.sqrt((level * (1 - level)) / runs);
      expect(rejected[i] / runs, `at ${level}`).toBeLessThanOrEqual(bound);
    });
  });
});
