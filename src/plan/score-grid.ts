import { hasMoreDistinct } from '../data/float-dictionary.ts';
import { quartilesOf, weightedQuartiles } from '../data/quantiles.ts';
import type { Column } from '../data/table.ts';
import { countedNumbers, totalsOf, type CountedNumbers } from './column-numbers.ts';
import type { ScoreGrid, ScoreRole } from './plan.ts';

/** Most distinct scores that are kept exactly. */
export const MOST_DISTINCT_SCORES = 65_536;
const GRID_BINS = 4_000;

/**
 * The grid that a score needs: null while it has at most 65,536 distinct values; else 4,000 even bins over 0…1 (or over
 * its own range), with the threshold and the pooled median as further edges. Where the column holds some rows of a longer
 * table, its range is that of all rows, and the median the sample's.
 */
export function scoreGrid(column: Column, role: ScoreRole): ScoreGrid | null {
  const known = manyNumbers(column);
  if (!known || known.values.length === 0) return null;
  const range = rangeOf(column, known.values);
  const { values, counts } = known;
  const [, median] = counts ? weightedQuartiles(values, counts) : quartilesOf(values);
  return gridOver(range, median, role.threshold);
}

/** The grid of scores between two: even bins, with the threshold and the pooled median as further edges. */
export function gridOver([min, max]: readonly [number, number], median: number, threshold: number | null): ScoreGrid {
  const unit = min >= 0 && max <= 1;
  const extraEdges = threshold === null ? [median] : [threshold, median];
  return { start: unit ? 0 : min, stop: unit ? 1 : max, bins: GRID_BINS, extraEdges };
}

/** A column's numbers where there are more distinct ones than are kept exactly. */
function manyNumbers(column: Column): CountedNumbers | null {
  if (column.store === 'text') return null;
  if (column.store === 'codes' && column.levels.length <= MOST_DISTINCT_SCORES) return null;
  const whole = column.store === 'numbers' ? totalsOf(column) : null;
  if (whole) return whole.distinct ? null : countedNumbers(column);
  const known = countedNumbers(column);
  return hasMoreDistinct(known.values, MOST_DISTINCT_SCORES) ? known : null;
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

function rangeOf(column: Column, values: Float64Array): readonly [min: number, max: number] {
  const whole = column.store === 'numbers' ? totalsOf(column) : null;
  if (whole) return [whole.min, whole.max];
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}
