/**
 * Holm's step-down correction: of m p values the k-th smallest is multiplied by m − k + 1, made monotone and capped at 1.
 * Rejecting where the adjusted value is at most α keeps the chance of any false rejection at α, whatever the dependence.
 * O(n log n), for hundreds of thousands of values.
 *
 * Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scand. J. Stat. 6, 65–70.
 */
export class HolmCorrection {
  readonly #sorted: Float64Array;
  readonly #adjusted: Float64Array;

  /**
   * `family`: m, where values with the adjusted value 1 are left out; given ones that are larger must then come out at 1
   * without them too, see {@link screeningLevel}.
   */
  constructor(pValues: Float64Array, family = pValues.length) {
    this.#sorted = pValues.slice().sort();
    this.#adjusted = new Float64Array(this.#sorted.length);
    let highest = 0;
    for (let k = 0; k < this.#sorted.length; k++) {
      highest = Math.max(highest, Math.min(1, this.#sorted[k] * (family - k)));
      this.#adjusted[k] = highest;
    }
  }

  /** The adjusted value of a p value of the family; 1 for those left out. */
  adjusted(p: number): number {
    const place = countBelow(this.#sorted, p);
    return this.#sorted[place] === p ? this.#adjusted[place] : 1;
  }

  /** The largest p value whose adjusted value is at most α; null where none is. */
  largestRejected(alpha: number): number | null {
    const end = countBelow(this.#adjusted, alpha, true);
    return end > 0 ? this.#sorted[end - 1] : null;
  }
}

/** The part of a family that may lie below {@link screeningLevel}. */
const MOST_BELOW = 15 / 16;

/**
 * A level from which on all adjusted values of a family of m are 1, if at most {@link fewEnoughBelow} of its p values lie
 * below: the smallest p ≥ 16 / m is multiplied by at least m / 16. This stays so when the family becomes part of a larger
 * one that is screened in the same way.
 */
export function screeningLevel(family: number): number {
  return 1 / ((1 - MOST_BELOW) * family);
}

/** Whether `below` p values under {@link screeningLevel} are few enough for it to hold. */
export function fewEnoughBelow(below: number, family: number): boolean {
  return below <= MOST_BELOW * family;
}

/** How many of the sorted values are smaller than the given one, or not larger. */
function countBelow(sorted: Float64Array, value: number, afterEqual = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (afterEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
