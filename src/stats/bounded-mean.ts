import type { Limits } from './proportion.ts';
import { studentMultiplier } from './student.ts';
import type { SampleMean } from './student.ts';
import { wilsonLimits } from './wilson.ts';

/**
 * Interval of the mean of values in 0…1: Wilson's, as of a proportion of n* = n · m (1 − m) / s² rows, whose variance is
 * that of the values, with Student's t in place of z. A design effect below 1: values that spread less than 0 and 1
 * would count for more rows. With one row, and with equal values, the spread is taken as if one more row lay at an end.
 * Within [0, 1], never of zero width.
 *
 * Wilson's interval under a design effect: Dean, N. & Pagano, M. (2015). Evaluating confidence interval methods for
 * binomial proportions in clustered surveys. J. Surv. Stat. Methodol. 3, 484–503.
 */
export function boundedMeanLimits({ mean, variance, n }: SampleMean, z: number): Limits {
  const widest = mean * (1 - mean);
  if (!(widest > 0) || n <= 1) return wilsonLimits({ rate: mean, n }, z);
  const spread = variance > 0 ? (variance * n) / (n - 1) : widest / n;
  return wilsonLimits({ rate: mean, n: (n * widest) / spread }, studentMultiplier(z, n - 1));
}
