import type { ScoreCounts } from './auc.ts';

/**
 * The slope of an estimate from the whole on the same one from a part, Cov(part, whole) / Var(part): the rows of the part
 * move both by their influence, here the same for all rows of a cell. `rows`: those of the part by cell; `part`, `whole`:
 * influences by cell, each such that the estimate errs by their mean over its rows; `share`: the part's of the weight.
 * 0 where the part has no spread of its own.
 *
 * Hampel, F. R. (1974). The influence curve and its role in robust estimation. JASA 69, 383–393.
 */
export function cellSlope(
  rows: ArrayLike<number>,
  part: ArrayLike<number>,
  whole: ArrayLike<number>,
  share: number,
): number {
  let common = 0;
  let own = 0;
  for (let i = 0; i < rows.length; i++) {
    common += rows[i] * part[i] * whole[i];
    own += rows[i] * part[i] * part[i];
  }
  return own > 0 ? (share * common) / own : 0;
}

/** Influence of a row of either label at each score, per unit of weight: the estimate errs by their sum over all rows. */
export type ScoreInfluence = ScoreCounts;

/** Rows of a part by score, the place of each of its scores among those of the whole, and Σw² / Σw of either label. */
export interface ScoredPart {
  readonly counts: ScoreCounts;
  readonly places: Uint32Array;
  readonly squares: { readonly positives: number; readonly negatives: number };
}

/** {@link cellSlope} over scores; weights are taken to be alike at all scores. */
export function scoreSlope(
  { counts, places, squares }: ScoredPart,
  part: ScoreInfluence,
  whole: ScoreInfluence,
): number {
  const sums = { common: 0, own: 0 };
  addProducts(sums, counts.positives, part.positives, whole.positives, places, squares.positives);
  addProducts(sums, counts.negatives, part.negatives, whole.negatives, places, squares.negatives);
  return sums.own > 0 ? sums.common / sums.own : 0;
}

function addProducts(
  sums: { common: number; own: number },
  rows: Float64Array,
  ours: Float64Array,
  theirs: Float64Array,
  places: Uint32Array,
  square: number,
): void {
  let { common, own } = sums;
  for (let i = 0; i < rows.length; i++) {
    const weight = square * rows[i] * ours[i];
    common += weight * theirs[places[i]];
    own += weight * ours[i];
  }
  sums.common = common;
  sums.own = own;
}
