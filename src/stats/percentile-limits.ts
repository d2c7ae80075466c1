import { twoSidedZ } from './distributions.ts';
import type { Limits } from './proportion.ts';

/** A scale on which an estimate spreads more like a normal variable, with the way back. */
export interface Scale {
  readonly to: (value: number) => number;
  readonly from: (value: number) => number;
}

/** For values in −1…1: Fisher's z. */
export const FISHER: Scale = { to: Math.atanh, from: Math.tanh };

/** Replicates that have to lie beyond a limit for it to be read off. */
const BEYOND = 25;

/**
 * Percentile limits from sorted replicated values. Levels so near to 1 that fewer than 25 replicates would lie beyond
 * a limit (simultaneous intervals of many pairs) are extrapolated: the distance from the median to the outermost
 * percentile that can be read grows, on the given scale, as a normal variable's would.
 */
export function percentileLimits(sorted: Float64Array, level: number, scale: Scale): Limits {
  const tail = (1 - level) / 2;
  const readable = Math.min(0.25, BEYOND / sorted.length);
  if (tail >= readable) return [quantileOf(sorted, tail), quantileOf(sorted, 1 - tail)];
  const stretch = twoSidedZ(level) / twoSidedZ(1 - 2 * readable);
  const median = scale.to(quantileOf(sorted, 0.5));
  const extrapolated = (share: number): number => {
    const outermost = quantileOf(sorted, share);
    const distance = stretch * (scale.to(outermost) - median);
    // a percentile at the end of the scale is where the estimate cannot go beyond
    return Number.isFinite(distance) ? scale.from(median + distance) : outermost;
  };
  return [extrapolated(readable), extrapolated(1 - readable)];
}

/** Quantile of sorted values, linear between them (type 7 of Hyndman and Fan). */
function quantileOf(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
