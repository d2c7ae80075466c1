/**
 * Holm's step-down adjusted p values, in the order given: the k-th smallest of m is multiplied by m − k + 1, made
 * monotone and capped at 1. Rejecting where the adjusted value is at most α keeps the chance of any false rejection at
 * α, whatever the dependence. O(m log m), for tens of thousands of values.
 *
 * Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scand. J. Stat. 6, 65–70.
 */
export function holmAdjusted(pValues: Float64Array): Float64Array {
  const m = pValues.length;
  // a p value of ½ or more becomes 1 unless it is the largest of all, so only smaller ones need sorting
  const sorted = pValues.filter((p) => p < 0.5).sort();
  const adjusted = new Float64Array(sorted.length);
  let highest = 0;
  for (let k = 0; k < sorted.length; k++) {
    highest = Math.max(highest, Math.min(1, sorted[k] * (m - k)));
    adjusted[k] = highest;
  }
  const single = m - sorted.length === 1;
  return pValues.map((p) => {
    if (p < 0.5) return adjusted[firstPosition(sorted, p)];
    return single ? Math.max(highest, p) : 1;
  });
}

function firstPosition(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
