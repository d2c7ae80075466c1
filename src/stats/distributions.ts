import chiSquaredCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { gammaTail } from './gamma-tail.ts';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** Φ(z): probability that a standard normal variable is at most z. */
export function normalCdf(z: number): number {
  return cdf(z, 0, 1);
}

/** 1 − Φ(z), accurate far into the tail, where 1 − `normalCdf(z)` would be 0. */
export function normalUpperTail(z: number): number {
  return cdf(-z, 0, 1);
}

/** Φ⁻¹(p); −∞ at 0, ∞ at 1, NaN outside. */
export function normalQuantile(p: number): number {
  return quantile(p, 0, 1);
}

/** The z of a two-sided interval: 1.96 for level 0.95. Precise for levels as near to 1 as 1 − 10⁻¹⁵. */
export function twoSidedZ(level: number): number {
  return -quantile((1 - level) / 2, 0, 1);
}

/** The z at which two intervals hold at once (Bonferroni) where one holds at the given z. */
export function zOfTwo(z: number): number {
  return -normalQuantile(normalUpperTail(z) / 2);
}

/**
 * Probability that a chi-squared variable with `df` degrees of freedom (above 0, need not be whole) exceeds `statistic`,
 * accurate far into the tail.
 */
export function chiSquaredUpperTail(statistic: number, df: number): number {
  if (!(statistic > 0)) return 1;
  if (df === 1) return 2 * normalUpperTail(Math.sqrt(statistic));
  return statistic > df + 2 ? gammaTail(statistic / 2, df / 2) : 1 - chiSquaredCdf(statistic, df);
}

/** Quantile of Student's t with `df` degrees of freedom, above 0 and not necessarily whole; NaN for p outside 0…1. */
export function studentQuantile(p: number, df: number): number {
  return tQuantile(p, df);
}
