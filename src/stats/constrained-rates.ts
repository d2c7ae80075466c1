import type { Proportion } from './proportion.ts';

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * The rate of a (that of b being `difference` less) that makes the data most likely under a − b = difference,
 * −1 < difference < 1: the closed form of the likelihood's cubic. Takes and gives plain numbers, because it is the inner
 * loop of tests of tens of thousands of pairs.
 *
 * Farrington, C. P. & Manning, G. (1990). Test statistics and sample size formulae for comparative binomial trials with
 * null hypothesis of non-zero risk difference or non-unity relative risk. Stat. Med. 9, 1447–1454, appendix.
 */
export function rateAtDifference(aRate: number, aN: number, bRate: number, bN: number, difference: number): number {
  const theta = bN / aN;
  const p3 = 1 + theta;
  const p2 = -(1 + theta + aRate + theta * bRate + difference * (theta + 2));
  const p1 = difference * difference + difference * (2 * aRate + theta + 1) + aRate + theta * bRate;
  const p0 = -aRate * difference * (1 + difference);
  const third = p2 / (3 * p3);
  const v = third * third * third - (p2 * p1) / (6 * p3 * p3) + p0 / (2 * p3);
  const u = (v < 0 ? -1 : 1) * Math.sqrt(Math.max(0, third * third - p1 / (3 * p3)));
  const angle = u === 0 ? 0 : (Math.PI + Math.acos(clamp(v / (u * u * u), -1, 1))) / 3;
  return clamp(2 * u * Math.cos(angle) - third, Math.max(0, difference), Math.min(1, 1 + difference));
}

/**
 * The rate of b (that of a being `ratio` times it) that makes the data most likely under a / b = ratio, ratio above 0:
 * the closed form of the likelihood's quadratic.
 *
 * Miettinen, O. & Nurminen, M. (1985). Comparative analysis of two rates. Stat. Med. 4, 213–226.
 */
export function rateAtRatio(aRate: number, aN: number, bRate: number, bN: number, ratio: number): number {
  const aCount = aRate * aN;
  const bCount = bRate * bN;
  const first = ratio * (aN + bN);
  const second = ratio * (aN + bCount) + aCount + bN;
  const last = aCount + bCount;
  const root = Math.sqrt(Math.max(0, second * second - 4 * first * last));
  return clamp((2 * last) / (second + root), 0, Math.min(1, 1 / ratio));
}

/** Log likelihood of a proportion at the rate `theta`, up to a constant; 0 · log 0 is 0. */
export function logLikelihood(rate: number, n: number, theta: number): number {
  return n * ((rate > 0 ? rate * Math.log(theta) : 0) + (rate < 1 ? (1 - rate) * Math.log1p(-theta) : 0));
}

/** Standard error of a − factor · b at given rates. */
export function standardError(a: Proportion, b: Proportion, aRate: number, bRate: number, factor: number): number {
  return Math.sqrt((aRate * (1 - aRate)) / a.n + (factor * factor * bRate * (1 - bRate)) / b.n);
}
