import { fillGamma } from './gamma-draws.ts';
import { SeededRandom } from './seeded-random.ts';

/** Enough for 95 % limits to be steady in their second digit. */
export const REPLICATES = 10_000;

const SEED = 1;

/**
 * The bootstrap over cells: cell shares drawn from a Dirichlet distribution with nᵢ + ½ each. Resampling rows and counting
 * them is drawing a multinomial; the Dirichlet draw has the same spread, and the half keeps a cell that happened to be
 * empty from staying empty in every replicate (the plain multinomial covers 84 % for an F1 score at n = 40).
 * Row-major: replicate r has its shares, which add up to 1, at r · cells … (r + 1) · cells − 1. Deterministic.
 *
 * Under weights `counts` are effective ones: {@link effectiveCounts}.
 *
 * Rubin, D. B. (1981). The Bayesian bootstrap. Ann. Stat. 9, 130–134; ½ after Jeffreys.
 */
export function dirichletReplicates(counts: Float64Array, replicates = REPLICATES, seed = SEED): Float64Array {
  const cells = counts.length;
  const shares = new Float64Array(replicates * cells);
  const random = new SeededRandom(seed);
  for (let cell = 0; cell < cells; cell++) fillGamma(shares, cell, cells, counts[cell] + 0.5, random);
  for (let at = 0; at < shares.length; at += cells) {
    let sum = 0;
    for (let i = at; i < at + cells; i++) sum += shares[i];
    const scale = 1 / sum;
    for (let i = at; i < at + cells; i++) shares[i] *= scale;
  }
  return shares;
}

/** Weighted counts scaled so that their sum is Kish's effective size n = (Σw)² / Σw²; zeros where there is no weight. */
export function effectiveCounts(weights: Float64Array, sumOfSquares: number): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return sumOfSquares > 0 ? weights.map((weight) => (weight * total) / sumOfSquares) : new Float64Array(weights.length);
}

/** A function of cell shares, those of a replicate starting at `at`; NaN where it is undefined. */
export type ShareFunction = (shares: Float64Array, at: number) => number;

/** Its value in every replicate in which it is defined. */
export function replicatedValues(shares: Float64Array, cells: number, value: ShareFunction): Float64Array {
  const values = new Float64Array(shares.length / cells);
  let defined = 0;
  for (let at = 0; at < shares.length; at += cells) {
    const replicated = value(shares, at);
    if (!Number.isNaN(replicated)) values[defined++] = replicated;
  }
  return values.subarray(0, defined);
}
