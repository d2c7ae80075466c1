/**
 * The value of rank `k` (from 0) in increasing order, by Hoare's selection with a median-of-three pivot: on return it
 * stands at place k, nothing greater before it and nothing smaller after it. Reorders `values[from, to)`; expects no NaN.
 */
export function selectRank(values: Float64Array, k: number, from = 0, to = values.length): number {
  let low = from;
  let high = to - 1;
  while (low < high) {
    const pivot = medianOfThree(values[low], values[(low + high) >>> 1], values[high]);
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left] < pivot) left++;
      while (values[right] > pivot) right--;
      if (left > right) break;
      const swapped = values[left];
      values[left++] = values[right];
      values[right--] = swapped;
    }
    if (k <= right) high = right;
    else if (k >= left) low = left;
    else break;
  }
  return values[k];
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/**
 * Quartiles of values without NaN, linearly interpolated between the two nearest ranks (type 7 of Hyndman & Fan 1996,
 * the default of R and NumPy). Reorders the values; they must not be empty.
 */
export function quartilesOf(values: Float64Array): [number, number, number] {
  return [0.25, 0.5, 0.75].map((share) => quantile(values, share)) as [number, number, number];
}

function quantile(values: Float64Array, share: number): number {
  const place = share * (values.length - 1);
  const rank = Math.floor(place);
  const below = selectRank(values, rank);
  if (place === rank) return below;
  let above = Infinity;
  for (let at = rank + 1; at < values.length; at++) if (values[at] < above) above = values[at];
  return below + (place - rank) * (above - below);
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

function valueOfRank(values: ArrayLike<number>, counts: ArrayLike<number>, rank: number): number {
  let seen = 0;
  for (let at = 0; at < values.length; at++) {
    seen += counts[at];
    if (rank < seen) return values[at];
  }
  return values[values.length - 1];
}
