import { FloatDictionary } from '../data/float-dictionary.ts';
import type { ScoreRole } from '../plan/plan.ts';
import { gridEdges } from '../plan/score-grid.ts';
import type { ScoreAxis } from './cube.ts';

/** Marks a row without a score in a bin column. */
export const NO_SCORE = 0xffffffff;

/** Turns scores into histogram bins, batch after batch; the axis is known when all have been seen. */
export interface ScoreBinner {
  /** The bin of each score, {@link NO_SCORE} for NaN. Bins are provisional until `finish`. */
  bins(scores: Float64Array): Uint32Array;
  /** The axis, and for each provisional bin its place on it. */
  finish(): { axis: ScoreAxis; placeOf: Uint32Array };
}

/** The binner that a plan's score asks for: exact without a grid, else on the grid's edges. */
export function scoreBinner(score: ScoreRole): ScoreBinner {
  return score.grid
    ? new GridBinner(gridEdges(score.grid), score.comparison === 'atLeast' ? 'left' : 'right')
    : new ExactBinner();
}

class ExactBinner implements ScoreBinner {
  readonly #dictionary = new FloatDictionary();

  bins(scores: Float64Array): Uint32Array {
    const bins = new Uint32Array(scores.length);
    for (let row = 0; row < scores.length; row++) {
      const score = scores[row];
      bins[row] = score === score ? this.#dictionary.code(score) : NO_SCORE;
    }
    return bins;
  }

  finish(): { axis: ScoreAxis; placeOf: Uint32Array } {
    const values = this.#dictionary.values();
    const order = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
    const placeOf = new Uint32Array(values.length);
    order.forEach((bin, place) => (placeOf[bin] = place));
    return { axis: { kind: 'exact', values: values.sort() }, placeOf };
  }
}

class GridBinner implements ScoreBinner {
  readonly #edges: Float64Array;
  readonly #closed: 'left' | 'right';
  /** First edge at or after each of even slices of the range: where the search for a bin starts. */
  readonly #start: Uint32Array;
  readonly #scale: number;

  constructor(edges: Float64Array, closed: 'left' | 'right') {
    this.#edges = edges;
    this.#closed = closed;
    const slices = edges.length;
    this.#scale = slices / (edges[edges.length - 1] - edges[0]);
    this.#start = new Uint32Array(slices + 1);
    for (let slice = 0, edge = 0; slice <= slices; slice++) {
      while (edge < edges.length - 1 && edges[edge] < edges[0] + slice / this.#scale) edge++;
      this.#start[slice] = edge;
    }
  }

  bins(scores: Float64Array): Uint32Array {
    const bins = new Uint32Array(scores.length);
    for (let row = 0; row < scores.length; row++) {
      bins[row] = scores[row] === scores[row] ? this.#bin(scores[row]) : NO_SCORE;
    }
    return bins;
  }

  finish(): { axis: ScoreAxis; placeOf: Uint32Array } {
    const placeOf = Uint32Array.from({ length: this.#edges.length - 1 }, (_, i) => i);
    return { axis: { kind: 'grid', edges: this.#edges, closed: this.#closed }, placeOf };
  }

  #bin(score: number): number {
    const edges = this.#edges;
    const last = edges.length - 2;
    const slice = Math.floor((score - edges[0]) * this.#scale);
    if (slice < 0) return 0;
    let bin = slice >= this.#start.length ? last : Math.min(this.#start[slice], last);
    if (this.#closed === 'left') {
      while (bin > 0 && edges[bin] > score) bin--;
      while (bin < last && edges[bin + 1] <= score) bin++;
    } else {
      while (bin > 0 && edges[bin] >= score) bin--;
      while (bin < last && edges[bin + 1] < score) bin++;
    }
    return bin;
  }
}
