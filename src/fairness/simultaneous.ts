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

/** Limits of the largest |difference| over all pairs. */
export function largestDifference(groups: readonly Bounded[]): Limits {
  const sorted = [...groups].sort((a, b) => b.value - a.value);
  let low = 0;
  let high = 0;
  for (let i = 0; i < sorted.length; i++) {
    const { value: a, limits: aLimits } = sorted[i];
    for (let j = i + 1; j < sorted.length; j++) {
      const { value: b, limits: bLimits } = sorted[j];
      const least = differenceLow(a, aLimits[0], b, bLimits[1]);
      low = Math.max(low, least);
      high = Math.max(high, -least, -differenceLow(b, bLimits[0], a, aLimits[1]));
    }
  }
  return [low, high];
}

/** Limits of the smallest lower / higher over all pairs. */
export function smallestRatio(groups: readonly Bounded[]): Limits {
  const sorted = [...groups].sort((a, b) => a.value - b.value);
  let low = 1;
  let high = 1;
  for (let i = 0; i < sorted.length; i++) {
    const { value: a, limits: aLimits } = sorted[i];
    for (let j = i + 1; j < sorted.length; j++) {
      const { value: b, limits: bLimits } = sorted[j];
      const most = ratioHigh(a, aLimits[1], b, bLimits[0]);
      low = Math.min(low, ratioLow(a, aLimits[0], b, bLimits[1]), 1 / most);
      high = Math.min(high, most);
    }
  }
  return [low, high];
}
