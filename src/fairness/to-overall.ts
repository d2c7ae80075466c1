import { correlatedDifferenceLimits, correlatedRatioLimits } from '../stats/correlated-mover.ts';
import { zOfTwo } from '../stats/distributions.ts';
import { boxDifferenceLimits, boxRatioLimits, differenceLimits, ratioLimits } from '../stats/mover.ts';
import type { Limits } from '../stats/proportion.ts';
import { ratioScoreLimits } from '../stats/ratio-interval.ts';
import { isBiased } from './estimate.ts';
import type { Estimate, Estimated } from './estimate.ts';

/**
 * Limits of group − overall, where overall contains the group:
 *
 * - Where the overall value is the mean of group and rest by their weights, as rates and other quotients of sums have it:
 *   group − overall = (1 − f)(group − rest) with f the group's share of the weight, so that the limits are those of group
 *   against rest, scaled. Null without a rest (one group).
 * - Other metrics (areas under curves, correlations): Zou's method with the correlation of part and whole at each end
 *   ({@link partWhole}).
 * - Numbers that lie too high on average, such as calibration errors: all differences within the two intervals, which hold
 *   at once (Bonferroni) however group and overall are related.
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
  if (isBiased(group)) return boxDifferenceLimits(group.limits(zOfTwo(z)), overall.limits(zOfTwo(z)));
  const [groupLimits, overallLimits] = [group.limits(z), overall.limits(z)];
  const ends = partWhole(group, groupLimits, overall, overallLimits).map((r) =>
    correlatedDifferenceLimits(group.value, groupLimits, overall.value, overallLimits, r),
  );
  return [ends[0][0], ends[1][1]];
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
  if (isBiased(group)) return boxRatioLimits(group.limits(zOfTwo(z)), overall.limits(zOfTwo(z)));
  const [groupLimits, overallLimits] = [group.limits(z), overall.limits(z)];
  const ends = partWhole(group, groupLimits, overall, overallLimits).map((r) =>
    correlatedRatioLimits(group.value, groupLimits, overall.value, overallLimits, r),
  );
  return [ends[0][0], ends[1][1]];
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

/**
 * The correlations with which Zou's limits are those of (1 − f)(group − rest), at the low and at the high end, f being the
 * group's share of the rows. What the rest is unsure of, towards one side, is what the whole is there without the group:
 * (1 − f)² rest² = whole² − f² group².
 */
function partWhole(
  { value, n }: Estimate,
  [low, high]: Limits,
  overall: Estimate,
  [overallLow, overallHigh]: Limits,
): readonly [low: number, high: number] {
  const f = n / overall.n;
  const [down, up] = [value - low, high - value];
  const [wholeDown, wholeUp] = [overall.value - overallLow, overallHigh - overall.value];
  return [correlation(f, down, up, wholeUp), correlation(f, up, down, wholeDown)];
}

/** From the distances of the group's limits towards the end in question and away from it, and the whole's away from it. */
function correlation(f: number, towards: number, away: number, whole: number): number {
  if (!(towards > 0) || !(whole > 0)) return 0;
  const rest = Math.max(0, whole * whole - f * f * away * away);
  const spread = (1 - f) ** 2 * towards * towards + rest;
  return Math.min(1, Math.max(-1, (towards * towards + whole * whole - spread) / (2 * towards * whole)));
}
