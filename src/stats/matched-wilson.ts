import type { Limits } from './proportion.ts';
import { wilsonLimits } from './wilson.ts';

/** What is known of a quantity between 0 and 1 beside its estimate: a mean inside (0, 1) and a variance above 0. */
export interface Spread {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Interval of a quantity in [0, 1]: Wilson's, at the number of rows n* = m (1 − m) / v that a share with the same variance
 * would have. Mean and variance are best taken from smoothed counts, so that an estimate of 0 or 1 has an interval too.
 */
export function matchedWilsonLimits(value: number, { mean, variance }: Spread, z: number): Limits {
  return wilsonLimits({ rate: value, n: (mean * (1 - mean)) / variance }, z);
}

/** The same about the mean rather than the value, for estimates that are biased in small samples; it holds the value. */
export function centredWilsonLimits(value: number, spread: Spread, z: number): Limits {
  const [low, high] = matchedWilsonLimits(spread.mean, spread, z);
  return [Math.min(low, value), Math.max(high, value)];
}
