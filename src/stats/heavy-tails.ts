/** How fast the allowance grows; chosen in simulation so that intervals cover 95 % on average. */
const RATE = 5;

/**
 * The variance of a statistic's influence, relative to the statistic's own square, with an allowance for heavy tails: a few
 * rows rarely contain the far values that make most of the variance, so that their own variance understates it, the more
 * the larger it is for their number. v · exp(5 v / n): 1 where rows are many, and where they vary little.
 *
 * In simulation of mean squared errors and of R² (normal, Laplace, t₅, uniform and log-normal errors, 20 to 400 rows)
 * intervals cover 95 % on average and 92 % at least with it, 92 % and 83 % without.
 */
export function allowedVariance(relative: number, n: number): number {
  return relative * Math.exp((RATE * Math.min(relative, n)) / n);
}
