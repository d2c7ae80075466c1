/**
 * Generalized entropy indices of non-negative values m with shares w (adding up to 1) and mean μ, each term written
 * so that it is never below 0: α = 0 (mean log deviation, infinite where an m is 0), 1 (Theil), 2 (half the squared
 * coefficient of variation).
 *
 * Shorrocks, A. F. (1980). The class of additively decomposable inequality measures. Econometrica 48, 613–625.
 */
export type Alpha = 0 | 1 | 2;

/** The term of x = m / μ: −ln x + x − 1, x ln x − x + 1, or ½ (x − 1)²; they add up to the index when Σ w x = 1. */
function entropyTerm(x: number, alpha: Alpha): number {
  if (alpha === 2) return ((x - 1) * (x - 1)) / 2;
  if (alpha === 1) return Math.max(0, x > 0 ? x * Math.log(x) - x + 1 : 1);
  return Math.max(0, x - 1 - Math.log(x));
}

/** The index; NaN where the mean is 0, Infinity where it is infinite. */
export function entropyIndex(values: Float64Array, shares: Float64Array, alpha: Alpha): number {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += shares[i] * values[i];
  if (!(mean > 0)) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < values.length; i++) if (shares[i] > 0) sum += shares[i] * entropyTerm(values[i] / mean, alpha);
  return sum;
}

/** What a value adds to the sum from which {@link entropyFromSums} has the index: −ln m, m ln m, or m². */
export function entropyPart(value: number, alpha: Alpha): number {
  if (alpha === 2) return value * value;
  if (alpha === 1) return value > 0 ? value * Math.log(value) : 0;
  return -Math.log(value);
}

/**
 * The index from Σ w m and Σ w · {@link entropyPart}: when one value moves, only they need to be known anew. Rounding leaves
 * an error of about 10⁻¹⁶ where {@link entropyIndex} has none.
 */
export function entropyFromSums(mean: number, sum: number, alpha: Alpha): number {
  if (!(mean > 0)) return Number.POSITIVE_INFINITY;
  if (alpha === 2) return Math.max(0, sum / (mean * mean) - 1) / 2;
  return Math.max(0, alpha === 1 ? sum / mean - Math.log(mean) : sum + Math.log(mean));
}
