import type { ClassSums } from './cube.ts';
import { GrowingFloats } from './growing.ts';
import { NO_SCORE } from './score-bins.ts';

/** Counts rows by class of label and prediction, group by group and stratum by stratum. */
export class ClassTally {
  readonly #width: number;
  readonly #weighted: boolean;
  readonly #n = new GrowingFloats();
  readonly #w = new GrowingFloats();
  readonly #w2 = new GrowingFloats();

  constructor(strata: number, classes: number, weighted: boolean) {
    this.#width = strata * (classes + 1) ** 2;
    this.#weighted = weighted;
  }

  /** Adds a batch of rows. `cells`: {@link NO_SCORE} for rows that are not tallied. */
  add(
    groups: Uint16Array,
    groupCount: number,
    cells: Uint32Array,
    places: Uint32Array,
    weights: Float64Array | null,
  ): void {
    const width = this.#width;
    const [n, w, w2] = [this.#n, this.#w, this.#w2].map((sums) => sums.ensure(groupCount * width));
    for (let row = 0; row < places.length; row++) {
      if (cells[row] === NO_SCORE) continue;
      const place = groups[row] * width + places[row];
      n[place]++;
      if (weights) {
        w[place] += weights[row];
        w2[place] += weights[row] * weights[row];
      }
    }
  }

  finish(groupCount: number): ClassSums {
    const length = groupCount * this.#width;
    return {
      n: this.#n.take(length),
      w: (this.#weighted ? this.#w : this.#n).take(length),
      w2: (this.#weighted ? this.#w2 : this.#n).take(length),
    };
  }
}
