import type { Limits } from './proportion.ts';
import { wilsonLimits } from './wilson.ts';

/** Two yes-or-no answers of the same rows: how many gave both, the first alone, the second alone. Need not be whole. */
export interface PairedCounts {
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
}

/**
 * Bonett and Price's hybrid score interval of a ratio of two proportions of the same rows, (both + first only) / (both +
 * second only): the ratio of two Wilson limits, with z reduced for what the two proportions have in common. Needs a
 * second count above 0; holds the observed ratio.
 *
 * Bonett, D. G. & Price, R. M. (2006). Confidence intervals for a ratio of binomial proportions based on paired data.
 * Stat. Med. 25, 3039–3047.
 */
export function pairedRatioLimits({ both, firstOnly, secondOnly }: PairedCounts, z: number): Limits {
  const n = both + firstOnly + secondOnly;
  const [first, second] = [both + firstOnly, both + secondOnly];
  const [firstError, secondError] = [first, second].map((x) => Math.sqrt((1 - (x + 1) / (n + 2)) / (x + 1)));
  const error = Math.sqrt((firstOnly + secondOnly + 2) / ((first + 1) * (second + 1)));
  const reduced = (z * error) / (firstError + secondError);
  const a = wilsonLimits({ rate: first / n, n }, reduced);
  const b = wilsonLimits({ rate: second / n, n }, reduced);
  return [a[0] / b[1], a[1] / b[0]];
}
