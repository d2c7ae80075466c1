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
  const gathered = gather(parts, cells);
  const { starts, bins } = gathered;
  const order = Uint32Array.from(bins.keys());
  const offsets = new Uint32Array(cells + 1);
  const place = new Uint32Array(bins.length);
  let next = 0;
  for (let cell = 0; cell < cells; cell++) {
    const own = order.subarray(starts[cell], starts[cell + 1]);
    if (!increasing(own, bins)) own.sort((a, b) => bins[a] - bins[b]);
    own.forEach((entry, i) => {
      const repeats = i > 0 && bins[own[i - 1]] === bins[entry];
      place[entry] = repeats ? next - 1 : next++;
    });
    offsets[cell + 1] = next;
  }
  const added = new Uint32Array(next);
  place.forEach((at, entry) => (added[at] = bins[entry]));
  const sum = (values: Float64Array): Float64Array => addedSums([{ sums: values, to: place }], next);
  return { offsets, bins: added, n: sum(gathered.n), w: sum(gathered.w), w2: sum(gathered.w2) };
}

/** All entries by the cell they go to: those of cell c are starts[c] … starts[c + 1] − 1. */
function gather(parts: readonly ScatteredHistogram[], cells: number) {
  const starts = new Uint32Array(cells + 1);
  for (const { histogram, to } of parts) {
    to.forEach((cell, from) => (starts[cell + 1] += histogram.offsets[from + 1] - histogram.offsets[from]));
  }
  for (let cell = 0; cell < cells; cell++) starts[cell + 1] += starts[cell];
  const length = starts[cells];
  const bins = new Uint32Array(length);
  const [n, w, w2] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  const next = starts.slice();
  for (const { histogram, to, binTo } of parts) {
    for (let from = 0; from < to.length; from++) {
      for (let entry = histogram.offsets[from]; entry < histogram.offsets[from + 1]; entry++) {
        const at = next[to[from]]++;
        bins[at] = binTo ? binTo[histogram.bins[entry]] : histogram.bins[entry];
        n[at] = histogram.n[entry];
        w[at] = histogram.w[entry];
        w2[at] = histogram.w2[entry];
      }
    }
  }
  return { starts, bins, n, w, w2 };
}

function increasing(entries: Uint32Array, bins: Uint32Array): boolean {
  for (let i = 1; i < entries.length; i++) if (bins[entries[i]] < bins[entries[i - 1]]) return false;
  return true;
}
