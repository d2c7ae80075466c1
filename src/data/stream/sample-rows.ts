import type { Survey } from './survey.ts';
import { rowHash } from './row-hash.ts';
import { selectRank } from '../select-rank.ts';
import type { Column, Table } from '../table.ts';

/** Some rows of a file, chosen by chance. */
export interface SampledRows {
  /** The rows, in the order of the file; levels, counts and totals of its columns are those of the whole file. */
  readonly table: Table;
  /** Which rows they are, from 0, increasing. */
  readonly rows: Float64Array;
  /** How many the file has. */
  readonly of: number;
}

/**
 * `count` rows of a surveyed file, or all that its survey sampled where these are fewer: those with the smallest
 * {@link rowHash} under the survey's seed. A smaller sample is part of every larger one. The texts of its rows are fetched by
 * `opened.texts(column, places)` with a text column of `table` and places in it.
 */
export function pickSampledRows({ table, rows, rowCount, seed }: Survey, count: number): SampledRows {
  if (count >= rows.length) return { table, rows, of: rowCount };
  const hashes = Float64Array.from(rows, (row) => rowHash(row, seed));
  const limit = count === 0 ? -1 : selectRank(hashes.slice(), count - 1);
  const places = new Uint32Array(count);
  for (let at = 0, kept = 0; at < rows.length && kept < count; at++) if (hashes[at] <= limit) places[kept++] = at;
  const columns = table.columns.map((column) => pickRows(column, places));
  return { table: { rowCount: count, columns }, rows: Float64Array.from(places, (at) => rows[at]), of: rowCount };
}

function pickRows(column: Column, places: Uint32Array): Column {
  if (column.store === 'codes') {
    const codes = column.codes.slice(0, places.length);
    places.forEach((from, at) => (codes[at] = column.codes[from]));
    return { ...column, codes };
  }
  const picked = (cells: Float64Array): Float64Array => Float64Array.from(places, (from) => cells[from]);
  if (column.store === 'numbers') return { ...column, values: picked(column.values) };
  const lengths = Uint32Array.from(places, (from) => column.lengths[from]);
  return { ...column, starts: picked(column.starts), lengths };
}
