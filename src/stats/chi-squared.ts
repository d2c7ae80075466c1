import { chiSquaredUpperTail } from './distributions.ts';
import { permutationMoments } from './permutation-moments.ts';
import type { Proportion } from './proportion.ts';

/** Below this smallest expected count the chi-squared distribution is not trusted (Cochran 1954). */
const LEAST_EXPECTED = 5;

/** Pearson's statistic of a table of groups × outcome, with what its distribution depends on. */
export interface GroupsByOutcome {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly minimumExpected: number;
  /** Rows in all, and by group. */
  readonly total: number;
  readonly sizes: readonly number[];
  readonly rates: readonly number[];
  readonly pooled: number;
}

/**
 * Pearson's X² = Σ nᵢ (pᵢ − p̄)² / (p̄ (1 − p̄)) of k proportions, p̄ being the pooled one: the statistic of the 2 × k table
 * of counts nᵢ pᵢ and nᵢ (1 − pᵢ), which need not be whole. Null where all outcomes are the same.
 */
export function groupsByOutcome(groups: readonly Proportion[]): GroupsByOutcome | null {
  const sizes = groups.map(({ n }) => n);
  const total = sizes.reduce((sum, n) => sum + n, 0);
  const pooled = groups.reduce((sum, { rate, n }) => sum + rate * n, 0) / total;
  if (!(pooled > 0 && pooled < 1)) return null;
  const spread = groups.reduce((sum, { rate, n }) => sum + n * (rate - pooled) ** 2, 0);
  return {
    statistic: spread / (pooled * (1 - pooled)),
    degreesOfFreedom: groups.length - 1,
    minimumExpected: Math.min(...sizes) * Math.min(pooled, 1 - pooled),
    total,
    sizes,
    rates: groups.map(({ rate }) => rate),
    pooled,
  };
}

/** Whether every expected count is large enough for the chi-squared distribution. */
export function hasAmpleCounts({ minimumExpected }: GroupsByOutcome): boolean {
  return minimumExpected >= LEAST_EXPECTED;
}

/**
 * p value of "all proportions are equal": P(χ² ≥ X²) with k − 1 degrees of freedom, which for two groups is the score test
 * with the pooled rate; {@link chiSquaredMomentsP} where expected counts are small. Enumerating all outcomes of two groups
 * of 10 … 500 rows at rates .005 … .5, its size is at most 1.2 times a nominal .05 … .001 and 3.3 times a nominal 10⁻⁵;
 * without the second part it would be 37 and 1,500 times.
 */
export function equalRatesP(table: GroupsByOutcome): number {
  return hasAmpleCounts(table)
    ? chiSquaredUpperTail(table.statistic, table.degreesOfFreedom)
    : chiSquaredMomentsP(table);
}

/**
 * p value of X² where expected counts are small, from its permutation distribution: that of a chi-squared variable, moved
 * and scaled so that its first three moments are the exact ones, and taken half a step of the counts nearer, since the
 * statistic takes few values. 1 where it does not vary.
 */
function chiSquaredMomentsP(table: GroupsByOutcome): number {
  const { mean, variance, third } = permutationMoments(reduced(table));
  if (!(variance > 1e-9 * mean * mean)) return 1;
  const statistic = table.statistic - leastStep(table) / 2;
  const deviation = Math.sqrt(variance);
  const skewness = third / (variance * deviation);
  const ownSkewness = (2 * deviation) / mean;
  const df = 8 / Math.max(skewness, ownSkewness) ** 2;
  return chiSquaredUpperTail(df + (Math.sqrt(2 * df) * (statistic - mean)) / deviation, df);
}

/** Beyond this expected count a group could as well be larger. */
const AMPLE = 400;

/** The same rarer outcome in groups no larger than need be, so that the sums of high powers keep their digits. */
function reduced({ sizes, pooled }: GroupsByOutcome): Pick<GroupsByOutcome, 'total' | 'sizes' | 'pooled'> {
  const rarer = Math.min(pooled, 1 - pooled);
  const enough = sizes.map((n) => Math.min(n, AMPLE / rarer));
  return { sizes: enough, total: enough.reduce((sum, n) => sum + n, 0), pooled: rarer };
}

/** By how much X² falls at least when one positive outcome moves to a group with a lower rate; 0 where none lowers it. */
function leastStep({ sizes, rates, pooled }: GroupsByOutcome): number {
  // from group i to group j it falls by (2 pᵢ − 1 / nᵢ) − (2 pⱼ + 1 / nⱼ)
  const given = rates.map((rate, i) => 2 * rate - 1 / sizes[i]).sort((a, b) => a - b);
  const taken = rates.map((rate, i) => 2 * rate + 1 / sizes[i]).sort((a, b) => a - b);
  let least = Number.POSITIVE_INFINITY;
  let j = 0;
  for (const from of given) {
    while (j < taken.length && taken[j] < from - 1e-12) j++;
    if (j > 0) least = Math.min(least, from - taken[j - 1]);
  }
  return Number.isFinite(least) ? least / (pooled * (1 - pooled)) : 0;
}
