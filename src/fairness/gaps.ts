import { twoSidedZ } from '../stats/distributions.ts';
import type { Limits } from '../stats/proportion.ts';
import type { DisparityMethod, MetricValue, Undefined, UndefinedReason } from './assessment.ts';
import type { DefinedGroup, DefinedGroups, Side, ValuesAcrossGroups } from './defined-groups.ts';
import { intervalOf, undefinedFor } from './estimate.ts';
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
  defined: DefinedGroups,
  scale: GapScale,
  method: DisparityMethod,
  level: number,
  families: number,
): Gap {
  const { metric, groups, rows } = defined;
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
  return gapBetween(widest.group, other, widest.gap, limits, level, rows);
}

/**
 * The smallest (`groupMin`) or the largest value of any group. The smallest of many estimates lies too low on average; its
 * interval, from the smallest lower to the smallest upper limit at Bonferroni's level over the groups, holds none the
 * less.
 */
export function groupExtreme(
  { metric, groups, rows, limitsAt }: DefinedGroups,
  scale: 'groupMin' | 'groupMax',
  level: number,
): Gap {
  if (groups.length === 0) {
    return noGap(metric.overall.kind === 'undefined' ? { ...metric.overall, n: rows } : undefinedFor('no-rows', rows));
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
    value: simultaneous(extreme.estimate.value, limits, level, rows),
    highest: least ? null : extreme.key,
    lowest: least ? extreme.key : null,
    smallest: extreme.estimate.n,
  };
}

function betweenGroups(defined: DefinedGroups, scale: GapScale, level: number, families: number): Gap {
  const { groups, byValue, rows } = defined;
  const highest = groups[byValue[0]];
  const lowest = groups.reduce((a, b) => (b.estimate.value < a.estimate.value ? b : a));
  if (scale === 'ratio' && highest.estimate.value === 0) return noGap(undefinedFor('zero-denominator', rows));
  const pairs = (groups.length * (groups.length - 1)) / 2;
  const z = twoSidedZ(1 - (1 - level) / (pairs * families));
  const limits = pairsLimits(defined, scale, z);
  return gapBetween(highest, lowest, gapOf(highest.estimate, lowest.estimate, scale), limits, level, rows);
}

function referenceSide(metric: ValuesAcrossGroups): Side | UndefinedReason {
  if (metric.reference < 0) return 'reference-absent';
  const { key, estimate } = metric.groups[metric.reference];
  return estimate.kind === 'undefined' ? 'reference-undefined' : { key, estimate };
}

function gapOf(a: Estimate, b: Estimate, scale: GapScale): number {
  if (scale === 'difference') return Math.abs(a.value - b.value);
  return Math.min(a.value, b.value) / Math.max(a.value, b.value);
}

function gapBetween(a: Side, b: Side, value: number, limits: Limits | null, level: number, rows: number): Gap {
  const [high, low] = a.estimate.value >= b.estimate.value ? [a, b] : [b, a];
  return {
    value: simultaneous(value, limits, level, rows),
    highest: high.key,
    lowest: low.key,
    smallest: Math.min(a.estimate.n, b.estimate.n),
  };
}

function simultaneous(value: number, limits: Limits | null, level: number, n: number): MetricValue {
  return { kind: 'defined', value, interval: intervalOf(limits, level, 'simultaneous'), n };
}

/** A gap that is undefined. */
export function noGap(value: Undefined): Gap {
  return { value, highest: null, lowest: null, smallest: null };
}
