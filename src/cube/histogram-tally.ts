import type { ScoreHistogram } from './cube.ts';
import { GrowingFloats } from './growing.ts';
import { NO_SCORE } from './score-bins.ts';

const PAGE_BITS = 8;
const PAGE = 1 << PAGE_BITS;

/** Counts scores per cell and bin in pages of 256 bins, made only where a score falls. */
export class HistogramTally {
  readonly #weighted: boolean;
  readonly #pagesPerCell: number;
  #pageOf = new Int32Array(0);
  #pages = 0;
  readonly #n = new GrowingFloats();
  readonly #w = new GrowingFloats();
  readonly #w2 = new GrowingFloats();

  constructor(mostBins: number, weighted: boolean) {
    this.#pagesPerCell = Math.ceil(mostBins / PAGE);
    this.#weighted = weighted;
  }

  /** Adds a batch of rows; `cells` numbers must be below `cellCount`. */
  add(cells: Uint32Array, cellCount: number, bins: Uint32Array, weights: Float64Array | null) {
    this.#growTo(cellCount);
    const pageOf = this.#pageOf;
    const pagesPerCell = this.#pagesPerCell;
    let [n, w, w2] = this.#sums();
    for (let row = 0; row < cells.length; row++) {
      const bin = bins[row];
      const cell = cells[row];
      if (bin === NO_SCORE || cell === NO_SCORE) continue;
      const slot = cell * pagesPerCell + (bin >>> PAGE_BITS);
      if (pageOf[slot] < 0) {
        this.#newPage(slot);
        [n, w, w2] = this.#sums();
      }
      const place = pageOf[slot] * PAGE + (bin & (PAGE - 1));
      n[place]++;
      if (weights) {
        w[place] += weights[row];
        w2[place] += weights[row] * weights[row];
      }
    }
  }

  #sums(): [n: Float64Array, w: Float64Array, w2: Float64Array] {
    return [this.#n.values, this.#w.values, this.#w2.values];
  }

  /** The sparse histogram, with provisional bins moved to their places on the axis. */
  finish(cellCount: number, placeOf: Uint32Array): ScoreHistogram {
    this.#growTo(cellCount);
    const offsets = new Uint32Array(cellCount + 1);
    const places: number[] = [];
    const sources: number[] = [];
    for (let cell = 0; cell < cellCount; cell++) {
      const entries = this.#entriesOf(cell, placeOf);
      entries.sort((a, b) => a.place - b.place);
      for (const { place, source } of entries) {
        places.push(place);
        sources.push(source);
      }
      offsets[cell + 1] = places.length;
    }
    const pick = (sums: GrowingFloats): Float64Array => Float64Array.from(sources, (source) => sums.values[source]);
    const n = pick(this.#n);
    return {
      offsets,
      bins: Uint32Array.from(places),
      n,
      w: this.#weighted ? pick(this.#w) : n.slice(),
      w2: this.#weighted ? pick(this.#w2) : n.slice(),
    };
  }

  #entriesOf(cell: number, placeOf: Uint32Array): { place: number; source: number }[] {
    const entries: { place: number; source: number }[] = [];
    for (let p = 0; p < this.#pagesPerCell; p++) {
      const page = this.#pageOf[cell * this.#pagesPerCell + p];
      if (page < 0) continue;
      for (let i = 0; i < PAGE; i++) {
        const source = page * PAGE + i;
        if (this.#n.values[source] > 0) entries.push({ place: placeOf[p * PAGE + i], source });
      }
    }
    return entries;
  }

  #newPage(slot: number): void {
    this.#pageOf[slot] = this.#pages++;
    this.#n.ensure(this.#pages * PAGE);
    if (this.#weighted) {
      this.#w.ensure(this.#pages * PAGE);
      this.#w2.ensure(this.#pages * PAGE);
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
