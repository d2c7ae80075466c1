import type { Limits } from './proportion.ts';
import { varianceFrom } from './student.ts';

/** Mean and mean square of a loss over rows. */
export interface LossMoments {
  readonly mean: number;
  readonly meanSquare: number;
}

/** The mean loss of a score against a label of two values. */
export interface MeanLoss {
  readonly observed: LossMoments;
  /** What the losses of the same rows would be if all were positive, and if all were negative. */
  readonly ifPositive: LossMoments;
  readonly ifNegative: LossMoments;
  /** Effective number of rows. */
  readonly n: number;
}

/**
 * Interval of a mean loss such as the Brier score or the log loss. As Agresti and Coull add z² / 2 rows of each outcome
 * to a proportion, it adds z² / 2 rows of each label, with the losses that the rows at hand would then have, and takes
 * the normal interval of the mean of all n + z² of them. So it knows what a rare label would cost even where none was
 * drawn: the plain interval of a mean covers less than half the time there. Widened to hold the observed mean; never of
 * zero width while the two losses differ.
 *
 * After Agresti, A. & Coull, B. A. (1998). Approximate is better than "exact" for interval estimation of binomial
 * proportions. Am. Stat. 52, 119–126.
 */
export function lossLimits({ observed, ifPositive, ifNegative, n }: MeanLoss, z: number, most: number): Limits {
  const added = (z * z) / 2;
  const size = n + 2 * added;
  const pooled = (of: keyof LossMoments): number =>
    (n * observed[of] + added * (ifPositive[of] + ifNegative[of])) / size;
  const centre = pooled('mean');
  const variance = varianceFrom(centre, pooled('meanSquare'));
  // All losses are one number, of which the pooled mean is a rounding.
  if (variance === 0) return [observed.mean, observed.mean];
  const half = z * Math.sqrt(variance / size);
  return [Math.max(0, Math.min(observed.mean, centre - half)), Math.min(most, Math.max(observed.mean, centre + half))];
}
