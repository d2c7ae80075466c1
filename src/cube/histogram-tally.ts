import type { ScoreHistogram } from './cube.ts';
import { GrowingFloats } from './growing.ts';
import { NO_SCORE } from './score-bins.ts';

const PAGE_BITS = 8;
const PAGE = 1 << PAGE_BITS;

/** Rows after which a count of 32 bits might be too large. */
const MOST_ROWS = 2 ** 32 - 1;

/**
 * Counts scores per cell and bin in pages of 256 bins, made only where a score falls. Rows are counted in 32 bits, half of what
 * a double takes, since which count comes next is by chance and the processor's caches are small; before one could overflow
 * they are carried over.
 */
export class HistogramTally {
  readonly #weighted: boolean;
  readonly #pagesPerCell: number;
  #pageOf = new Int32Array(0);
  #pages = 0;
  readonly #mostRows: number;
  #rows = 0;
  #counts = new Uint32Array(0);
  readonly #carried = new GrowingFloats();
  readonly #w = new GrowingFloats();
  readonly #w2 = new GrowingFloats();

  /** @param mostRows rows after which counts are carried over */
  constructor(mostBins: number, weighted: boolean, mostRows = MOST_ROWS) {
    this.#mostRows = mostRows;
    this.#pagesPerCell = Math.ceil(mostBins / PAGE);
    this.#weighted = weighted;
  }

  /** Adds a batch of rows; `cells` numbers must be below `cellCount`. */
  add(cells: Uint32Array, cellCount: number, bins: Uint32Array, weights: Float64Array | null) {
    this.#growTo(cellCount);
    this.#rows += cells.length;
    if (this.#rows > this.#mostRows) this.#carry(cells.length);
    const pageOf = this.#pageOf;
    const pagesPerCell = this.#pagesPerCell;
    let counts = this.#counts;
    let [w, w2] = this.#sums();
    for (let row = 0; row < cells.length; row++) {
      const bin = bins[row];
      const cell = cells[row];
      if (bin === NO_SCORE || cell === NO_SCORE) continue;
      const slot = cell * pagesPerCell + (bin >>> PAGE_BITS);
      if (pageOf[slot] < 0) {
        this.#newPage(slot);
        counts = this.#counts;
        [w, w2] = this.#sums();
      }
      const place = pageOf[slot] * PAGE + (bin & (PAGE - 1));
      counts[place]++;
      if (weights) {
        w[place] += weights[row];
        w2[place] += weights[row] * weights[row];
      }
    }
  }

  #sums(): [w: Float64Array, w2: Float64Array] {
    return [this.#w.values, this.#w2.values];
  }

  /** Empties the counts before `rows` more are counted. */
  #carry(rows: number): void {
    const carried = this.#carried.ensure(this.#counts.length);
    for (let place = 0; place < this.#counts.length; place++) carried[place] += this.#counts[place];
    this.#counts.fill(0);
    this.#rows = rows;
  }

  /** The sparse histogram, with provisional bins moved to their places on the axis. */
  finish(cellCount: number, placeOf: Uint32Array): ScoreHistogram {
    this.#growTo(cellCount);
    this.#carry(0);
    const offsets = new Uint32Array(cellCount + 1);
    const bins = new Uint32Array(this.#entries());
    const sources = new Uint32Array(bins.length);
    /** Where the sums of a cell's bin stand, by its place on the axis. */
    const sourceAt = new Uint32Array(placeOf.length);
    let next = 0;
    for (let cell = 0; cell < cellCount; cell++) {
      const first = next;
      next = this.#placesOf(cell, placeOf, sourceAt, bins, first);
      bins.subarray(first, next).sort();
      for (let entry = first; entry < next; entry++) sources[entry] = sourceAt[bins[entry]];
      offsets[cell + 1] = next;
    }
    const pick = ({ values }: GrowingFloats): Float64Array => pickedFrom(values, sources);
    const n = pick(this.#carried);
    return {
      offsets,
      bins,
      n,
      w: this.#weighted ? pick(this.#w) : n.slice(),
      w2: this.#weighted ? pick(this.#w2) : n.slice(),
    };
  }

  /** How many bins of all cells hold a row. */
  #entries(): number {
    const counts = this.#carried.values;
    let entries = 0;
    for (let source = 0; source < this.#pages * PAGE; source++) if (counts[source] > 0) entries++;
    return entries;
  }

  /** Writes the places of a cell's bins to `places` from `at` on, and notes where their sums stand. Returns where it ended. */
  #placesOf(cell: number, placeOf: Uint32Array, sourceAt: Uint32Array, places: Uint32Array, at: number): number {
    const counts = this.#carried.values;
    for (let p = 0; p < this.#pagesPerCell; p++) {
      const page = this.#pageOf[cell * this.#pagesPerCell + p];
      if (page < 0) continue;
      for (let i = 0; i < PAGE; i++) {
        const source = page * PAGE + i;
        if (!(counts[source] > 0)) continue;
        const place = placeOf[p * PAGE + i];
        sourceAt[place] = source;
        places[at++] = place;
      }
    }
    return at;
  }

  #newPage(slot: number): void {
    this.#pageOf[slot] = this.#pages++;
    const places = this.#pages * PAGE;
    if (places > this.#counts.length) {
      const grown = new Uint32Array(Math.max(places, Math.ceil(this.#counts.length * 1.5)));
      grown.set(this.#counts);
      this.#counts = grown;
    }
    if (this.#weighted) {
      this.#w.ensure(places);
      this.#w2.ensure(places);
    }
  }

  #growTo(cellCount: number): void {
    const slots = cellCount * this.#pagesPerCell;
    if (slots <= this.#pageOf.length) return;
    const grown = new Int32Array(Math.max(slots, Math.ceil(this.#pageOf.length * 1.5))).fill(-1);
    grown.set(this.#pageOf);
    this.#pageOf = grown;
  }
}

function pickedFrom(values: Float64Array, sources: Uint32Array): Float64Array {
  const picked = new Float64Array(sources.length);
  for (let entry = 0; entry < sources.length; entry++) picked[entry] = values[sources[entry]];
  return picked;
}
