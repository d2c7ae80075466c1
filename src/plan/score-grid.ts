import { hasMoreDistinct } from '../data/float-dictionary.ts';
import { numericLevels } from '../data/numeric-levels.ts';
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
  const values = manyNumbers(column);
  if (!values || !hasMoreDistinct(values, MOST_DISTINCT_SCORES)) return null;
  const known = withoutNaN(values);
  const [min, max] = rangeOf(known);
  const unit = min >= 0 && max <= 1;
  const [, median] = quartilesOf(known);
  const extraEdges = role.threshold === null ? [median] : [role.threshold, median];
  return { start: unit ? 0 : min, stop: unit ? 1 : max, bins: GRID_BINS, extraEdges };
}

/** A column's numbers where there may be more distinct ones than are kept exactly. */
function manyNumbers(column: Column): Float64Array | null {
  if (column.store === 'numbers') return column.values;
  if (column.store === 'text' || column.levels.length <= MOST_DISTINCT_SCORES) return null;
  const numbers = numericLevels(column);
  return Float64Array.from(column.codes, (code) => numbers[code]);
}

/** A grid on which a threshold can be taken exactly: with the threshold among its edges. */
export function gridWithThreshold(grid: ScoreGrid, threshold: number | null): ScoreGrid {
  if (threshold === null || gridEdges(grid).includes(threshold)) return grid;
  return { ...grid, extraEdges: [...grid.extraEdges, threshold] };
}

/**
 * All edges of a grid, increasing: start + i · (stop − start) / bins for i = 0…bins, and the extra ones. Scores before the
 * first and after the last edge have bins of their own.
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
