import type { Margin } from '../stats/gap-tests.ts';
import { differenceLow, ratioHigh, ratioLow } from '../stats/mover.ts';
import type { Limits } from '../stats/proportion.ts';
import { hasOrigin } from './defined-groups.ts';
import type { DefinedGroup, DefinedGroups, Side } from './defined-groups.ts';
import type { Estimate } from './estimate.ts';
import { independentRatioLimits } from './ratio-limits.ts';
import { largestDifference, smallestRatio } from './simultaneous.ts';
import { overallDifferenceLimits, overallRatioLimits } from './to-overall.ts';

export type GapScale = Margin['scale'];

/** Limits of the widest gap of all pairs, each pair's limits being at z; null where a group has none. */
export function pairsLimits(defined: DefinedGroups, scale: GapScale, z: number): Limits | null {
  const { groups, byValue, limitsAt } = defined;
  const all = limitsAt(z);
  if (!all || (scale === 'ratio' && all.lows.some((low) => low < 0))) return null;
  if (scale === 'ratio' && hasOrigin(defined)) {
    const limits = new Extremes('ratio');
    groups.forEach(({ estimate }, g) => {
      for (let h = 0; h < g; h++) limits.add(independentRatioLimits(estimate, groups[h].estimate, z));
    });
    return limits.found;
  }
  const ranked = {
    values: Float64Array.from(byValue, (g) => groups[g].estimate.value),
    lows: Float64Array.from(byValue, (g) => all.lows[g]),
    highs: Float64Array.from(byValue, (g) => all.highs[g]),
  };
  return scale === 'difference' ? largestDifference(ranked) : smallestRatio(ranked);
}

/** The farthest limits of all gaps from one of the groups; null where one of them has none. */
export function pairExtremes(defined: DefinedGroups, other: Side, scale: GapScale, z: number): Limits | null {
  const { groups, limitsAt } = defined;
  const all = limitsAt(z);
  const at = groups.findIndex(({ key }) => key === other.key);
  if (!all || (scale === 'ratio' && all.lows.some((low) => low < 0))) return null;
  const b = other.estimate.value;
  const bLow = all.lows[at];
  const bHigh = all.highs[at];
  const limits = new Extremes(scale);
  const apart = scale === 'ratio' && hasOrigin(defined);
  for (let g = 0; g < groups.length; g++) {
    if (g === at) continue;
    if (apart) {
      limits.add(independentRatioLimits(groups[g].estimate, other.estimate, z));
      continue;
    }
    const a = groups[g].estimate.value;
    const aLow = all.lows[g];
    const aHigh = all.highs[g];
    if (scale === 'difference') {
      limits.addDifference(differenceLow(a, aLow, b, bHigh), -differenceLow(b, bLow, a, aHigh));
    } else limits.addRatio(ratioLow(a, aLow, b, bHigh), ratioHigh(a, aHigh, b, bLow));
  }
  return limits.found;
}

/** The farthest limits of all gaps from the overall value; null where one of them has none. */
export function overallExtremes(
  groups: readonly DefinedGroup[],
  overall: Estimate,
  scale: GapScale,
  z: number,
): Limits | null {
  const extremes = new Extremes(scale);
  for (const { estimate, inWhole } of groups) {
    const limits =
      scale === 'difference'
        ? overallDifferenceLimits(estimate, overall, inWhole, z)
        : overallRatioLimits(estimate, overall, inWhole, z, 'closed');
    if (!limits || (scale === 'ratio' && limits[0] < 0)) return null;
    if (scale === 'difference') extremes.addDifference(limits[0], limits[1]);
    else extremes.addRatio(limits[0], limits[1]);
  }
  return extremes.found;
}

/**
 * Of many gaps' limits the largest lower and the largest upper one, of ratios the smallest: those of |d| where d lies
 * within the given ones, and of min(r, 1 / r) where r ≥ 0 does.
 */
class Extremes {
  #low: number;
  #high: number;

  constructor(scale: GapScale) {
    this.#low = scale === 'difference' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    this.#high = this.#low;
  }

  /** A ratio's limits; unbounded without. */
  add(limits: Limits | null): void {
    this.addRatio(limits?.[0] ?? 0, limits?.[1] ?? Number.POSITIVE_INFINITY);
  }

  addDifference(low: number, high: number): void {
    this.#low = Math.max(this.#low, 0, low, -high);
    this.#high = Math.max(this.#high, Math.abs(low), Math.abs(high));
  }

  addRatio(low: number, high: number): void {
    this.#low = Math.min(this.#low, low, 1 / high);
    this.#high = Math.min(this.#high, high < 1 ? high : low > 1 ? 1 / low : 1);
  }

  get found(): Limits {
    return [this.#low, this.#high];
  }
}
