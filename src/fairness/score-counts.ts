import { cellIndex, NEGATIVE, POSITIVE, STATES, UNKNOWN } from '../cube/cube.ts';
import type { AuditCube, CellSums, ScoreAxis, State } from '../cube/cube.ts';
import type { ScoreCounts } from '../stats/auc.ts';
import { effectiveSize } from '../stats/proportion.ts';

/** Rows with a known label and a score, by class; `counts` holds their weights by score, in increasing order. */
export interface GroupScores {
  /** Bin of the score axis that each entry of `counts` stands for, increasing. */
  readonly bins: Uint32Array;
  readonly counts: ScoreCounts;
  readonly positives: ClassSize;
  readonly negatives: ClassSize;
  readonly grid: boolean;
}

/** Rows of one label value that have a score: their number, Σw and Σw². */
export interface ClassSize {
  readonly n: number;
  readonly w: number;
  readonly w2: number;
}

/** Kish's effective number of rows of a class. */
export function effectiveClass({ w, w2 }: ClassSize): number {
  return effectiveSize(w, w2);
}

/**
 * Adds up histograms by score. Holds one sum per bin of the axis and class, cleared after each use, so that a group
 * costs no more than its entries.
 */
export class ScoreCounter {
  readonly #negatives: Float64Array;
  readonly #positives: Float64Array;
  readonly #seen: Uint8Array;
  #bins: number[] = [];
  readonly #grid: boolean;

  constructor(axis: ScoreAxis) {
    const bins = axis.kind === 'exact' ? axis.values.length : axis.edges.length + 1;
    this.#negatives = new Float64Array(bins);
    this.#positives = new Float64Array(bins);
    this.#seen = new Uint8Array(bins);
    this.#grid = axis.kind === 'grid';
  }

  /**
   * Positives and negatives of a group by score, whatever their prediction; strata added up. Under a prediction column,
   * rows without a prediction are left out, as they are of every other metric.
   */
  ofGroup(cells: CellSums, group: number, cube: AuditCube): GroupScores | null {
    const histogram = cells.histogram;
    if (!histogram) return null;
    const sizes = [emptySize(), emptySize()];
    const states = cube.predictionFrom === 'column' ? UNKNOWN : STATES;
    for (let stratum = 0; stratum < cube.strata.length; stratum++) {
      for (const label of [NEGATIVE, POSITIVE] as const) {
        const sums = label === POSITIVE ? this.#positives : this.#negatives;
        for (let prediction = 0; prediction < states; prediction++) {
          const cell = cellIndex(group, stratum, cube.strata.length, label, prediction as State);
          for (let e = histogram.offsets[cell]; e < histogram.offsets[cell + 1]; e++) {
            const n = histogram.n[e];
            const w = cube.hasWeights ? histogram.w[e] : n;
            const size = sizes[label];
            size.n += n;
            size.w += w;
            size.w2 += cube.hasWeights ? histogram.w2[e] : n;
            this.#note(histogram.bins[e]);
            sums[histogram.bins[e]] += w;
          }
        }
      }
    }
    return this.#take(sizes[POSITIVE], sizes[NEGATIVE]);
  }

  /** All groups as one; groups without a histogram add nothing. */
  ofAll(groups: readonly (GroupScores | null)[]): GroupScores {
    const positives = emptySize();
    const negatives = emptySize();
    for (const group of groups) {
      if (!group) continue;
      for (let i = 0; i < group.bins.length; i++) {
        const bin = group.bins[i];
        this.#note(bin);
        this.#positives[bin] += group.counts.positives[i];
        this.#negatives[bin] += group.counts.negatives[i];
      }
      addSize(positives, group.positives);
      addSize(negatives, group.negatives);
    }
    return this.#take(positives, negatives);
  }

  #note(bin: number): void {
    if (this.#seen[bin] === 1) return;
    this.#seen[bin] = 1;
    this.#bins.push(bin);
  }

  #take(positives: ClassSize, negatives: ClassSize): GroupScores {
    const bins = Uint32Array.from(this.#bins).sort();
    const counts = { positives: new Float64Array(bins.length), negatives: new Float64Array(bins.length) };
    for (let i = 0; i < bins.length; i++) {
      const bin = bins[i];
      counts.positives[i] = this.#positives[bin];
      counts.negatives[i] = this.#negatives[bin];
      this.#positives[bin] = 0;
      this.#negatives[bin] = 0;
      this.#seen[bin] = 0;
    }
    this.#bins = [];
    return { bins, counts, positives, negatives, grid: this.#grid };
  }
}

interface GrowingSize {
  n: number;
  w: number;
  w2: number;
}

function emptySize(): GrowingSize {
  return { n: 0, w: 0, w2: 0 };
}

function addSize(to: GrowingSize, from: ClassSize): void {
  to.n += from.n;
  to.w += from.w;
  to.w2 += from.w2;
}
