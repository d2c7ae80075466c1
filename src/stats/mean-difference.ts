import { studentQuantile } from './distributions.ts';
import type { Limits } from './proportion.ts';

/** Sample moments of one side; `n`: (effective) rows, above 0. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sample variance, with n − 1; 0 for a single row. */
  readonly variance: number;
  /** Third and fourth central moments; a normal variable's where they are not known. */
  readonly third?: number;
  readonly fourth?: number;
}

/** Variance within both sides, each with its n − 1 degrees of freedom. NaN where both have at most one row. */
export function pooledVariance(a: Moments, b: Moments): number {
  const [aFree, bFree] = [Math.max(0, a.n - 1), Math.max(0, b.n - 1)];
  return (aFree * a.variance + bFree * b.variance) / (aFree + bFree);
}

/** Rows lent by the other side to the variance of a side, so that a handful of equal values is not a certain mean. */
const LENT = 2;

/**
 * Limits of the standardized mean difference δ = (mean_a − mean_b) / s, s² the pooled variance: δ ± t · SE, the standard
 * error by the delta method from variances, skewness and kurtosis of both sides (at least a normal variable's), and t's
 * degrees of freedom after Welch and Satterthwaite.
 */
export function standardizedDifferenceLimits(a: Moments, b: Moments, level: number): Limits {
  const pooled = pooledVariance(a, b);
  const s = Math.sqrt(pooled);
  const delta = (a.mean - b.mean) / s;
  const error = Math.max(varianceOf(a, b, pooled, delta), varianceOf(normal(a), normal(b), pooled, delta));
  const half = studentQuantile((1 + level) / 2, freedom(a, b, pooled)) * Math.sqrt(error);
  return [delta - half, delta + half];
}

/** A side with a normal variable's third and fourth moments: a few rows understate their own. */
function normal({ n, mean, variance }: Moments): Moments {
  return { n, mean, variance };
}

function freeOf({ n }: Moments): number {
  return Math.max(0, n - 1);
}

function steadied(side: Moments, pooled: number): number {
  return (freeOf(side) * side.variance + LENT * pooled) / (freeOf(side) + LENT);
}

/** Variance of δ: that of the means, that of s², and what both have in common. */
function varianceOf(a: Moments, b: Moments, pooled: number, delta: number): number {
  const free = freeOf(a) + freeOf(b);
  const part = (side: Moments, sign: 1 | -1): number => {
    const variance = steadied(side, pooled);
    const fourth = side.fourth ?? 3 * variance * variance;
    const ofVariance = Math.max(0, fourth - side.variance * side.variance);
    const slope = ((freeOf(side) / free) * delta) / (2 * pooled);
    const common = (2 * sign * slope * (side.third ?? 0)) / Math.sqrt(pooled);
    return (variance / pooled + slope * slope * ofVariance - common) / side.n;
  };
  return part(a, 1) + part(b, -1);
}

function freedom(a: Moments, b: Moments, pooled: number): number {
  const [ofA, ofB] = [steadied(a, pooled) / a.n, steadied(b, pooled) / b.n];
  const total = ofA + ofB;
  return Math.max(1, (total * total) / ((ofA * ofA) / (freeOf(a) + LENT) + (ofB * ofB) / (freeOf(b) + LENT)));
}
