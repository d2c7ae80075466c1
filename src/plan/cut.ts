import type { Column } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { binOf, MOST_EDGES, tidyEdges } from './bins.ts';
import { checkNumeric, countedNumbers, totalsOf } from './column-numbers.ts';
import type { Bins, EdgeBins } from './bins-schema.ts';

/**
 * Bins with their edges, found in the column's rows where the plan says how instead.
 * @throws AppError `plan/not-numeric`; `plan/one-group` where nothing can be cut, `plan/too-many-groups` where steps are
 * too small for the column's range
 */
export function resolveBins(bins: Bins, column: Column): EdgeBins {
  checkNumeric(column);
  if ('edges' in bins) return { ...bins, edges: tidyEdges(bins.edges) };
  const { values, counts } = countedNumbers(column);
  const edges =
    values.length === 0
      ? []
      : 'quantiles' in bins
        ? quantileEdges(values, bins.quantiles, counts)
        : stepEdges(column, values, bins.every);
  if (edges.length === 0) throw new AppError('plan/one-group', { column: column.name, group: '' });
  return { edges, ...bins };
}

/**
 * Edges between `parts` parts with equally many rows: at i / parts of the rows (type 7 of Hyndman & Fan 1996), as the
 * shortest decimal that parts the same rows. Equal values stay together, so there may be fewer parts.
 * @param values no NaN, not empty; sorted here unless they have counts
 * @param counts the rows of each value, which then increase; null: one each
 */
export function quantileEdges(values: Float64Array, parts: number, counts: Float64Array | null = null): number[] {
  if (!counts) values.sort();
  const ends = counts && runningSum(counts);
  const rows = ends ? ends[ends.length - 1] : values.length;
  const valueAt = (rank: number): number => values[ends ? binOf(rank, ends) : rank];
  const edges: number[] = [];
  let below = 0;
  for (let part = 1; part < parts; part++) {
    const place = (part * (rows - 1)) / parts;
    const rank = Math.floor(place);
    const low = valueAt(rank);
    const high = valueAt(place === rank ? rank : rank + 1);
    const wanted = low + (place - rank) * (high - low);
    const edge = shortestWithin(low, high, wanted);
    const before = below;
    while (values[below] < edge) below++;
    if (below > before) edges.push(edge);
  }
  return edges;
}

/** For each value the rows up to and with it. */
function runningSum(counts: Float64Array): Float64Array {
  let sum = 0;
  return counts.map((rows) => (sum += rows));
}

/** A number with as few digits as may be in (below, above], close to `wanted`; `above` where that is one number. */
function shortestWithin(below: number, above: number, wanted: number): number {
  for (let digits = 1; digits <= 17; digits++) {
    const rounded = Number(wanted.toPrecision(digits));
    if (rounded > below && rounded <= above) return rounded;
  }
  return above;
}

/** Multiples of `every` that part the values: above the smallest, at or below the largest. */
function stepEdges(column: Column, values: Float64Array, every: number): number[] {
  const whole = column.store === 'numbers' ? totalsOf(column) : null;
  let [min, max] = whole ? [whole.min, whole.max] : [Infinity, -Infinity];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return multiplesWithin(min, max, every, column.name);
}

/** Multiples of `every` in (min, max]. @throws AppError `plan/too-many-groups` where there are more than may be. */
export function multiplesWithin(min: number, max: number, every: number, column: string): number[] {
  const first = Math.floor(min / every);
  const count = Math.floor(max / every) - first + 2;
  if (count > MOST_EDGES + 2)
    throw new AppError('plan/too-many-groups', { column, groups: count, most: MOST_EDGES + 1, cut: true });
  const edges = Array.from({ length: count }, (_, i) => Number(((first + i) * every).toPrecision(12)));
  return tidyEdges(edges.filter((edge) => edge > min && edge <= max));
}
