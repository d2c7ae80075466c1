import { differenceLow, ratioHigh, ratioLow } from '../stats/mover.ts';
import type { Limits } from '../stats/proportion.ts';

/** An estimate with its limits at the level of the whole family. */
export interface Bounded {
  readonly value: number;
  readonly limits: Limits;
}

/**
 * Intervals of the largest of many gaps. A percentile interval of max − min is not one (it almost never holds 0 when
 * all rates are equal). When every pair's interval holds at once (Bonferroni: each at 1 − α / pairs), the largest gap lies
 * between the largest of the lower and the largest of the upper limits, and this is at least as sure as 1 − α.
 */

/** Limits of |d| where d lies within the given ones. */
export function absoluteLimits([low, high]: Limits): Limits {
  return [Math.max(0, low, -high), Math.max(Math.abs(low), Math.abs(high))];
}

/** Limits of min(r, 1 / r) where r ≥ 0 lies within the given ones. */
export function belowOneLimits([low, high]: Limits): Limits {
  const upper = high < 1 ? high : low > 1 ? 1 / low : 1;
  return [Math.min(low, 1 / high), upper];
}

/**
 * Limits of the largest |difference| over all pairs. A pair's limits lie between its value and the ends of the two
 * intervals taken apart, so that most pairs, after the first ones, need no square root.
 */
export function largestDifference(groups: readonly Bounded[]): Limits {
  const { values, lows, highs } = sortedParts(groups, (a, b) => b.value - a.value);
  let low = 0;
  let high = 0;
  for (let i = 0; i < values.length; i++) {
    const [a, aLow, aHigh] = [values[i], lows[i], highs[i]];
    for (let j = values.length - 1; j > i; j--) {
      if (a - values[j] <= low && aHigh - lows[j] <= high && highs[j] - aLow <= high) continue;
      const least = differenceLow(a, aLow, values[j], highs[j]);
      low = Math.max(low, least);
      high = Math.max(high, -least, -differenceLow(values[j], lows[j], a, aHigh));
    }
  }
  return [low, high];
}

/** Limits of the smallest lower / higher over all pairs; pairs are passed over as in {@link largestDifference}. */
export function smallestRatio(groups: readonly Bounded[]): Limits {
  const { values, lows, highs } = sortedParts(groups, (a, b) => a.value - b.value);
  let low = 1;
  let high = 1;
  for (let i = 0; i < values.length; i++) {
    const [a, aLow, aHigh] = [values[i], lows[i], highs[i]];
    for (let j = values.length - 1; j > i; j--) {
      if (a >= high * values[j] && aLow >= low * highs[j] && lows[j] >= low * aHigh) continue;
      const most = ratioHigh(a, aHigh, values[j], lows[j]);
      low = Math.min(low, ratioLow(a, aLow, values[j], highs[j]), 1 / most);
      high = Math.min(high, most);
    }
  }
  return [low, high];
}

/** Values and limits in flat arrays, which a double loop over hundreds of groups reads faster. */
function sortedParts(groups: readonly Bounded[], order: (a: Bounded, b: Bounded) => number) {
  const sorted = [...groups].sort(order);
  return {
    values: Float64Array.from(sorted, ({ value }) => value),
    lows: Float64Array.from(sorted, ({ limits }) => limits[0]),
    highs: Float64Array.from(sorted, ({ limits }) => limits[1]),
  };
}
