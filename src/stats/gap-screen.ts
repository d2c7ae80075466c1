import { normalQuantile } from './distributions.ts';
import type { Margin } from './gap-tests.ts';
import { likelihoodHigh, likelihoodLow } from './likelihood-limits.ts';
import type { Proportion } from './proportion.ts';

/** How the loss of likelihood may be shared out: what falls to the higher group; the rest falls to the lower. */
const SHARES = [0.5, 0.1, 0.9];

/**
 * Tells, at the price of a few comparisons a pair, which pairs {@link gapExceeds} cannot give a p value below `level`.
 *
 * That p value is at least the tail of the signed root of the likelihood ratio, √(2 · loss), where `loss` is what the best
 * pair of rates within the tolerance costs in log likelihood (counts moved by half a row, as there). Any pair of rates
 * within the tolerance bounds it from above: if each group alone can move as far as its share of z² / 2 allows and the two
 * then meet the tolerance, the root is at most z. The limits of a group are found once, for some ways to share.
 */
export class GapScreen {
  readonly #rates: Float64Array;
  readonly #margin: Margin;
  readonly #low: readonly Float64Array[];
  readonly #high: readonly Float64Array[];

  /** `level`: 0 < level < ½. */
  constructor(rates: readonly Proportion[], margin: Margin, level: number) {
    const z = normalQuantile(level);
    const limits = (limit: (rate: Proportion, loss: number) => number, shares: readonly number[]): Float64Array[] =>
      shares.map((share) => Float64Array.from(rates, (rate) => limit(rate, share * ((z * z) / 2))));
    this.#rates = Float64Array.from(rates, ({ rate }) => rate);
    this.#margin = margin;
    this.#low = limits(({ rate, n }, loss) => likelihoodLow({ rate: Math.max(0, rate - 0.5 / n), n }, loss), SHARES);
    this.#high = limits(
      ({ rate, n }, loss) => likelihoodHigh({ rate: Math.min(1, rate + 0.5 / n), n }, loss),
      SHARES.map((share) => 1 - share),
    );
  }

  /** True only if the p value of the pair is at least the level; false says nothing. */
  excludes(i: number, j: number): boolean {
    const iIsHigher = this.#rates[i] >= this.#rates[j];
    const higher = iIsHigher ? i : j;
    const lower = iIsHigher ? j : i;
    const { scale, tolerance } = this.#margin;
    for (let k = 0; k < SHARES.length; k++) {
      const low = this.#low[k][higher];
      const high = this.#high[k][lower];
      if (scale === 'difference' ? low - high <= tolerance : low * tolerance <= high) return true;
    }
    return false;
  }
}

/**
 * True only if {@link gapWithin} is below the level of the one-sided z (above 0); false says nothing. Without logarithms:
 * no variance is above ¼, and n · KL(rate ‖ θ) is at least 2 n (rate − θ)² (Pinsker), so that the score as well as the
 * signed root is at least the room left, less half a row in each group, over ½ √(1 / a.n + 1 / b.n).
 */
export function surelyWithin(a: Proportion, b: Proportion, { scale, tolerance }: Margin, z: number): boolean {
  const high = Math.max(a.rate, b.rate);
  const low = Math.min(a.rate, b.rate);
  const room = scale === 'difference' ? tolerance - (high - low) : low - tolerance * high;
  const inverse = 1 / a.n + 1 / b.n;
  return room - inverse / 2 > z * 0.5 * Math.sqrt(inverse) * (1 + 1e-9);
}
