import type { TargetSums } from './cube.ts';
import { GrowingFloats } from './growing.ts';
import { NO_SCORE } from './score-bins.ts';

/** A numeric outcome and, where the plan has one, its prediction, row by row. */
export interface TargetRows {
  readonly y: Float64Array;
  readonly predicted: Float64Array | null;
}

/** Sums a numeric target and its errors per cell; rows with an unknown value are left out of all sums. */
export class TargetTally {
  readonly #sums = Array.from({ length: 7 }, () => new GrowingFloats());

  add(cells: Uint32Array, cellCount: number, rows: TargetRows, weights: Float64Array | null) {
    const [n, w, wy, wy2, we, we2, wAbsE] = this.#sums.map((sums) => sums.ensure(cellCount));
    for (let row = 0; row < cells.length; row++) {
      const y = rows.y[row];
      const error = rows.predicted ? rows.predicted[row] - y : 0;
      const cell = cells[row];
      if (cell === NO_SCORE || Number.isNaN(y) || Number.isNaN(error)) continue;
      const weight = weights ? weights[row] : 1;
      n[cell]++;
      w[cell] += weight;
      wy[cell] += weight * y;
      wy2[cell] += weight * y * y;
      we[cell] += weight * error;
      we2[cell] += weight * error * error;
      wAbsE[cell] += weight * Math.abs(error);
    }
  }

  finish(cellCount: number): TargetSums {
    const [n, w, wy, wy2, we, we2, wAbsE] = this.#sums.map((sums) => sums.take(cellCount));
    return { n, w, wy, wy2, we, we2, wAbsE };
  }
}
