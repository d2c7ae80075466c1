import type { Benchmark } from './benchmark.ts';

/** Terms and frames that belong together, by their places. */
export interface LinkedSet {
  readonly terms: readonly number[];
  readonly frames: readonly number[];
}

/** Terms are linked by a frame that both fill, directly or by way of others: sets of them, the largest first. */
export function linkedSets({ terms, frames, termOf, frameOf }: Benchmark): LinkedSet[] {
  // terms first, frames behind them
  const parents = Int32Array.from({ length: terms.length + frames.length }, (_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]];
    return root;
  };
  termOf.forEach((term, row) => {
    if (term >= 0) parents[rootOf(term)] = rootOf(terms.length + frameOf[row]);
  });
  const sets = new Map<number, { terms: number[]; frames: number[] }>();
  parents.forEach((_, place) => {
    const root = rootOf(place);
    const set = sets.get(root) ?? { terms: [], frames: [] };
    sets.set(root, set);
    if (place < terms.length) set.terms.push(place);
    else set.frames.push(place - terms.length);
  });
  return [...sets.values()].sort((a, b) => b.terms.length - a.terms.length);
}
