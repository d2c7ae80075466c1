import { hasMoreDistinct } from '../data/float-dictionary.ts';
import { quartilesOf, withoutNaN } from '../data/quantiles.ts';
import type { Column } from '../data/table.ts';
import type { ScoreGrid, ScoreRole } from './plan.ts';

/** Most distinct scores that are kept exactly. */
export const MOST_DISTINCT_SCORES = 65_536;
const GRID_BINS = 4_000;

/**
 * The grid that a score needs: null while it has at most 65,536 distinct values; else 4,000 even bins over 0…1 (or over
 * its own range), with the threshold and the pooled median as further edges.
 */
export function scoreGrid(column: Column, role: ScoreRole): ScoreGrid | null {
  if (column.store !== 'numbers' || !hasMoreDistinct(column.values, MOST_DISTINCT_SCORES)) return null;
  const known = withoutNaN(column.values);
  const [min, max] = rangeOf(known);
  const unit = min >= 0 && max <= 1;
  const [, median] = quartilesOf(known);
  const extraEdges = role.threshold === null ? [median] : [role.threshold, median];
  return { start: unit ? 0 : min, stop: unit ? 1 : max, bins: GRID_BINS, extraEdges };
}

/**
 * All edges of a grid, increasing: start + i · (stop − start) / bins for i = 0…bins, and the extra ones. A score below
 * the first edge belongs to the first bin, one above the last to the last.
 */
export function gridEdges(grid: ScoreGrid): Float64Array {
  const edges = new Set<number>(grid.extraEdges);
  const width = grid.stop - grid.start;
  for (let i = 0; i <= grid.bins; i++) edges.add(grid.start + (i * width) / grid.bins);
  return Float64Array.from(edges).sort();
}

function rangeOf(values: Float64Array): [min: number, max: number] {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}
