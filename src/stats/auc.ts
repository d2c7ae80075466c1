import type { ScoreInfluence } from './influence.ts';

/** Positives and negatives by score: sums over the rows at each distinct score (or in each bin), scores increasing. */
export interface ScoreCounts {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/** The area under the ROC curve with what its intervals need. */
export interface AucEstimate {
  /** P(positive scores higher) + ½ P(tie). */
  readonly value: number;
  /** Square of the standard error after DeLong; NaN where a class has an effective size of at most 1. */
  readonly variance: number;
  /** Effective numbers of positive and negative rows. */
  readonly positives: number;
  readonly negatives: number;
  /** The area when every tie is lost and when every tie is won: the bounds when a bin holds different scores. */
  readonly bounds: readonly [low: number, high: number];
}

/**
 * Area under the ROC curve from counts (or sums of weights) by score, ties counted half, with DeLong's variance:
 * with m positives, n negatives, V₁₀ of a positive the share of negatives below it and V₀₁ of a negative the share of
 * positives above it, var = S₁₀ / m + S₀₁ / n. Exactly DeLong's with whole counts; with weights the shares and S are
 * weighted and m, n are effective sizes. Null when a class has no weight.
 *
 * DeLong, E. R., DeLong, D. M. & Clarke-Pearson, D. L. (1988). Biometrics 44, 837–845; ties after Sun, X. & Xu, W.
 * (2014). IEEE Signal Process. Lett. 21, 1389–1393.
 */
export function aucFromCounts(
  counts: ScoreCounts,
  sizes?: { readonly positives: number; readonly negatives: number },
): AucEstimate | null {
  const { positives, negatives } = counts;
  const m = totalOf(positives);
  const n = totalOf(negatives);
  if (!(m > 0) || !(n > 0)) return null;
  let won = 0;
  let tied = 0;
  let below = 0;
  for (let bin = 0; bin < positives.length; bin++) {
    won += positives[bin] * below;
    tied += positives[bin] * negatives[bin];
    below += negatives[bin];
  }
  const value = (won + tied / 2) / (m * n);
  const sizeM = sizes?.positives ?? m;
  const sizeN = sizes?.negatives ?? n;
  return {
    value,
    variance: delongVariance(counts, value, m, n, sizeM, sizeN),
    positives: sizeM,
    negatives: sizeN,
    bounds: [won / (m * n), Math.min(1, (won + tied) / (m * n))],
  };
}

function delongVariance(
  { positives, negatives }: ScoreCounts,
  auc: number,
  m: number,
  n: number,
  sizeM: number,
  sizeN: number,
): number {
  if (sizeM <= 1 || sizeN <= 1) return Number.NaN;
  let negativesBelow = 0;
  let positivesBelow = 0;
  let s10 = 0;
  let s01 = 0;
  for (let bin = 0; bin < positives.length; bin++) {
    const v10 = (negativesBelow + negatives[bin] / 2) / n - auc;
    const v01 = (m - positivesBelow - positives[bin] / 2) / m - auc;
    s10 += positives[bin] * v10 * v10;
    s01 += negatives[bin] * v01 * v01;
    negativesBelow += negatives[bin];
    positivesBelow += positives[bin];
  }
  return s10 / m / (sizeM - 1) + s01 / n / (sizeN - 1);
}

function totalOf(rows: Float64Array): number {
  let total = 0;
  for (let bin = 0; bin < rows.length; bin++) total += rows[bin];
  return total;
}

/** DeLong's placements less the area, over the weight of the label: what {@link ScoreInfluence} asks for. */
export function aucInfluence({ positives, negatives }: ScoreCounts): ScoreInfluence {
  const m = totalOf(positives);
  const n = totalOf(negatives);
  const ofPositives = new Float64Array(positives.length);
  const ofNegatives = new Float64Array(positives.length);
  let negativesBelow = 0;
  let positivesBelow = 0;
  let area = 0;
  for (let bin = 0; bin < positives.length; bin++) {
    ofPositives[bin] = (negativesBelow + negatives[bin] / 2) / n;
    ofNegatives[bin] = (m - positivesBelow - positives[bin] / 2) / m;
    area += (positives[bin] * ofPositives[bin]) / m;
    negativesBelow += negatives[bin];
    positivesBelow += positives[bin];
  }
  for (let bin = 0; bin < positives.length; bin++) {
    ofPositives[bin] = (ofPositives[bin] - area) / m;
    ofNegatives[bin] = (ofNegatives[bin] - area) / n;
  }
  return { positives: ofPositives, negatives: ofNegatives };
}
