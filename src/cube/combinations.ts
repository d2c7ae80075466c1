/**
 * The audited combinations of k features up to a depth, as lists of feature indices: single features first, then pairs,
 * and so on, each in the plan's order.
 */
export function combinationsOf(features: number, depth: number): number[][] {
  const all: number[][] = [];
  for (let size = 1; size <= Math.min(depth, features); size++) choose([], 0, size);
  return all;

  function choose(chosen: number[], from: number, size: number): void {
    if (chosen.length === size) {
      all.push(chosen);
      return;
    }
    for (let i = from; i < features; i++) choose([...chosen, i], i + 1, size);
  }
}

/** The first of some combinations that contains another, by feature indices; itself counts. */
export function containing(combinations: readonly (readonly number[])[], wanted: readonly number[]): number {
  return combinations.findIndex((features) => wanted.every((feature) => features.includes(feature)));
}

/** The combinations that no larger one contains: all others follow from their counts. */
export function maximalCombinations(features: number, depth: number): number[][] {
  return combinationsOf(features, depth).filter((combination) => combination.length === Math.min(depth, features));
}
