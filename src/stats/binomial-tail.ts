import { logGamma } from './gamma-tail.ts';

/**
 * P(X ≥ count) for X binomial with `n` trials at `rate`, exact for whole numbers; in between it runs smoothly, so that it
 * also serves effective sizes under weights. It is the regularised incomplete beta function I(rate; count, n − count + 1).
 *
 * Korn, E. L. & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of positive counts
 * estimated from survey data. Survey Methodology 24, 193–201.
 */
export function binomialAtLeast(count: number, n: number, rate: number): number {
  if (count <= 0) return 1;
  if (count > n) return 0;
  return incompleteBeta(rate, count, n - count + 1);
}

/** P(X ≤ count) for the same X. */
export function binomialAtMost(count: number, n: number, rate: number): number {
  return binomialAtLeast(n - count, n, 1 - rate);
}

/** I(x; a, b) for a, b > 0, from the side on which the continued fraction converges fast; accurate in the lower tail. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  const value = x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
  return Math.min(1, Math.max(0, value));
}

const TINY = 1e-300;
const MOST_STEPS = 100_000;

/** Its continued fraction, by Lentz's method (Abramowitz and Stegun 26.5.8). */
function fraction(x: number, a: number, b: number): number {
  const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m < MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return result;
}
