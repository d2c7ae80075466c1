import type { ScoreHistogram } from './cube.ts';

/** Sums whose places go to other places, where they are added up: place i of `sums` to place `to[i]`. */
export interface ScatteredSums {
  readonly sums: Float64Array;
  readonly to: Uint32Array;
}

/** The sums of all parts at their new places, `length` of them; `width`: numbers per place. */
export function addedSums(parts: readonly ScatteredSums[], length: number, width = 1): Float64Array {
  const added = new Float64Array(length * width);
  for (const { sums, to } of parts) {
    for (let place = 0; place < to.length; place++) {
      for (let i = 0; i < width; i++) added[to[place] * width + i] += sums[place * width + i];
    }
  }
  return added;
}

/** A histogram whose cells go to other cells, and whose bins to other bins; null: to themselves. */
export interface ScatteredHistogram {
  readonly histogram: ScoreHistogram;
  readonly to: Uint32Array;
  readonly binTo: Uint32Array | null;
}

/** The histograms of all parts added up, bins of each cell increasing. */
export function addedHistograms(parts: readonly ScatteredHistogram[], cells: number): ScoreHistogram {
  const sources = sourcesByCell(parts, cells);
  const met = new MetBins(parts);
  const offsets = new Uint32Array(cells + 1);
  let most = 0;
  for (const { histogram } of parts) most += histogram.bins.length;
  const bins = new Uint32Array(most);
  const sums = { n: new Float64Array(most), w: new Float64Array(most), w2: new Float64Array(most) };
  let next = 0;
  sources.forEach((own, cell) => {
    for (const { part, from } of own) met.note(parts[part], from);
    const count = met.take(bins, next);
    for (const { part, from } of own) {
      const { histogram, binTo } = parts[part];
      const [first, last] = [histogram.offsets[from], histogram.offsets[from + 1]];
      for (const of of ['n', 'w', 'w2'] as const) {
        addEntries(sums[of], histogram[of], first, last, histogram.bins, binTo, met.places);
      }
    }
    offsets[cell + 1] = next += count;
  });
  return {
    offsets,
    bins: bins.slice(0, next),
    n: sums.n.slice(0, next),
    w: sums.w.slice(0, next),
    w2: sums.w2.slice(0, next),
  };
}

interface SourceCell {
  readonly part: number;
  readonly from: number;
}

/** The cells that go to each cell, in their order. */
function sourcesByCell(parts: readonly ScatteredHistogram[], cells: number): SourceCell[][] {
  const sources = Array.from({ length: cells }, (): SourceCell[] => []);
  parts.forEach(({ to }, part) => to.forEach((cell, from) => sources[cell].push({ part, from })));
  return sources;
}

/** The bins that a cell's entries go to, and the place of each among the entries of all cells. */
class MetBins {
  /** By bin; meaningful for those of the cell that was taken last. */
  readonly places: Uint32Array;
  readonly #seen: Uint8Array;
  readonly #met: Uint32Array;
  #count = 0;

  constructor(parts: readonly ScatteredHistogram[]) {
    const bins = 1 + Math.max(0, ...parts.map(({ histogram, binTo }) => largest(binTo ?? histogram.bins)));
    this.places = new Uint32Array(bins);
    this.#seen = new Uint8Array(bins);
    this.#met = new Uint32Array(bins);
  }

  note({ histogram: { offsets, bins }, binTo }: ScatteredHistogram, from: number): void {
    const seen = this.#seen;
    const met = this.#met;
    let count = this.#count;
    for (let entry = offsets[from]; entry < offsets[from + 1]; entry++) {
      const bin = binTo ? binTo[bins[entry]] : bins[entry];
      if (seen[bin] === 1) continue;
      seen[bin] = 1;
      met[count++] = bin;
    }
    this.#count = count;
  }

  /** Writes the bins that were noted from a place on, increasing, and forgets them. Returns how many they are. */
  take(to: Uint32Array, first: number): number {
    const own = this.#met.subarray(0, this.#count).sort();
    to.set(own, first);
    for (let i = 0; i < own.length; i++) {
      this.places[own[i]] = first + i;
      this.#seen[own[i]] = 0;
    }
    this.#count = 0;
    return own.length;
  }
}

function largest(values: Uint32Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > most) most = values[i];
  return most;
}

function addEntries(
  sums: Float64Array,
  values: Float64Array,
  first: number,
  last: number,
  bins: Uint32Array,
  binTo: Uint32Array | null,
  places: Uint32Array,
): void {
  for (let entry = first; entry < last; entry++) {
    sums[places[binTo ? binTo[bins[entry]] : bins[entry]]] += values[entry];
  }
}
