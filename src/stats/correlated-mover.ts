import type { Limits } from './proportion.ts';

/**
 * Intervals of a − b and a / b of two correlated estimates from their own intervals at the same level and their
 * correlation r: each limit takes its spread from the ends that lie towards it, as for independent ones.
 *
 * Zou, G. Y. (2007). Toward using confidence intervals to compare correlations. Psychological Methods 12, 399–413.
 */
export function correlatedDifferenceLimits(a: number, aLimits: Limits, b: number, bLimits: Limits, r: number): Limits {
  return [a - b - spread(a - aLimits[0], bLimits[1] - b, r), a - b + spread(aLimits[1] - a, b - bLimits[0], r)];
}

function spread(a: number, b: number, r: number): number {
  return Math.sqrt(Math.max(0, a * a + b * b - 2 * r * a * b));
}

/**
 * The ratio of two independent estimates, b above 0 and a on either side of it: the θ at which the limits of a − θ b reach 0.
 * The low end is below 0 where a may be; the high end is Infinity where b cannot be told from 0.
 *
 * Donner, A. & Zou, G. Y. (2012). Closed-form confidence intervals for functions of the normal mean and standard
 * deviation. Stat. Methods Med. Res. 21, 347–359.
 */
export function signedRatioLimits(a: number, aLimits: Limits, b: number, bLimits: Limits): Limits {
  // the larger b is, the nearer to 0 is the ratio, whichever side of it that is
  return [
    ratioEnd(a, aLimits[0], b, aLimits[0] < 0 ? bLimits[0] : bLimits[1], 'low'),
    ratioEnd(a, aLimits[1], b, bLimits[0], 'high'),
  ];
}

/** A root of (b² − s²) θ² − 2 a b θ + aEnd (2a − aEnd) = 0, s being the distance from b to its end. */
function ratioEnd(a: number, aEnd: number, b: number, bEnd: number, side: 'low' | 'high'): number {
  const first = bEnd * (2 * b - bEnd);
  const last = aEnd * (2 * a - aEnd);
  const half = a * b;
  const root = Math.sqrt(Math.max(0, half * half - first * last));
  if (side === 'high') return first > 0 ? (half + root) / first : Number.POSITIVE_INFINITY;
  if (aEnd < 0 && !(first > 0)) return Number.NEGATIVE_INFINITY;
  return half + root > 0 ? last / (half + root) : 0;
}
