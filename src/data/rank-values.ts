import { selectRank } from './select-rank.ts';

const BUCKETS = 4096;
/** Fewer values are not worth counting first. */
const FEW_VALUES = 4 * BUCKETS;

/**
 * The values of some ranks (from 0) in increasing order. They are found without moving anything: all values are counted into
 * even buckets between the least and the greatest, and only those that share a bucket with a wanted one are taken out.
 *
 * @param values not empty, no NaN
 * @param ranks increasing
 */
export function valuesOfRanks(values: Float64Array, ranks: readonly number[]): number[] {
  const buckets = values.length < FEW_VALUES ? null : evenBuckets(values);
  if (!buckets) return pick(values.slice(), ranks, ranks);
  const { counts, low, scale } = buckets;
  const wanted = new Uint8Array(BUCKETS);
  let taken = 0;
  // The place of each rank among the values that are taken out.
  const places = ranks.map((rank) => {
    let before = 0;
    let left = 0;
    let bucket = 0;
    for (; before + counts[bucket] <= rank; bucket++) {
      if (wanted[bucket] === 0) left += counts[bucket];
      before += counts[bucket];
    }
    if (wanted[bucket] === 0) taken += counts[bucket];
    wanted[bucket] = 1;
    return rank - left;
  });
  const near = new Float64Array(taken);
  let at = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (wanted[((value - low) * scale) | 0] === 1) near[at++] = value;
  }
  return pick(near, places, ranks);
}

function pick(values: Float64Array, places: readonly number[], { length }: readonly number[]): number[] {
  return Array.from({ length }, (_, i) => selectRank(values, places[i]));
}

interface Buckets {
  readonly counts: Uint32Array;
  readonly low: number;
  readonly scale: number;
}

/** Null where the range cannot be divided. */
function evenBuckets(values: Float64Array): Buckets | null {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const scale = (BUCKETS - 1) / (high - low);
  if (!(scale > 0 && scale < Infinity)) return null;
  const counts = new Uint32Array(BUCKETS);
  for (let i = 0; i < values.length; i++) counts[((values[i] - low) * scale) | 0]++;
  return { counts, low, scale };
}
