import { twoSidedZ } from '../stats/distributions.ts';
import type { Limits } from '../stats/proportion.ts';
import type { DisparityMethod, MetricValue, Undefined, UndefinedReason } from './assessment.ts';
import { measuredFromOrigin } from './defined-groups.ts';
import type { DefinedGroup, DefinedGroups, Side, ValuesAcrossGroups } from './defined-groups.ts';
import { differenceOf, intervalOf, ratioOf, undefinedFor } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import { overallExtremes, pairExtremes, pairsLimits } from './gap-limits.ts';
import type { GapScale } from './gap-limits.ts';

/** The widest gap of a metric, or its value in the lowest or the highest group, as a {@link Disparity} reports it. */
export interface Gap {
  readonly value: MetricValue;
  readonly highest: readonly string[] | null;
  readonly lowest: readonly string[] | null;
  readonly smallest: number | null;
}

/**
 * The widest gap between groups, from the overall value, or from the reference group, with its simultaneous interval.
 * `families`: over how many metrics the level is to hold at once. A ratio is undefined where a value lies below 0, or all
 * values are 0.
 */
export function widestGap(
  all: DefinedGroups,
  scale: GapScale,
  method: DisparityMethod,
  level: number,
  families: number,
): Gap {
  const defined = scale === 'difference' ? measuredFromOrigin(all) : all;
  const { metric, groups, rows } = defined;
  if (defined.isWithheld) return noGap(undefinedFor('withheld', rows));
  if (metric.overall.kind === 'undefined') return noGap({ ...metric.overall, n: rows });
  if (groups.length < 2) return noGap(undefinedFor('fewer-than-two-groups', rows));
  if (scale === 'ratio' && defined.isNegative) return noGap(undefinedFor('negative-value', rows));
  if (method === 'betweenGroups') return betweenGroups(defined, scale, level, families);
  const other = method === 'toOverall' ? { key: null, estimate: metric.overall } : referenceSide(metric);
  if (typeof other === 'string') return noGap(undefinedFor(other, rows));
  const compared = other.key === null ? groups.length : groups.length - 1;
  const z = twoSidedZ(1 - (1 - level) / (compared * families));
  const limits =
    method === 'toOverall' ? overallExtremes(groups, other.estimate, scale, z) : pairExtremes(defined, other, scale, z);
  let widest: { readonly group: DefinedGroup; readonly gap: number } | null = null;
  for (const group of groups) {
    if (group.key === other.key) continue;
    if (scale === 'ratio' && group.estimate.value + other.estimate.value === 0) continue;
    const gap = gapOf(group.estimate, other.estimate, scale);
    if (!widest || (scale === 'difference' ? gap > widest.gap : gap < widest.gap)) widest = { group, gap };
  }
  if (!widest) return noGap(undefinedFor('zero-denominator', rows));
  return gapBetween(widest.group, other, widest.gap, limits, level);
}

/**
 * The smallest (`groupMin`) or the largest value of any group. The smallest of many estimates lies too low on average; its
 * interval, from the smallest lower to the smallest upper limit at Bonferroni's level over the groups, holds none the
 * less.
 */
export function groupExtreme(
  { metric, groups, rows, limitsAt, isWithheld }: DefinedGroups,
  scale: 'groupMin' | 'groupMax',
  level: number,
): Gap {
  if (isWithheld) return noGap(undefinedFor('withheld', rows));
  if (groups.length === 0) {
    return noGap(undefinedFor(whyNoGroup(metric), rows));
  }
  const least = scale === 'groupMin';
  const z = twoSidedZ(1 - (1 - level) / groups.length);
  const choose = least ? Math.min : Math.max;
  const extreme = groups.reduce((a, b) => (choose(a.estimate.value, b.estimate.value) === a.estimate.value ? a : b));
  const all = limitsAt(z);
  const limits: Limits | null = all && [
    all.lows.reduce((a, b) => choose(a, b)),
    all.highs.reduce((a, b) => choose(a, b)),
  ];
  return {
    value: simultaneous(extreme.estimate.value, limits, level, extreme.estimate.n),
    highest: least ? null : extreme.key,
    lowest: least ? extreme.key : null,
    smallest: extreme.estimate.n,
  };
}

/** Why no group has a value: the reason that they have in common, the overall value's, or that each has one of its own. */
function whyNoGroup({ groups, overall }: ValuesAcrossGroups): UndefinedReason {
  const reasons = new Set(groups.flatMap(({ estimate }) => (estimate.kind === 'undefined' ? [estimate.reason] : [])));
  const [first, ...others] = reasons;
  if (first !== undefined && others.length === 0) return first;
  return overall.kind === 'undefined' ? overall.reason : first === undefined ? 'no-rows' : 'group-undefined';
}

function betweenGroups(defined: DefinedGroups, scale: GapScale, level: number, families: number): Gap {
  const { groups, byValue, rows } = defined;
  const highest = groups[byValue[0]];
  const least = groups.reduce((a, b) => (b.estimate.value < a.estimate.value ? b : a));
  // where all are equal, two groups are named none the less
  const lowest = least === highest ? groups[byValue[1]] : least;
  if (scale === 'ratio' && highest.estimate.value === 0) return noGap(undefinedFor('zero-denominator', rows));
  const pairs = (groups.length * (groups.length - 1)) / 2;
  const z = twoSidedZ(1 - (1 - level) / (pairs * families));
  const limits = pairsLimits(defined, scale, z);
  return gapBetween(highest, lowest, gapOf(highest.estimate, lowest.estimate, scale), limits, level);
}

function referenceSide(metric: ValuesAcrossGroups): Side | UndefinedReason {
  if (metric.reference < 0) return 'reference-absent';
  const { key, estimate } = metric.groups[metric.reference];
  return estimate.kind === 'undefined' ? 'reference-undefined' : { key, estimate };
}

function gapOf(a: Estimate, b: Estimate, scale: GapScale): number {
  if (scale === 'difference') return Math.abs(differenceOf(a, b));
  return a.value < b.value ? ratioOf(a, b) : ratioOf(b, a);
}

function gapBetween(a: Side, b: Side, value: number, limits: Limits | null, level: number): Gap {
  const [high, low] = a.estimate.value >= b.estimate.value ? [a, b] : [b, a];
  // all groups together hold the other one
  const rows = b.key === null ? b.estimate.n : a.estimate.n + b.estimate.n;
  return {
    value: simultaneous(value, limits, level, rows),
    highest: high.key,
    lowest: low.key,
    smallest: Math.min(a.estimate.n, b.estimate.n),
  };
}

function simultaneous(value: number, limits: Limits | null, level: number, n: number): MetricValue {
  return { kind: 'defined', value, interval: intervalOf(value, limits, level, 'simultaneous'), n };
}

/** A gap that is undefined. */
export function noGap(value: Undefined): Gap {
  return { value, highest: null, lowest: null, smallest: null };
}
