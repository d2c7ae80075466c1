import type { TargetSums } from './cube.ts';
import { GrowingFloats } from './growing.ts';
import { NO_SCORE } from './score-bins.ts';
import { mapSums } from './sums.ts';

/** A numeric outcome, measured from the plan's origin, and the error of its prediction where it has one, row by row. */
export interface TargetRows {
  readonly y: Float64Array;
  /** Prediction − outcome. */
  readonly error: Float64Array | null;
}

/** The rows of a target; `origin`: what y is measured from. */
export function targetRows(y: Float64Array, predicted: Float64Array | null, origin: number): TargetRows {
  return {
    y: y.map((value) => value - origin),
    error: predicted && predicted.map((value, row) => value - y[row]),
  };
}

/** Sums a numeric target and its errors per cell; rows with an unknown value are left out of all sums. */
export class TargetTally {
  readonly #weighted: boolean;
  readonly #sums = {
    n: new GrowingFloats(),
    w: new GrowingFloats(),
    w2: new GrowingFloats(),
    wy: new GrowingFloats(),
    wy2: new GrowingFloats(),
    wy3: new GrowingFloats(),
    wy4: new GrowingFloats(),
    we: new GrowingFloats(),
    we2: new GrowingFloats(),
    we4: new GrowingFloats(),
    wAbsE: new GrowingFloats(),
    we2y: new GrowingFloats(),
    we2y2: new GrowingFloats(),
  } satisfies Record<keyof TargetSums, GrowingFloats>;

  constructor(weighted: boolean) {
    this.#weighted = weighted;
  }

  add(cells: Uint32Array, cellCount: number, rows: TargetRows, weights: Float64Array | null): void {
    const sums = this.#sums;
    const n = sums.n.ensure(cellCount);
    const [w, w2] = [sums.w, sums.w2].map((each) => each.ensure(cellCount));
    const [wy, wy2, wy3, wy4] = [sums.wy, sums.wy2, sums.wy3, sums.wy4].map((each) => each.ensure(cellCount));
    for (let row = 0; row < cells.length; row++) {
      const y = rows.y[row];
      const cell = cells[row];
      if (cell === NO_SCORE || y !== y) continue;
      if (rows.error && Number.isNaN(rows.error[row])) continue;
      n[cell]++;
      const weight = weights ? weights[row] : 1;
      if (weights) {
        w[cell] += weight;
        w2[cell] += weight * weight;
      }
      const y2 = y * y;
      wy[cell] += weight * y;
      wy2[cell] += weight * y2;
      wy3[cell] += weight * y2 * y;
      wy4[cell] += weight * y2 * y2;
    }
    if (rows.error) this.#addErrors(cells, cellCount, rows.y, rows.error, weights);
  }

  #addErrors(
    cells: Uint32Array,
    cellCount: number,
    ys: Float64Array,
    errors: Float64Array,
    weights: Float64Array | null,
  ) {
    const sums = this.#sums;
    const [we, we2, we4] = [sums.we, sums.we2, sums.we4].map((each) => each.ensure(cellCount));
    const [wAbsE, we2y, we2y2] = [sums.wAbsE, sums.we2y, sums.we2y2].map((each) => each.ensure(cellCount));
    for (let row = 0; row < cells.length; row++) {
      const error = errors[row];
      const cell = cells[row];
      // An error is NaN where the outcome or its prediction is unknown.
      if (cell === NO_SCORE || error !== error) continue;
      const y = ys[row];
      const weight = weights ? weights[row] : 1;
      const squared = error * error;
      we[cell] += weight * error;
      we2[cell] += weight * squared;
      we4[cell] += weight * squared * squared;
      wAbsE[cell] += weight * Math.abs(error);
      we2y[cell] += weight * squared * y;
      we2y2[cell] += weight * squared * y * y;
    }
  }

  finish(cellCount: number): TargetSums {
    const { n, w, w2, ...moments } = this.#sums;
    const sums = { n, w: this.#weighted ? w : n, w2: this.#weighted ? w2 : n, ...moments };
    return mapSums(sums, (each) => each.take(cellCount));
  }
}
