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

/** Values and limits of groups in flat arrays, highest value first. */
export interface RankedBounds {
  readonly values: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** Groups by value, highest first. */
export function rankedBounds(groups: readonly Bounded[]): RankedBounds {
  const sorted = [...groups].sort((a, b) => b.value - a.value);
  return {
    values: Float64Array.from(sorted, ({ value }) => value),
    lows: Float64Array.from(sorted, ({ limits }) => limits[0]),
    highs: Float64Array.from(sorted, ({ limits }) => limits[1]),
  };
}

/**
 * Limits of the largest |difference| over all pairs. A pair's limits lie between its value and the ends of the two
 * intervals taken apart, so that most groups, after the first ones, are passed over with all their pairs, and most pairs
 * of the others need no square root.
 */
export function largestDifference({ values, lows, highs }: RankedBounds): Limits {
  const last = values.length - 1;
  const leastLow = leastFrom(lows);
  const mostHigh = mostFrom(highs);
  let low = 0;
  let high = 0;
  for (let i = 0; i < last; i++) {
    const a = values[i];
    const aLow = lows[i];
    const aHigh = highs[i];
    const next = i + 1;
    if (a - values[last] <= low && aHigh - leastLow[next] <= high && mostHigh[next] - aLow <= high) continue;
    for (let j = last; j > i; j--) {
      const b = values[j];
      if (a - b <= low && aHigh - lows[j] <= high && highs[j] - aLow <= high) continue;
      const least = differenceLow(a, aLow, b, highs[j]);
      low = Math.max(low, least);
      high = Math.max(high, -least, -differenceLow(b, lows[j], a, aHigh));
    }
  }
  return [low, high];
}

/** Limits of the smallest lower / higher over all pairs; pairs are passed over as in {@link largestDifference}. */
export function smallestRatio({ values, lows, highs }: RankedBounds): Limits {
  let low = 1;
  let high = 1;
  // of the groups above, whose values are higher
  const leastLow = leastUpTo(lows);
  const mostHigh = mostUpTo(highs);
  for (let i = values.length - 1; i > 0; i--) {
    const a = values[i];
    const aLow = lows[i];
    const aHigh = highs[i];
    const above = i - 1;
    if (a >= high * values[0] && aLow >= low * mostHigh[above] && leastLow[above] >= low * aHigh) continue;
    for (let j = 0; j < i; j++) {
      const b = values[j];
      if (a >= high * b && aLow >= low * highs[j] && lows[j] >= low * aHigh) continue;
      const most = ratioHigh(a, aHigh, b, lows[j]);
      low = Math.min(low, ratioLow(a, aLow, b, highs[j]), 1 / most);
      high = Math.min(high, most);
    }
  }
  return [low, high];
}

/** Of each place, the least of the numbers from it on; `most…`: the greatest; `…UpTo`: of those up to it. */
function leastFrom(numbers: Float64Array): Float64Array {
  return leastUpTo(numbers.slice().reverse()).reverse();
}

function mostFrom(numbers: Float64Array): Float64Array {
  return mostUpTo(numbers.slice().reverse()).reverse();
}

function leastUpTo(numbers: Float64Array): Float64Array {
  const least = numbers.slice();
  for (let i = 1; i < least.length; i++) least[i] = Math.min(least[i], least[i - 1]);
  return least;
}

function mostUpTo(numbers: Float64Array): Float64Array {
  const most = numbers.slice();
  for (let i = 1; i < most.length; i++) most[i] = Math.max(most[i], most[i - 1]);
  return most;
}
