import { FloatDictionary } from '../data/float-dictionary.ts';
import { AppError } from '../errors.ts';
import type { ScoreGrid, ScoreRole } from '../plan/plan.ts';
import { gridEdges, MOST_DISTINCT_SCORES } from '../plan/score-grid.ts';
import type { ScoreAxis } from './cube.ts';
import { BatchIntegers } from './growing.ts';

/** Marks a row without a score in a bin column. */
export const NO_SCORE = 0xffffffff;

/** The axis of scores when all have been seen, and for each provisional bin its place on it. */
export interface EndedScores {
  readonly axis: ScoreAxis;
  readonly placeOf: Uint32Array;
}

/** Turns scores into histogram bins, batch after batch; the axis is known when all have been seen. */
export interface ScoreBinner {
  /** Most bins that it can give out. */
  readonly mostBins: number;
  /** Whether each distinct score has a bin of its own. */
  readonly exact: boolean;
  /** The bin of each score, {@link NO_SCORE} for NaN; valid until the next batch. Bins are provisional until `finish`. */
  bins(scores: Float64Array): Uint32Array;
  /** The bin of one score; {@link check} is to follow. */
  bin(score: number): number;
  /** @throws AppError `internal` when more bins were given out than there may be */
  check(): void;
  finish(): EndedScores;
}

/** The binner that a plan's score asks for: exact without a grid, else on the grid's edges. */
export function scoreBinner(score: ScoreRole): ScoreBinner {
  return score.grid ? new GridBinner(score.grid, score.comparison === 'atLeast' ? 'left' : 'right') : new ExactBinner();
}

class ExactBinner implements ScoreBinner {
  readonly exact = true;
  readonly mostBins = MOST_DISTINCT_SCORES;
  readonly #dictionary = new FloatDictionary();
  readonly #bins = new BatchIntegers();

  bins(scores: Float64Array): Uint32Array {
    const bins = this.#bins.ofLength(scores.length);
    for (let row = 0; row < scores.length; row++) bins[row] = this.bin(scores[row]);
    this.check();
    return bins;
  }

  bin(score: number): number {
    return score === score ? this.#dictionary.code(score) : NO_SCORE;
  }

  check(): void {
    if (this.#dictionary.size > this.mostBins) {
      throw new AppError('internal', { message: `more than ${this.mostBins} distinct scores without a grid` });
    }
  }

  finish(): EndedScores {
    const values = this.#dictionary.values();
    const order = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
    const placeOf = new Uint32Array(values.length);
    order.forEach((bin, place) => (placeOf[bin] = place));
    return { axis: { kind: 'exact', values: values.sort() }, placeOf };
  }
}

class GridBinner implements ScoreBinner {
  readonly exact = false;
  readonly mostBins: number;
  readonly #edges: Float64Array;
  readonly #closed: 'left' | 'right';
  /** Number of edges up to where each of the grid's even bins starts: nearly always the bin of a score in it. */
  readonly #start: Uint32Array;
  readonly #bins = new BatchIntegers();
  readonly #low: number;
  readonly #scale: number;

  constructor(grid: ScoreGrid, closed: 'left' | 'right') {
    const edges = gridEdges(grid);
    const width = grid.stop - grid.start;
    this.mostBins = edges.length + 1;
    this.#edges = edges;
    this.#closed = closed;
    this.#low = grid.start;
    this.#scale = width > 0 ? grid.bins / width : 0;
    this.#start = new Uint32Array(grid.bins + 1);
    for (let slice = 0, passed = 0; slice <= grid.bins; slice++) {
      while (passed < edges.length && (edges[passed] - this.#low) * this.#scale <= slice) passed++;
      this.#start[slice] = passed;
    }
  }

  bins(scores: Float64Array): Uint32Array {
    const bins = this.#bins.ofLength(scores.length);
    for (let row = 0; row < scores.length; row++) bins[row] = this.bin(scores[row]);
    return bins;
  }

  bin(score: number): number {
    return score === score ? this.#bin(score) : NO_SCORE;
  }

  check(): void {
    // A grid has as many bins as it has edges, and one more.
  }

  finish(): EndedScores {
    const placeOf = Uint32Array.from({ length: this.mostBins }, (_, i) => i);
    return { axis: { kind: 'grid', edges: this.#edges, closed: this.#closed }, placeOf };
  }

  /** The number of edges at or below the score (closed left), or below it (closed right). */
  #bin(score: number): number {
    const edges = this.#edges;
    const slice = Math.floor((score - this.#low) * this.#scale);
    let bin = this.#start[Math.max(0, Math.min(slice, this.#start.length - 1))];
    if (this.#closed === 'left') {
      while (bin > 0 && edges[bin - 1] > score) bin--;
      while (bin < edges.length && edges[bin] <= score) bin++;
    } else {
      while (bin > 0 && edges[bin - 1] >= score) bin--;
      while (bin < edges.length && edges[bin] < score) bin++;
    }
    return bin;
  }
}
