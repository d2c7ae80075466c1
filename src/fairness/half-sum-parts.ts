import { halfSumLimits } from '../stats/half-sum.ts';
import type { PartOfWhole, PartSpread } from '../stats/part-of-whole.ts';
import type { Limits, Proportion } from '../stats/proportion.ts';
import { wilsonLimits } from '../stats/wilson.ts';
import type { Estimate, Estimated } from './estimate.ts';

/** A rate of a group, of all rows, and of all rows but the group's. */
export interface RateInWhole {
  readonly group: Estimated;
  readonly overall: Estimated;
  readonly rest: Estimated;
  /** Standard error of the group's share of the denominator. */
  readonly shareError: number;
}

/**
 * A mean of two rates in a group and in all rows: the rates have no row in common, and that of all rows is
 * f group + (1 − f) rest with f the group's share of the rate's own denominator. Distances are those of the half-sums' own
 * limits in the group and in the rest ({@link halfSumLimits}), taken apart by the variances of the two rates; the errors
 * of the shares are errors of all rows. Null where a rate is undefined.
 */
export function halvesOfWhole(
  group: Estimate,
  overall: Estimate,
  parts: readonly [RateInWhole, RateInWhole],
  z: number,
): PartOfWhole | null {
  const own: Proportion[] = [];
  const rest: (Proportion | null)[] = [];
  const shares: number[] = [];
  let byShares = 0;
  for (const each of parts) {
    if (each.group.kind !== 'estimate' || each.overall.kind !== 'estimate' || !each.group.proportion) return null;
    own.push(each.group.proportion);
    // without a rest the group is all that the rate rests on
    rest.push(each.rest.kind === 'estimate' ? each.rest.proportion : null);
    shares.push(Math.min(1, each.group.weight / each.overall.weight));
    if (each.rest.kind === 'estimate')
      byShares += ((z * each.shareError * (each.group.value - each.rest.value)) / 2) ** 2;
  }
  const [ofGroup, ofRest] = [distances(own, z), distances(rest, z)];
  const [groupParts, restParts] = [partsOf(own), partsOf(rest)];
  const common = meanOver(groupParts, shares);
  const squared = meanOver(
    groupParts,
    shares.map((f) => f * f),
  );
  const others = meanOver(
    restParts,
    shares.map((f) => (1 - f) ** 2),
  );
  const spread = (ours: number, theirs: number): PartSpread => ({
    part: ours * ours,
    common: common * ours * ours,
    whole: squared * ours * ours + others * theirs * theirs + byShares,
  });
  return {
    part: group.value,
    whole: overall.value,
    low: spread(ofGroup.down, ofRest.up),
    high: spread(ofGroup.up, ofRest.down),
  };
}

/** How far the limits of a mean of two rates lie from it; half those of one where the other is without error. */
function distances([a, b]: readonly (Proportion | null)[], z: number): { readonly down: number; readonly up: number } {
  const one = a ?? b;
  if (!one) return { down: 0, up: 0 };
  if (a && b) return apart((a.rate + b.rate) / 2, halfSumLimits(a, b, z), 1);
  return apart(one.rate, wilsonLimits(one, z), 1 / 2);
}

function apart(value: number, [low, high]: Limits, times: number): { readonly down: number; readonly up: number } {
  return { down: times * (value - low), up: times * (high - value) };
}

/** What each rate has in the variance of their mean, with a row of either outcome added; 0 for one without error. */
function partsOf(rates: readonly (Proportion | null)[]): number[] {
  const variances = rates.map((each) => {
    if (!each) return 0;
    const rate = (each.rate * each.n + 1) / (each.n + 2);
    return (rate * (1 - rate)) / (each.n + 2);
  });
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  return variances.map((variance) => (total > 0 ? variance / total : 0));
}

function meanOver(parts: readonly number[], values: readonly number[]): number {
  return parts.reduce((sum, part, i) => sum + part * values[i], 0);
}
