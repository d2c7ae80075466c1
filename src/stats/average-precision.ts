import type { ScoreCounts } from './auc.ts';
import type { ScoreInfluence } from './influence.ts';
import type { Limits } from './proportion.ts';
import { studentMultiplier } from './student.ts';
import { wilsonLimits } from './wilson.ts';

/** Average precision with what its intervals need. */
export interface AveragePrecision {
  readonly value: number;
  /** Square of the standard error; NaN where a class has an effective size of at most 1. */
  readonly variance: number;
  /** Effective number of positive rows. */
  readonly positives: number;
  readonly influence: ScoreInfluence;
}

/**
 * Average precision Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores from high to low, equal to the mean precision at the scores
 * of the positive rows, from counts or sums of weights by score (increasing). The variance is the infinitesimal
 * jackknife's: with m positives, N rows at or above a score and P their precision, one more positive at score s shifts
 * the value by [P(s) − AP + Σ (1 − P) / N] / m and one more negative by −[Σ P / N] / m, the sums over the positives at
 * or below s; each class's mean square is divided by its (effective) size less 1. So it is that of rows drawn without
 * regard to their label, whose base rate varies too. Null when a class has no weight.
 *
 * Definition: Boyd, K., Eng, K. H. & Page, C. D. (2013). ECML PKDD, 451–466; as scikit-learn computes it.
 */
export function averagePrecisionFromCounts(
  { positives, negatives }: ScoreCounts,
  sizes: { readonly positives: number; readonly negatives: number },
): AveragePrecision | null {
  const bins = positives.length;
  const above = new Float64Array(bins);
  const precision = new Float64Array(bins);
  let tp = 0;
  let fp = 0;
  let sum = 0;
  for (let bin = bins - 1; bin >= 0; bin--) {
    tp += positives[bin];
    fp += negatives[bin];
    above[bin] = tp + fp;
    precision[bin] = tp + fp > 0 ? tp / (tp + fp) : 0;
    sum += positives[bin] * precision[bin];
  }
  if (!(tp > 0) || !(fp > 0)) return null;
  const value = sum / tp;
  const influence = influenceOf({ positives, negatives }, above, precision, value, tp);
  const ofPositives = sumOfSquares(positives, influence.positives);
  const ofNegatives = sumOfSquares(negatives, influence.negatives);
  const { positives: m, negatives: n } = sizes;
  // each label's sum of squares over (effective) rows, the last of which tells nothing
  const variance = m > 1 && n > 1 ? (ofPositives * tp) / (m - 1) + (ofNegatives * fp) / (n - 1) : Number.NaN;
  return { value, variance, positives: m, influence };
}

/** Where the average precision lies whatever the order of the rows within each bin; `value`: with the rows of a bin tied. */
export function averagePrecisionBounds(
  { positives, negatives }: ScoreCounts,
  value: number,
): readonly [low: number, high: number] {
  let tp = 0;
  let fp = 0;
  let low = 0;
  let high = 0;
  for (let bin = positives.length - 1; bin >= 0; bin--) {
    const p = positives[bin];
    const n = negatives[bin];
    if (p > 0) {
      low += p - (fp + n > 0 ? (fp + n) * Math.log1p(p / (tp + fp + n)) : 0);
      high += (p * (tp + p)) / (tp + p + fp);
    }
    tp += p;
    fp += n;
  }
  return [Math.min(low / tp, value), Math.max(high / tp, value)];
}

function sumOfSquares(rows: Float64Array, influence: Float64Array): number {
  let sum = 0;
  for (let bin = 0; bin < rows.length; bin++) sum += rows[bin] * influence[bin] ** 2;
  return sum;
}

/** By the infinitesimal jackknife, as {@link averagePrecisionFromCounts} has it. */
function influenceOf(
  { positives, negatives }: ScoreCounts,
  above: Float64Array,
  precision: Float64Array,
  value: number,
  total: number,
): ScoreInfluence {
  const ofPositives = new Float64Array(positives.length);
  const ofNegatives = new Float64Array(negatives.length);
  let gain = 0;
  let loss = 0;
  for (let bin = 0; bin < positives.length; bin++) {
    if (above[bin] > 0) {
      gain += (positives[bin] * (1 - precision[bin])) / above[bin];
      loss += (positives[bin] * precision[bin]) / above[bin];
    }
    ofPositives[bin] = (precision[bin] - value + gain) / total;
    ofNegatives[bin] = -loss / total;
  }
  return { positives: ofPositives, negatives: ofNegatives };
}

/**
 * Interval of an average precision on the logit scale, with Student's t of m − 1 degrees of freedom; Wilson's at the number
 * of positive rows where that fails: with one positive or negative row, and at 1. Within [0, 1].
 */
export function averagePrecisionLimits({ value, variance, positives }: AveragePrecision, z: number): Limits {
  if (!(variance > 0) || value >= 1 || value <= 0) return wilsonLimits({ rate: value, n: positives }, z);
  const logit = Math.log(value / (1 - value));
  const half = (studentMultiplier(z, positives - 1) * Math.sqrt(variance)) / (value * (1 - value));
  return [1 / (1 + Math.exp(half - logit)), 1 / (1 + Math.exp(-half - logit))];
}
