import type { Limits, Proportion } from './proportion.ts';
import { wilsonLimits } from './wilson.ts';

/**
 * Interval of a difference a − b of two independent estimates from their own intervals at the same level (the method of
 * variance estimates recovery): each limit takes its spread from the ends of the two intervals that lie towards it.
 *
 * Zou, G. Y. & Donner, A. (2008). Construction of confidence limits about effect measures. Stat. Med. 27, 1693–1702.
 */
export function differenceLimits(a: number, aLimits: Limits, b: number, bLimits: Limits): Limits {
  return [differenceLow(a, aLimits[0], b, bLimits[1]), -differenceLow(b, bLimits[0], a, aLimits[1])];
}

/** The lower limit alone, from the low end of a's interval and the high end of b's. */
export function differenceLow(a: number, aLow: number, b: number, bHigh: number): number {
  return a - b - Math.sqrt((a - aLow) * (a - aLow) + (bHigh - b) * (bHigh - b));
}

/**
 * The lower limit of a ratio a / b of two independent, non-negative estimates from their own intervals: the smaller θ at
 * which the limit of a − θ b is 0, a root of
 * bHigh (2b − bHigh) θ² − 2ab θ + aLow (2a − aLow) = 0, written so that a vanishing first coefficient does no harm.
 */
export function ratioLow(a: number, aLow: number, b: number, bHigh: number): number {
  const last = aLow * (2 * a - aLow);
  const root = Math.sqrt(Math.max(0, a * b * a * b - bHigh * (2 * b - bHigh) * last));
  return a * b + root > 0 ? Math.max(0, last / (a * b + root)) : 0;
}

/**
 * The upper limit: the larger root, with the far ends exchanged; Infinity where b cannot be told from 0.
 *
 * Donner, A. & Zou, G. Y. (2012). Closed-form confidence intervals for functions of the normal mean and standard
 * deviation. Stat. Methods Med. Res. 21, 347–359.
 */
export function ratioHigh(a: number, aHigh: number, b: number, bLow: number): number {
  const first = bLow * (2 * b - bLow);
  if (!(first > 0)) return Number.POSITIVE_INFINITY;
  return (a * b + Math.sqrt(Math.max(0, a * b * a * b - first * aHigh * (2 * a - aHigh)))) / first;
}

/**
 * Interval of the ratio (o + x) / (o + y) of two independent estimates that are measured from an origin o, from the
 * intervals of x and y and b = o + y above 0: the roots of {@link ratioLow} and {@link ratioHigh} less 1, without the
 * cancellation of numbers that lie near to each other for their size. It holds the ratio; its ends are infinite where b
 * cannot be told from 0.
 */
export function ratioBesideOne(x: number, xLimits: Limits, y: number, yLimits: Limits, b: number): Limits {
  const [down, up] = [x - xLimits[0], xLimits[1] - x];
  const [bDown, bUp] = [y - yLimits[0], yLimits[1] - y];
  const ratio = 1 + (x - y) / b;
  // below 0 the ratio is the nearer to 0 the larger b is
  const low = 1 + excessRatio(x - y, down, b, b + x - y < down ? bDown : bUp, -1);
  return [Math.min(ratio, low), Math.max(ratio, 1 + excessRatio(x - y, up, b, bDown, 1))];
}

/** The root of (b² − s²) δ² − 2 (d b + s²) δ + d² − t² − s² = 0 on one side of d / b. */
function excessRatio(d: number, t: number, b: number, s: number, side: 1 | -1): number {
  const first = b * b - s * s;
  const half = d * b + s * s;
  const last = d * d - t * t - s * s;
  const root = Math.sqrt(Math.max(0, half * half - first * last));
  if (!(first > 0)) return side * Number.POSITIVE_INFINITY;
  return half * side >= 0 ? (half + side * root) / first : last / (half - side * root);
}

/**
 * Interval of a − b of two estimates of numbers that are never below 0 and lie too high on average, such as calibration
 * errors: all differences of two numbers within their intervals. Their errors have a direction, so that they do not cancel
 * as those of {@link differenceLimits} may; the interval holds where both of theirs do.
 */
export function boxDifferenceLimits(aLimits: Limits, bLimits: Limits): Limits {
  return [aLimits[0] - bLimits[1], aLimits[1] - bLimits[0]];
}

/** The same for a / b; the high end is Infinity where b may be 0. */
export function boxRatioLimits(aLimits: Limits, bLimits: Limits): Limits {
  return [aLimits[0] / bLimits[1], bLimits[0] > 0 ? aLimits[1] / bLimits[0] : Number.POSITIVE_INFINITY];
}

/**
 * Newcombe's hybrid score interval of the difference a − b of two independent proportions (his method 10, without
 * continuity correction): {@link differenceLimits} of the two Wilson intervals.
 *
 * Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Stat. Med. 17, 873–890.
 */
export function newcombeLimits(a: Proportion, b: Proportion, z: number): Limits {
  return differenceLimits(a.rate, wilsonLimits(a, z), b.rate, wilsonLimits(b, z));
}
