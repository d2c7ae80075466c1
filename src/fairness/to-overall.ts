import { zOfTwo } from '../stats/distributions.ts';
import { boxDifferenceLimits, boxRatioLimits, differenceLimits } from '../stats/mover.ts';
import { partBySlope, partDifferenceLimits, partRatioLimits } from '../stats/part-of-whole.ts';
import type { PartOfWhole } from '../stats/part-of-whole.ts';
import type { Limits } from '../stats/proportion.ts';
import { ratioScoreLimits } from '../stats/ratio-interval.ts';
import { differenceOf, fromOrigin, isBiased } from './estimate.ts';
import type { Estimate, Estimated } from './estimate.ts';
import { halvesOfWhole } from './half-sum-parts.ts';
import type { RateInWhole } from './half-sum-parts.ts';
import { independentRatioLimits } from './ratio-limits.ts';

/**
 * How the value of all rows contains that of a group.
 *
 * - mean: it is the mean of group and rest by their weights, as rates and other quotients of sums have it. `shareError`:
 *   standard error of the group's share of the weight, where chance decides which rows a rate rests on.
 * - halves: it is the mean of two rates, each of which is such a mean by weights of its own.
 * - slope: the errors of all rows have this slope on those of the group.
 * - bounds: whatever else is the case, both lie within their own intervals.
 */
export type InWhole =
  | { readonly kind: 'mean'; readonly rest: Estimated; readonly shareError: number }
  | { readonly kind: 'halves'; readonly parts: readonly [RateInWhole, RateInWhole] }
  | { readonly kind: 'slope'; readonly slope: number }
  | { readonly kind: 'bounds' };

/**
 * Limits of group − overall, where overall contains the group; null for a group that is all there is:
 *
 * - Means of parts: group − overall = (1 − f)(group − rest) with f the group's share of the weight, so that the limits are
 *   those of group against rest, scaled, and widened by what the error of f brings where group and rest differ.
 * - Half-sums: ½ Σ (1 − f)(group − rest) over the two rates, which have no row in common and a share f each.
 * - Other metrics (areas under curves, correlations): {@link partBySlope}.
 * - Numbers that lie too high on average, such as calibration errors: all differences within the two intervals, which hold
 *   at once (Bonferroni) however group and overall are related.
 */
export function overallDifferenceLimits(
  group: Estimate,
  overall: Estimate,
  inWhole: InWhole,
  z: number,
): Limits | null {
  if (!group.limits || !overall.limits) return null;
  if (inWhole.kind === 'mean') {
    const rest = inWhole.rest;
    if (rest.kind !== 'estimate' || !rest.limits) return null;
    const others = 1 - group.weight / overall.weight;
    const [own, other] = [fromOrigin(group), fromOrigin(rest)];
    const [low, high] = differenceLimits(own.value, own.limits!(z), other.value, other.limits!(z));
    const value = others * differenceOf(group, rest);
    return widened(value, [others * low, others * high], z * inWhole.shareError * differenceOf(group, rest));
  }
  if (group.n === overall.n) return null;
  if (isBiased(group)) return boxDifferenceLimits(group.limits(zOfTwo(z)), overall.limits(zOfTwo(z)));
  const of = partOfWhole(group, overall, inWhole, z);
  return of && partDifferenceLimits(of);
}

/**
 * Limits of group / overall in the same ways; for means of parts from group against rest by
 * 1 / (f + (1 − f) rest / group). `rates`: by Koopman's score statistic, or by the closed form, for many groups at once.
 * Null where a mean of parts may lie below 0; the high end is Infinity where the whole cannot be told from 0.
 */
export function overallRatioLimits(
  group: Estimate,
  overall: Estimate,
  inWhole: InWhole,
  z: number,
  rates: 'score' | 'closed',
): Limits | null {
  if (!group.limits || !overall.limits) return null;
  if (inWhole.kind === 'mean') {
    const rest = inWhole.rest;
    if (rest.kind !== 'estimate' || !rest.limits) return null;
    const share = Math.min(1, group.weight / overall.weight);
    const limits =
      rates === 'score' && group.proportion && rest.proportion
        ? ratioScoreLimits(group.proportion, rest.proportion, z)
        : nonNegativeRatio(group, rest, z);
    if (!limits) return null;
    const ratio = group.value / overall.value;
    const byShare = z * inWhole.shareError * ratio * (differenceOf(group, rest) / overall.value);
    return widened(ratio, [ratioToOverall(limits[0], share), ratioToOverall(limits[1], share)], byShare);
  }
  if (group.n === overall.n) return null;
  if (isBiased(group)) return boxRatioLimits(group.limits(zOfTwo(z)), overall.limits(zOfTwo(z)));
  const of = partOfWhole(group, overall, inWhole, z);
  return of && partRatioLimits(of);
}

/** Limits with one more, independent error. */
function widened(value: number, [low, high]: Limits, error: number): Limits {
  return error === 0 ? [low, high] : [value - Math.hypot(value - low, error), value + Math.hypot(high - value, error)];
}

function partOfWhole(group: Estimate, overall: Estimate, inWhole: InWhole, z: number): PartOfWhole | null {
  if (inWhole.kind === 'halves') return halvesOfWhole(group, overall, inWhole.parts, z);
  if (!group.limits || !overall.limits || inWhole.kind !== 'slope') return null;
  return partBySlope(group.value, group.limits(z), overall.value, overall.limits(z), inWhole.slope);
}

/** Whether the value of several groups together is the mean of theirs, by their weights. */
export function isMeanOfParts({ weight }: Estimate): boolean {
  return Number.isFinite(weight);
}

function nonNegativeRatio(group: Estimate, rest: Estimate, z: number): Limits | null {
  if (!group.limits || !rest.limits) return null;
  if (group.limits(z)[0] < 0 || rest.limits(z)[0] < 0) return null;
  return independentRatioLimits(group, rest, z);
}

/** group / overall from group / rest (0 … Infinity) and the group's share of the denominator. */
export function ratioToOverall(toRest: number, share: number): number {
  return toRest <= 0 ? 0 : 1 / (share + (1 - share) / toRest);
}
