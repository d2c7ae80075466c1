import type { Limits, Proportion } from './proportion.ts';

/**
 * Agresti and Caffo's interval of the mean ½ (a + b) of two independent proportions, from their interval of the difference
 * a − (1 − b): to each proportion z² / 4 rows of either outcome are added, and the normal interval is taken. Widened to
 * hold the observed mean; within [0, 1].
 *
 * By enumeration (20 to 200 rows, a tenth to half of them positive, rates .5 to .95) it covers 94 % at least, where the
 * hybrid of two Wilson limits covers 91 %; at the levels of a family of groups that hybrid misses up to 20 times too often.
 *
 * Agresti, A. & Caffo, B. (2000). Simple and effective confidence intervals for proportions and differences of
 * proportions result from adding two successes and two failures. Am. Stat. 54, 280–288.
 */
export function halfSumLimits(a: Proportion, b: Proportion, z: number): Limits {
  const added = (z * z) / 4;
  const [x, y] = [withRows(a, added), withRows(b, added)];
  const value = (a.rate + b.rate) / 2;
  const centre = (x.rate + y.rate) / 2;
  const half = (z * Math.sqrt((x.rate * (1 - x.rate)) / x.n + (y.rate * (1 - y.rate)) / y.n)) / 2;
  return [Math.max(0, Math.min(value, centre - half)), Math.min(1, Math.max(value, centre + half))];
}

function withRows({ rate, n }: Proportion, added: number): Proportion {
  const size = n + 2 * added;
  return { rate: (rate * n + added) / size, n: size };
}
