import { logLikelihood, rateAtDifference, rateAtRatio, standardError } from './constrained-rates.ts';
import { normalUpperTail } from './distributions.ts';
import type { Proportion } from './proportion.ts';

/**
 * One-sided tests of two independent proportions at a difference that is not 0 and a ratio that is not 1.
 *
 * The score tests of Farrington and Manning (1990) are the standard ones, and too ready to reject where counts are small
 * or sizes unequal: enumerating all outcomes for sizes 20 … 1,000 and rates .01 … .99 at the boundary, their real size
 * reaches 1.6 (difference) and 2.6 (ratio) times a nominal 0.05, and 125 and 570 times a nominal 10⁻⁵, which is where a
 * correction for many comparisons works. The signed root of the likelihood ratio, with a continuity correction of half a
 * row in each group, has the right tail at every level (at most 0.99 times nominal in the same enumeration).
 * {@link differenceExceeds} and {@link ratioExceeds} therefore ask both, and answer with the larger p value.
 */

/**
 * Farrington and Manning's score statistic for "a − b exceeds `margin`": a − b − margin over its standard error at the
 * most likely rates with that difference. NaN where that error is 0.
 *
 * Farrington, C. P. & Manning, G. (1990). Stat. Med. 9, 1447–1454.
 */
export function differenceScore(a: Proportion, b: Proportion, margin: number): number {
  const rate = rateAtDifference(a.rate, a.n, b.rate, b.n, margin);
  return (a.rate - b.rate - margin) / standardError(a, b, rate, Math.max(0, rate - margin), 1);
}

/** The same for "a / b exceeds `ratio`": a − ratio · b over its standard error (also Koopman's statistic, signed). */
export function ratioScore(a: Proportion, b: Proportion, ratio: number): number {
  const rate = rateAtRatio(a.rate, a.n, b.rate, b.n, ratio);
  return (a.rate - ratio * b.rate) / standardError(a, b, Math.min(1, ratio * rate), rate, ratio);
}

/** One-sided p value of "a − b is at most `margin`", −1 < margin < 1. 1 where the data cannot speak. */
export function differenceExceeds(a: Proportion, b: Proportion, margin: number): number {
  const score = differenceScore(a, b, margin);
  const [aRate, bRate] = [shiftedDown(a), shiftedUp(b)];
  if (!(aRate - bRate > margin)) return tail(Math.min(score, 0));
  const rate = rateAtDifference(aRate, a.n, bRate, b.n, margin);
  const lost =
    logLikelihood(aRate, a.n, aRate) -
    logLikelihood(aRate, a.n, rate) +
    logLikelihood(bRate, b.n, bRate) -
    logLikelihood(bRate, b.n, Math.max(0, rate - margin));
  return tail(Math.min(score, signedRoot(lost)));
}

/** One-sided p value of "a / b is at most `ratio`", ratio above 0. 1 where the data cannot speak. */
export function ratioExceeds(a: Proportion, b: Proportion, ratio: number): number {
  const score = ratioScore(a, b, ratio);
  const [aRate, bRate] = [shiftedDown(a), shiftedUp(b)];
  if (!(aRate > ratio * bRate)) return tail(Math.min(score, 0));
  const rate = rateAtRatio(aRate, a.n, bRate, b.n, ratio);
  const lost =
    logLikelihood(aRate, a.n, aRate) -
    logLikelihood(aRate, a.n, Math.min(1, ratio * rate)) +
    logLikelihood(bRate, b.n, bRate) -
    logLikelihood(bRate, b.n, rate);
  return tail(Math.min(score, signedRoot(lost)));
}

/** Half a row moved in each group, towards the null hypothesis. */
function shiftedDown({ rate, n }: Proportion): number {
  return Math.max(0, rate - 0.5 / n);
}

function shiftedUp({ rate, n }: Proportion): number {
  return Math.min(1, rate + 0.5 / n);
}

/** Signed root of the likelihood ratio, for data beyond the null hypothesis. */
function signedRoot(lostLogLikelihood: number): number {
  return Math.sqrt(Math.max(0, 2 * lostLogLikelihood));
}

function tail(score: number): number {
  return Number.isNaN(score) ? 1 : normalUpperTail(score);
}

/** A tolerance on its scale: the largest difference, or the smallest ratio (below 1), of two rates that is accepted. */
export interface Margin {
  readonly scale: 'difference' | 'ratio';
  readonly tolerance: number;
}

/**
 * p value of "the gap of a and b, whichever is higher, does not exceed the tolerance". The higher group was chosen by
 * looking, so the chance of an equally wide gap the other way round is added: the whole chance, at a gap as wide as the
 * tolerance, of what was seen or more. 1 where the data cannot speak.
 */
export function gapExceeds(a: Proportion, b: Proportion, margin: Margin): number {
  const [higher, lower] = a.rate >= b.rate ? [a, b] : [b, a];
  if (margin.scale === 'difference') {
    const p = differenceExceeds(higher, lower, margin.tolerance);
    return p < 0.5 ? p + oppositeDifference(higher, lower, margin.tolerance) : p;
  }
  const p = ratioExceeds(higher, lower, 1 / margin.tolerance);
  return p < 0.5 ? p + oppositeRatio(higher, lower, 1 / margin.tolerance) : p;
}

function oppositeDifference(higher: Proportion, lower: Proportion, margin: number): number {
  const rate = rateAtDifference(higher.rate, higher.n, lower.rate, lower.n, margin);
  return tail((higher.rate - lower.rate + margin) / standardError(higher, lower, rate, Math.max(0, rate - margin), 1));
}

/** Chance that `lower` comes out as many times above `higher` as `higher` did above it, at the boundary. */
function oppositeRatio(higher: Proportion, lower: Proportion, ratio: number): number {
  const observed = higher.rate / lower.rate;
  if (!Number.isFinite(observed)) return 0;
  const lowerRate = rateAtRatio(higher.rate, higher.n, lower.rate, lower.n, ratio);
  const higherRate = Math.min(1, ratio * lowerRate);
  return tail((higherRate * observed - lowerRate) / standardError(lower, higher, lowerRate, higherRate, observed));
}

/**
 * p value of "the gap of a and b is at least the tolerance" (two one-sided tests, for ratios in both directions): small
 * when they are equivalent. At most α exactly when the 1 − 2α interval that the tests invert lies within the tolerance.
 */
export function gapWithin(a: Proportion, b: Proportion, { scale, tolerance }: Margin): number {
  if (scale === 'difference') {
    return Math.max(differenceExceeds(a, b, -tolerance), differenceExceeds(b, a, -tolerance));
  }
  return Math.max(ratioExceeds(a, b, tolerance), ratioExceeds(b, a, tolerance));
}
