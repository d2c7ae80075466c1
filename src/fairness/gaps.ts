import { twoSidedZ } from '../stats/distributions.ts';
import type { Margin } from '../stats/gap-tests.ts';
import { differenceLimits, ratioLimits } from '../stats/mover.ts';
import type { Limits } from '../stats/proportion.ts';
import type { DisparityMethod, MetricValue, Undefined, UndefinedReason } from './assessment.ts';
import { ratioToOverall } from './compare.ts';
import { undefinedFor } from './estimate.ts';
import type { Estimate, Estimated } from './estimate.ts';
import { absoluteLimits, belowOneLimits, largestDifference, smallestRatio } from './simultaneous.ts';

/** One metric in every group of a combination, with what the groups are compared with. */
export interface MetricAcrossGroups {
  readonly groups: readonly {
    readonly key: readonly string[];
    readonly estimate: Estimated;
    readonly rest: Estimated;
  }[];
  readonly overall: Estimated;
  /** Index of the reference group; −1 when it has no rows. */
  readonly reference: number;
}

/** The widest gap of a metric, as a {@link Disparity} reports it. */
export interface Gap {
  readonly value: MetricValue;
  readonly highest: readonly string[] | null;
  readonly lowest: readonly string[] | null;
  readonly smallest: number | null;
}

type GapScale = Margin['scale'];

interface Side {
  readonly key: readonly string[] | null;
  readonly estimate: Estimate;
}

type Group = Side & { readonly key: readonly string[]; readonly rest: Estimated };

/**
 * The widest gap between groups, from the overall value, or from the reference group, with its simultaneous interval.
 * `families`: over how many metrics the level is to hold at once.
 */
export function widestGap(
  metric: MetricAcrossGroups,
  scale: GapScale,
  method: DisparityMethod,
  level: number,
  families: number,
): Gap {
  const rows = metric.groups.reduce((sum, { estimate }) => sum + estimate.n, 0);
  if (metric.overall.kind === 'undefined') return noGap({ ...metric.overall, n: rows });
  const groups = metric.groups.filter((group): group is Group => group.estimate.kind === 'estimate');
  if (groups.length < 2) return noGap(undefinedFor('fewer-than-two-groups', rows));
  if (method === 'betweenGroups') return betweenGroups(groups, scale, level, families, rows);
  const other = method === 'toOverall' ? { key: null, estimate: metric.overall } : referenceSide(metric);
  if (typeof other === 'string') return noGap(undefinedFor(other, rows));
  const compared = groups.filter((group) => group.key !== other.key);
  const pairs = compared.filter((group) => !(scale === 'ratio' && group.estimate.value + other.estimate.value === 0));
  if (pairs.length === 0) return noGap(undefinedFor('zero-denominator', rows));
  const z = twoSidedZ(1 - (1 - level) / (compared.length * families));
  const limitsOf = (group: Group): Limits | null =>
    method === 'toOverall'
      ? toOverallLimits(group, other.estimate, scale, z)
      : pairLimits(group.estimate, other.estimate, scale, z);
  const sides = pairs.map((group) => ({ group, gap: gapOf(group.estimate, other.estimate, scale) }));
  const widest = sides.reduce((a, b) => ((scale === 'difference' ? b.gap > a.gap : b.gap < a.gap) ? b : a));
  const limits = extremes(compared.map(limitsOf), scale);
  return gapBetween(widest.group, other, widest.gap, limits, level, rows);
}

function betweenGroups(groups: readonly Group[], scale: GapScale, level: number, families: number, rows: number): Gap {
  const highest = groups.reduce((a, b) => (b.estimate.value > a.estimate.value ? b : a));
  const lowest = groups.reduce((a, b) => (b.estimate.value < a.estimate.value ? b : a));
  if (scale === 'ratio' && highest.estimate.value === 0) return noGap(undefinedFor('zero-denominator', rows));
  const pairs = (groups.length * (groups.length - 1)) / 2;
  const z = twoSidedZ(1 - (1 - level) / (pairs * families));
  const bounded = groups.flatMap(({ estimate }) =>
    estimate.limits ? [{ value: estimate.value, limits: estimate.limits(z) }] : [],
  );
  const complete = bounded.length === groups.length;
  const limits = complete ? (scale === 'difference' ? largestDifference(bounded) : smallestRatio(bounded)) : null;
  return gapBetween(highest, lowest, gapOf(highest.estimate, lowest.estimate, scale), limits, level, rows);
}

function referenceSide(metric: MetricAcrossGroups): Side | UndefinedReason {
  const reference = metric.groups[metric.reference];
  if (!reference) return 'reference-absent';
  const { key, estimate } = reference;
  return estimate.kind === 'undefined' ? 'reference-undefined' : { key, estimate };
}

function gapOf(a: Estimate, b: Estimate, scale: GapScale): number {
  if (scale === 'difference') return Math.abs(a.value - b.value);
  return Math.min(a.value, b.value) / Math.max(a.value, b.value);
}

function pairLimits(a: Estimate, b: Estimate, scale: GapScale, z: number): Limits | null {
  if (!a.limits || !b.limits) return null;
  const [aLimits, bLimits] = [a.limits(z), b.limits(z)];
  return scale === 'difference'
    ? absoluteLimits(differenceLimits(a.value, aLimits, b.value, bLimits))
    : belowOneLimits(ratioLimits(a.value, aLimits, b.value, bLimits));
}

/** As {@link compareToOverall}: from group against rest, transformed. */
function toOverallLimits({ estimate: a, rest }: Group, overall: Estimate, scale: GapScale, z: number): Limits | null {
  if (!a.proportion || rest.kind === 'undefined' || !a.limits || !rest.limits) return null;
  const share = a.weight / overall.weight;
  const [aLimits, restLimits] = [a.limits(z), rest.limits(z)];
  if (scale === 'difference') {
    const [low, high] = differenceLimits(a.value, aLimits, rest.value, restLimits);
    return absoluteLimits([(1 - share) * low, (1 - share) * high]);
  }
  const [low, high] = ratioLimits(a.value, aLimits, rest.value, restLimits);
  return belowOneLimits([ratioToOverall(low, share), ratioToOverall(high, share)]);
}

function extremes(limits: readonly (Limits | null)[], scale: GapScale): Limits | null {
  const choose = scale === 'difference' ? Math.max : Math.min;
  let chosen: Limits | null = null;
  for (const each of limits) {
    if (!each) return null;
    chosen = chosen ? [choose(chosen[0], each[0]), choose(chosen[1], each[1])] : each;
  }
  return chosen;
}

function gapBetween(a: Side, b: Side, value: number, limits: Limits | null, level: number, rows: number): Gap {
  const [high, low] = a.estimate.value >= b.estimate.value ? [a, b] : [b, a];
  return {
    value: {
      kind: 'defined',
      value,
      interval: limits && { low: limits[0], high: limits[1], level, method: 'simultaneous' },
      n: rows,
    },
    highest: high.key,
    lowest: low.key,
    smallest: Math.min(a.estimate.n, b.estimate.n),
  };
}

/** A gap that is undefined. */
export function noGap(value: Undefined): Gap {
  return { value, highest: null, lowest: null, smallest: null };
}
