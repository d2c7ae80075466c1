import { correlatedDifferenceLimits, correlatedRatioLimits } from '../stats/correlated-mover.ts';
import { differenceLimits, ratioLimits } from '../stats/mover.ts';
import type { Limits } from '../stats/proportion.ts';
import { ratioScoreLimits } from '../stats/ratio-interval.ts';
import type { Estimate, Estimated } from './estimate.ts';

/**
 * Limits of group − overall, where overall contains the group:
 *
 * - Where the overall value is the mean of group and rest by their weights, as rates and other quotients of sums have it:
 *   group − overall = (1 − f)(group − rest) with f the group's share of the weight, so that the limits are those of group
 *   against rest, scaled. Null without a rest (one group).
 * - Other metrics (areas under curves, correlations): Zou's method with the correlation of part and whole,
 *   r = f · sd(group) / sd(overall), at most 1, f being the share of rows and the standard deviations those that the two
 *   intervals tell of.
 */
export function overallDifferenceLimits(
  group: Estimate,
  overall: Estimate,
  rest: Estimated | null,
  z: number,
): Limits | null {
  if (!group.limits || !overall.limits) return null;
  if (isMeanOfParts(group)) {
    if (rest?.kind !== 'estimate' || !rest.limits) return null;
    const others = 1 - group.weight / overall.weight;
    const [low, high] = differenceLimits(group.value, group.limits(z), rest.value, rest.limits(z));
    return [others * low, others * high];
  }
  if (group.n === overall.n) return null;
  const [groupLimits, overallLimits] = [group.limits(z), overall.limits(z)];
  const r = partWhole(group.n / overall.n, groupLimits, overallLimits);
  return correlatedDifferenceLimits(group.value, groupLimits, overall.value, overallLimits, r);
}

/**
 * Limits of group / overall in the same two ways; from group against rest by 1 / (f + (1 − f) rest / group). `rates`: by
 * Koopman's score statistic, or by the closed form, for many groups at once. Null where a mean of
 * parts may lie below 0; the high end is Infinity where the whole cannot be told from 0.
 */
export function overallRatioLimits(
  group: Estimate,
  overall: Estimate,
  rest: Estimated | null,
  z: number,
  rates: 'score' | 'closed',
): Limits | null {
  if (!group.limits || !overall.limits) return null;
  if (isMeanOfParts(group)) {
    if (rest?.kind !== 'estimate' || !rest.limits) return null;
    const share = Math.min(1, group.weight / overall.weight);
    const limits =
      rates === 'score' && group.proportion && rest.proportion
        ? ratioScoreLimits(group.proportion, rest.proportion, z)
        : nonNegativeRatio(group, rest, z);
    return limits && [ratioToOverall(limits[0], share), ratioToOverall(limits[1], share)];
  }
  if (group.n === overall.n) return null;
  const [groupLimits, overallLimits] = [group.limits(z), overall.limits(z)];
  const r = partWhole(group.n / overall.n, groupLimits, overallLimits);
  return correlatedRatioLimits(group.value, groupLimits, overall.value, overallLimits, r);
}

/** Whether the value of several groups together is the mean of theirs, by their weights. */
export function isMeanOfParts({ weight }: Estimate): boolean {
  return Number.isFinite(weight);
}

function nonNegativeRatio(group: Estimate, rest: Estimate, z: number): Limits | null {
  if (!group.limits || !rest.limits) return null;
  const [groupLimits, restLimits] = [group.limits(z), rest.limits(z)];
  if (groupLimits[0] < 0 || restLimits[0] < 0) return null;
  return ratioLimits(group.value, groupLimits, rest.value, restLimits);
}

/** group / overall from group / rest (0 … Infinity) and the group's share of the denominator. */
export function ratioToOverall(toRest: number, share: number): number {
  return toRest <= 0 ? 0 : 1 / (share + (1 - share) / toRest);
}

function partWhole(share: number, group: Limits, overall: Limits): number {
  const width = overall[1] - overall[0];
  return width > 0 ? Math.min(1, (share * (group[1] - group[0])) / width) : 0;
}
