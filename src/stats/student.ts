import { normalUpperTail, studentQuantile } from './distributions.ts';
import type { Limits } from './proportion.ts';

/** A mean with what its intervals need; `n` is the effective number of rows, not necessarily whole. */
export interface SampleMean {
  readonly mean: number;
  /** Mean squared distance from the mean, divided by n and not by n − 1. */
  readonly variance: number;
  readonly n: number;
}

/** From this many degrees of freedom on, and 6 z², the expansion is right to seven digits. */
const EXPANDED_FROM = 30;

/**
 * What replaces z where a standard error is estimated from few rows: the quantile of Student's t that has the same
 * two-sided level. At least one degree of freedom is taken. Where there are many, from the expansion in 1 / df, a hundred
 * times as fast: it is asked for every group, metric and level.
 *
 * Abramowitz, M. & Stegun, I. A. (1964). Handbook of Mathematical Functions, 26.7.5.
 */
export function studentMultiplier(z: number, df: number): number {
  if (df < EXPANDED_FROM || df < 6 * z * z) return remembered(z, Math.max(1, df));
  const x = z * z;
  const terms = [
    (x + 1) / 4,
    ((5 * x + 16) * x + 3) / 96,
    (((3 * x + 19) * x + 17) * x - 15) / 384,
    ((((79 * x + 776) * x + 1482) * x - 1920) * x - 945) / 92160,
  ];
  return z + z * terms.reduceRight((sum, term) => (sum + term) / df, 0);
}

/** Small groups share their degrees of freedom, and are asked for the same few levels again and again. */
const KNOWN = new Map<number, Map<number, number>>();
const MOST_KNOWN = 512;

function remembered(z: number, df: number): number {
  let byDf = KNOWN.get(z);
  if (!byDf) {
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(z, (byDf = new Map()));
  }
  const known = byDf.get(df);
  if (known !== undefined) return known;
  if (byDf.size >= MOST_KNOWN) byDf.clear();
  const quantile = -studentQuantile(normalUpperTail(z), df);
  byDf.set(df, quantile);
  return quantile;
}

/** Standard error of a mean, from the unbiased variance; needs n above 1. */
function standardErrorOfMean({ variance, n }: SampleMean): number {
  return Math.sqrt(variance / (n - 1));
}

/** Student's interval of a mean; needs n above 1. */
export function studentLimits(sample: SampleMean, z: number): Limits {
  const half = studentMultiplier(z, sample.n - 1) * standardErrorOfMean(sample);
  return [sample.mean - half, sample.mean + half];
}

/** Below this share of the mean square a variance is rounding, and taken as 0. */
const ROUNDING = 1e-12;

/** Variance from a mean and a mean square; never below 0, and 0 where only rounding is left. */
export function varianceFrom(mean: number, meanSquare: number): number {
  const variance = meanSquare - mean * mean;
  return variance > ROUNDING * meanSquare ? variance : 0;
}
