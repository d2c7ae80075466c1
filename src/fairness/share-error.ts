import type { Estimated } from './estimate.ts';

/** A metric that is a quotient of sums, and how many rows its side has, whether the metric rests on them or not. */
type Side = readonly [estimate: Estimated, rows: number];

/**
 * Standard error of f = W_a / (W_a + W_b), the share of side a in the denominator: it errs by f (1 − f) √(c_a² + c_b²), where
 * c² = 1 / n − 1 / N is the squared relative error of a sum of weights over the rows that are in it, n their effective number
 * and N all rows of the side. 0 where all rows are in it with equal weights, as in a base rate, and where a side has none.
 */
export function shareError([a, aRows]: Side, [b, bRows]: Side): number {
  if (a.kind === 'undefined' || b.kind === 'undefined') return 0;
  const share = a.weight / (a.weight + b.weight);
  const squared = (side: typeof a, rows: number): number =>
    Math.max(0, 1 / (side.proportion?.n ?? side.effective ?? side.n) - 1 / Math.max(side.n, rows));
  return share * (1 - share) * Math.sqrt(squared(a, aRows) + squared(b, bRows));
}
