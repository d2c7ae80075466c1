import type { GroupsByOutcome } from './chi-squared.ts';

/** Stirling numbers of the second kind: xᵐ = Σ S(m, a) · x (x − 1) … (x − a + 1). */
const FOURTH_POWER = [0, 1, 7, 6, 1];
const SIXTH_POWER = [0, 1, 31, 90, 65, 15, 1];

/** Coefficients of a polynomial of degree 6 at most, lowest first. */
type Polynomial = Float64Array;

/** Mean, variance and third central moment. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
}

/**
 * The first three moments of Pearson's X² over all tables with the same margins, each as likely as random assignment of
 * the R positive outcomes to the N rows makes it, in time proportional to the number of groups.
 *
 * X² = (Σ xᵢ² / nᵢ − R² / N) / (p̄ (1 − p̄)), and the counts xᵢ have the factorial moments
 * E Π (xᵢ)₍ₐᵢ₎ = (R)₍ₐ₎ / (N)₍ₐ₎ · Π (nᵢ)₍ₐᵢ₎ with a = Σ aᵢ, so that the powers of Σ xᵢ² / nᵢ are polynomials in one
 * variable that stands for the factorial moments' order. The first two agree with Haldane's (1940) formulas.
 *
 * Haldane, J. B. S. (1940). The mean and variance of χ², when used as a test of homogeneity, when expectations are small.
 * Biometrika 31, 346–355.
 */
export function permutationMoments({
  total,
  sizes,
  pooled,
}: Pick<GroupsByOutcome, 'total' | 'sizes' | 'pooled'>): Moments {
  const scale = pooled * (1 - pooled);
  const order = factorialMoments(total, pooled);
  const [one, two, three] = powersOfSum(sizes).map((power) => power.reduce((sum, c, a) => sum + c * order[a], 0));
  const variance = Math.max(0, two - one * one);
  return {
    mean: (one - total * pooled * pooled) / scale,
    variance: variance / scale ** 2,
    third: (three - 3 * one * two + 2 * one ** 3) / scale ** 3,
  };
}

/** (R)₍ₐ₎ / (N)₍ₐ₎ for a = 0 … 6. */
function factorialMoments(total: number, pooled: number): Float64Array {
  const order = new Float64Array(7);
  order[0] = 1;
  for (let a = 0; a < 6; a++) {
    const left = total - a;
    order[a + 1] = left > 0 ? (order[a] * Math.max(0, pooled * total - a)) / left : 0;
  }
  return order;
}

/** Σ xᵢ² / nᵢ, its square and its cube, as polynomials in the order of factorial moments. */
function powersOfSum(sizes: readonly number[]): readonly Polynomial[] {
  const sums = Array.from({ length: 6 }, () => new Float64Array(7));
  const [first, firstSquared, firstCubed, second, secondFirst, third] = sums;
  for (const n of sizes) {
    const q = Float64Array.of(0, 1, n - 1, 0, 0, 0, 0);
    const s = ofPower(FOURTH_POWER, n, n * n);
    const squared = product(q, q);
    add(first, q, 1);
    add(firstSquared, squared, 1);
    add(firstCubed, product(squared, q), 1);
    add(second, s, 1);
    add(secondFirst, product(s, q), 1);
    add(third, ofPower(SIXTH_POWER, n, n ** 3), 1);
  }
  const square = product(first, first);
  const cube = product(square, first);
  add(cube, product(firstSquared, first), -3);
  add(cube, firstCubed, 2);
  add(cube, product(second, first), 3);
  add(cube, secondFirst, -3);
  add(cube, third, 1);
  add(square, firstSquared, -1);
  add(square, second, 1);
  return [first, square, cube];
}

function ofPower(stirling: readonly number[], n: number, divisor: number): Polynomial {
  const result = new Float64Array(7);
  let falling = 1;
  for (let a = 1; a < stirling.length; a++) {
    falling *= Math.max(0, n - a + 1);
    result[a] = (stirling[a] * falling) / divisor;
  }
  return result;
}

function product(a: Polynomial, b: Polynomial): Polynomial {
  const result = new Float64Array(7);
  for (let i = 0; i < 7; i++) {
    if (a[i] === 0) continue;
    for (let j = 0; i + j < 7; j++) result[i + j] += a[i] * b[j];
  }
  return result;
}

function add(to: Polynomial, from: Polynomial, times: number): void {
  for (let i = 0; i < 7; i++) to[i] += times * from[i];
}
