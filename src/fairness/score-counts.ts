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
 * costs no more than its entries and a look at each bin.
 */
export class ScoreCounter {
  readonly #negatives: Float64Array;
  readonly #positives: Float64Array;
  readonly #seen: Uint8Array;
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
  ofGroup({ histogram }: CellSums, group: number, cube: AuditCube): GroupScores | null {
    if (!histogram) return null;
    const sizes = [emptySize(), emptySize()];
    const states = cube.predictionFrom === 'column' ? UNKNOWN : STATES;
    const { offsets, bins, n } = histogram;
    const w = cube.hasWeights ? histogram.w : n;
    const w2 = cube.hasWeights ? histogram.w2 : n;
    let met = 0;
    for (let stratum = 0; stratum < cube.strata.length; stratum++) {
      for (let label = NEGATIVE; label <= POSITIVE; label++) {
        const sums = label === POSITIVE ? this.#positives : this.#negatives;
        for (let prediction = 0; prediction < states; prediction++) {
          const cell = cellIndex(group, stratum, cube.strata.length, label as State, prediction as State);
          const [from, to] = [offsets[cell], offsets[cell + 1]];
          addRows(sizes[label], n, w, w2, from, to);
          met += addByBin(sums, this.#seen, bins, w, from, to);
        }
      }
    }
    return this.#take(met, sizes[POSITIVE], sizes[NEGATIVE]);
  }

  /** All groups as one; groups without a histogram add nothing. */
  ofAll(groups: readonly (GroupScores | null)[]): GroupScores {
    const positives = emptySize();
    const negatives = emptySize();
    let met = 0;
    for (const group of groups) {
      if (!group) continue;
      const { bins, counts } = group;
      met += addByBin(this.#positives, this.#seen, bins, counts.positives, 0, bins.length);
      addByBin(this.#negatives, this.#seen, bins, counts.negatives, 0, bins.length);
      addSize(positives, group.positives);
      addSize(negatives, group.negatives);
    }
    return this.#take(met, positives, negatives);
  }

  /** Takes the sums of the bins that were met, of which there are so many. */
  #take(met: number, positives: ClassSize, negatives: ClassSize): GroupScores {
    const bins = metBins(this.#seen, met);
    const counts = { positives: takeBins(this.#positives, bins), negatives: takeBins(this.#negatives, bins) };
    return { bins, counts, positives, negatives, grid: this.#grid };
  }
}

/** Adds rows to the sums of the bins that they lie in; returns how many bins were met for the first time. */
function addByBin(
  sums: Float64Array,
  seen: Uint8Array,
  bins: Uint32Array,
  rows: Float64Array,
  from: number,
  to: number,
): number {
  let met = 0;
  for (let e = from; e < to; e++) {
    const bin = bins[e];
    met += 1 - seen[bin];
    seen[bin] = 1;
    sums[bin] += rows[e];
  }
  return met;
}

function addRows(
  size: GrowingSize,
  n: Float64Array,
  w: Float64Array,
  w2: Float64Array,
  from: number,
  to: number,
): void {
  let rows = size.n;
  let weight = size.w;
  let squares = size.w2;
  for (let e = from; e < to; e++) {
    rows += n[e];
    weight += w[e];
    squares += w2[e];
  }
  size.n = rows;
  size.w = weight;
  size.w2 = squares;
}

/** The bins that were met, increasing; none counts as met any more. */
function metBins(seen: Uint8Array, met: number): Uint32Array {
  const bins = new Uint32Array(met);
  let at = 0;
  for (let bin = 0; at < met; bin++) {
    if (seen[bin] === 0) continue;
    bins[at++] = bin;
    seen[bin] = 0;
  }
  return bins;
}

/** The sums of some bins, which are 0 from then on. */
function takeBins(sums: Float64Array, bins: Uint32Array): Float64Array {
  const taken = new Float64Array(bins.length);
  for (let i = 0; i < bins.length; i++) {
    taken[i] = sums[bins[i]];
    sums[bins[i]] = 0;
  }
  return taken;
}

const PLACES = new WeakMap<GroupScores, { readonly whole: GroupScores; readonly places: Uint32Array }>();

/** Where the scores of a part stand among those of the whole that contains it. Found once for the whole it was last asked of. */
export function placesIn(whole: GroupScores, part: GroupScores): Uint32Array {
  const known = PLACES.get(part);
  if (known?.whole === whole) return known.places;
  const places = placesAmong(part.bins, whole.bins);
  PLACES.set(part, { whole, places });
  return places;
}

/** Where each of some increasing numbers stands among others that contain them. */
function placesAmong(some: Uint32Array, all: Uint32Array): Uint32Array {
  const places = new Uint32Array(some.length);
  let at = 0;
  for (let i = 0; i < some.length; i++) {
    while (all[at] < some[i]) at++;
    places[i] = at;
  }
  return places;
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
