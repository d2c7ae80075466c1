/**
 * An observed proportion: `rate` of a (perhaps effective, so not whole) number `n` of rows. Every method of this folder
 * takes proportions in this form, so that weighted and unweighted data go through the same code: with weights, `rate`
 * is Σw(positive) / Σw and `n` is {@link effectiveSize}.
 */
export interface Proportion {
  /** 0 … 1. */
  readonly rate: number;
  /** Above 0. */
  readonly n: number;
}

/** Low and high end of an interval. */
export type Limits = readonly [low: number, high: number];

/**
 * Kish's effective sample size (Σw)² / Σw²: how many equally weighted rows carry as much information. 0 without weight.
 *
 * Kish, L. (1965). Survey Sampling. Wiley.
 */
export function effectiveSize(sumOfWeights: number, sumOfSquares: number): number {
  return sumOfSquares > 0 ? (sumOfWeights * sumOfWeights) / sumOfSquares : 0;
}
