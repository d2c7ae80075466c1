import { entropyFromSums, entropyIndex, entropyPart } from './entropy-index.ts';
import type { Alpha } from './entropy-index.ts';

/** Limits of several values. */
export interface Boxes {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const STEPS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Least entropy index of values within boxes: every value is as near to one common value c as its box lets it. c is found
 * by a search of the index, which falls and then rises in it. 0 where all boxes have a value in common.
 */
export function leastEntropy({ low, high }: Boxes, shares: Float64Array, alpha: Alpha): number {
  const highestLow = low.reduce((a, b) => Math.max(a, b));
  const lowestHigh = high.reduce((a, b) => Math.min(a, b));
  if (highestLow <= lowestHigh) return 0;
  const clipped = new Float64Array(low.length);
  const indexAt = (c: number): number => {
    for (let i = 0; i < low.length; i++) clipped[i] = Math.min(high[i], Math.max(low[i], c));
    return entropyIndex(clipped, shares, alpha);
  };
  let [a, b] = [lowestHigh, highestLow];
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [atC, atD] = [indexAt(c), indexAt(d)];
  for (let step = 0; step < STEPS; step++) {
    if (atC < atD) {
      [b, d, atD] = [d, c, atC];
      c = b - GOLDEN * (b - a);
      atC = indexAt(c);
    } else {
      [a, c, atC] = [c, d, atD];
      d = a + GOLDEN * (b - a);
      atD = indexAt(d);
    }
  }
  return Math.min(atC, atD);
}

/**
 * Upper limit of the entropy index of independent values by variance recovery: on the scale of its square root, on which it
 * grows in proportion to the values' distances, the largest rises that each value makes alone within its own limits add
 * up as squares. Infinity where a value cannot be told from one that makes it infinite.
 */
export function mostEntropy(values: Float64Array, { low, high }: Boxes, shares: Float64Array, alpha: Alpha): number {
  let mean = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    mean += shares[i] * values[i];
    sum += shares[i] * entropyPart(values[i], alpha);
  }
  const root = Math.sqrt(entropyFromSums(mean, sum, alpha));
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const others = { mean: mean - shares[i] * values[i], sum: sum - shares[i] * entropyPart(values[i], alpha) };
    const rootAt = (end: number): number =>
      Math.sqrt(
        entropyFromSums(others.mean + shares[i] * end, others.sum + shares[i] * entropyPart(end, alpha), alpha),
      );
    const rise = Math.max(0, rootAt(low[i]) - root, rootAt(high[i]) - root);
    squares += rise * rise;
  }
  return (root + Math.sqrt(squares)) ** 2;
}
