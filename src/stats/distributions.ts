import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';

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
