import type { Limits } from './proportion.ts';
import { standardErrorOfMean, studentMultiplier } from './student.ts';
import type { SampleMean } from './student.ts';

/**
 * Interval of the mean of values that are never below 0 and skewed to the right, such as squared errors. On the scale
 * m^(−½), where the mean of gamma-like values is nearly symmetric: m / (1 ± q / 2)² with q = t · SE / m. Where the upper
 * limit runs away (q above 1, a handful of rows), m (1 + q)², which meets it at q = 1 and stays finite. Needs a mean
 * above 0 and n above 1.
 *
 * In simulation with squared normal, Laplace, t₅ and uniform errors it covers 93 % on average with 20 rows; the interval
 * on the logarithmic scale 92 %, Student's 88 %.
 */
export function positiveMeanLimits(sample: SampleMean, z: number): Limits {
  const q = (studentMultiplier(z, sample.n - 1) * standardErrorOfMean(sample)) / sample.mean;
  const low = sample.mean / (1 + q / 2) ** 2;
  return [low, q <= 1 ? sample.mean / (1 - q / 2) ** 2 : sample.mean * (1 + q) ** 2];
}
