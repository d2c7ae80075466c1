/** Most inner edges of one feature's bins. */
export const MOST_EDGES = 200;

/** The group of a binned feature for cells that are missing or not a number. */
export const NO_NUMBER = 'missing or not a number';

/**
 * Names of the groups that inner edges cut: `under 25`, `25 to under 61`, `61 and over`. Names depend on the edges
 * alone, so equal plans make equal groups.
 */
export function binNames(edges: readonly number[]): string[] {
  const first = `under ${edges[0]}`;
  const last = `${edges[edges.length - 1]} and over`;
  const between = edges.slice(1).map((edge, i) => `${edges[i]} to under ${edge}`);
  return [first, ...between, last];
}

/** Index of the bin that holds a value: the number of edges at or below it. */
export function binOf(value: number, edges: ArrayLike<number>): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Edges sorted, without repeats. */
export function tidyEdges(edges: readonly number[]): number[] {
  return [...new Set(edges)].sort((a, b) => a - b);
}
