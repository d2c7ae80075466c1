import { valuesOfRanks } from './rank-values.ts';

/**
 * Quartiles of values without NaN, linearly interpolated between the two nearest ranks (type 7 of Hyndman & Fan 1996,
 * the default of R and NumPy). The values must not be empty.
 */
export function quartilesOf(values: Float64Array): [number, number, number] {
  const last = values.length - 1;
  const places = [0.25 * last, 0.5 * last, 0.75 * last];
  const ranks = places.flatMap((place) => [Math.floor(place), Math.ceil(place)]);
  const found = valuesOfRanks(values, ranks);
  return places.map((place, i) => {
    const [below, above] = [found[2 * i], found[2 * i + 1]];
    return place === ranks[2 * i] ? below : below + (place - ranks[2 * i]) * (above - below);
  }) as [number, number, number];
}

/** The values that are not NaN: the array itself where that is all of them, which is therefore not to be changed. */
export function presentValues(values: Float64Array): Float64Array {
  for (let at = 0; at < values.length; at++) if (values[at] !== values[at]) return withoutNaN(values);
  return values;
}

/** The values that are not NaN, in a new array. */
export function withoutNaN(values: Float64Array): Float64Array {
  const kept = new Float64Array(values.length);
  let length = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (value === value) kept[length++] = value;
  }
  return kept.subarray(0, length);
}

/** The same quartiles of distinct values with counts; `values` increasing, `counts` beside them. */
export function weightedQuartiles(values: ArrayLike<number>, counts: ArrayLike<number>): [number, number, number] {
  let total = 0;
  for (let at = 0; at < counts.length; at++) total += counts[at];
  return [0.25, 0.5, 0.75].map((share) => {
    const place = share * (total - 1);
    const rank = Math.floor(place);
    const below = valueOfRank(values, counts, rank);
    if (place === rank) return below;
    return below + (place - rank) * (valueOfRank(values, counts, rank + 1) - below);
  }) as [number, number, number];
}

/** The value of rank `k` (from 0) among distinct values with counts; `values` increasing, `counts` beside them. */
export function valueOfRank(values: ArrayLike<number>, counts: ArrayLike<number>, rank: number): number {
  let seen = 0;
  for (let at = 0; at < values.length; at++) {
    seen += counts[at];
    if (rank < seen) return values[at];
  }
  return values[values.length - 1];
}
