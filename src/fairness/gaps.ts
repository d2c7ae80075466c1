import { twoSidedZ } from '../stats/distributions.ts';
import type { Margin } from '../stats/gap-tests.ts';
import { differenceLimits, ratioLimits } from '../stats/mover.ts';
import type { Limits } from '../stats/proportion.ts';
import type { DisparityMethod, MetricValue, Undefined, UndefinedReason } from './assessment.ts';
import { undefinedFor } from './estimate.ts';
import type { Estimate, Estimated } from './estimate.ts';
import type { MetricId } from './metrics.ts';
import { absoluteLimits, belowOneLimits, largestDifference, smallestRatio } from './simultaneous.ts';
import type { Bounded } from './simultaneous.ts';
import { overallDifferenceLimits, overallRatioLimits } from './to-overall.ts';

/** One metric in every group of a combination, with what the groups are compared with. */
export interface MetricAcrossGroups extends ValuesAcrossGroups {
  readonly metric: MetricId;
}

/** Any number in every group. */
export interface ValuesAcrossGroups {
  readonly groups: readonly {
    readonly key: readonly string[];
    readonly estimate: Estimated;
    /** The metric of all other groups together; null where the overall value is not a mean of the two. */
    readonly rest: Estimated | null;
  }[];
  readonly overall: Estimated;
  /** Index of the reference group; −1 when it has no rows. */
  readonly reference: number;
}

/** The widest gap of a metric, or its value in the lowest or the highest group, as a {@link Disparity} reports it. */
export interface Gap {
  readonly value: MetricValue;
  readonly highest: readonly string[] | null;
  readonly lowest: readonly string[] | null;
  readonly smallest: number | null;
}

export type GapScale = Margin['scale'];

interface Side {
  readonly key: readonly string[] | null;
  readonly estimate: Estimate;
}

type Group = Side & { readonly key: readonly string[]; readonly rest: Estimated | null };

/** The groups in which a metric is defined, with what all of its gaps ask for. */
export interface DefinedGroups {
  readonly metric: ValuesAcrossGroups;
  readonly groups: readonly Group[];
  /** The same, highest value first. */
  readonly byValue: readonly Group[];
  /** Rows in the denominators of all groups. */
  readonly rows: number;
  /** Whether a value, of a group or overall, lies below 0. */
  readonly isNegative: boolean;
}

/** The groups in which a metric is defined. */
export function definedGroups(metric: ValuesAcrossGroups): DefinedGroups {
  const groups = metric.groups.filter((group): group is Group => group.estimate.kind === 'estimate');
  return {
    metric,
    groups,
    byValue: [...groups].sort((a, b) => b.estimate.value - a.estimate.value),
    rows: metric.groups.reduce((sum, { estimate }) => sum + estimate.n, 0),
    isNegative:
      groups.some(({ estimate }) => estimate.value < 0) ||
      (metric.overall.kind === 'estimate' && metric.overall.value < 0),
  };
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
  const limits = new Extremes(scale === 'difference' ? Math.max : Math.min);
  let widest: { readonly group: Group; readonly gap: number } | null = null;
  for (const group of groups) {
    if (group.key === other.key) continue;
    limits.add(
      method === 'toOverall'
        ? toOverallLimits(group, other.estimate, scale, z)
        : pairLimits(group.estimate, other.estimate, scale, z),
    );
    if (scale === 'ratio' && group.estimate.value + other.estimate.value === 0) continue;
    const gap = gapOf(group.estimate, other.estimate, scale);
    if (!widest || (scale === 'difference' ? gap > widest.gap : gap < widest.gap)) widest = { group, gap };
  }
  if (!widest) return noGap(undefinedFor('zero-denominator', rows));
  return gapBetween(widest.group, other, widest.gap, limits.found, level, rows);
}

/**
 * The smallest (`groupMin`) or the largest value of any group. The smallest of many estimates lies too low on average; its
 * interval, from the smallest lower to the smallest upper limit at Bonferroni's level over the groups, holds none the
 * less.
 */
export function groupExtreme(
  { metric, groups, rows }: DefinedGroups,
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
  const limits = new Extremes(choose);
  for (const { estimate } of groups) limits.add(estimate.limits?.(z) ?? null);
  return {
    value: simultaneous(extreme.estimate.value, limits.found, level, rows),
    highest: least ? null : extreme.key,
    lowest: least ? extreme.key : null,
    smallest: extreme.estimate.n,
  };
}

function betweenGroups(
  { groups, byValue, rows }: DefinedGroups,
  scale: GapScale,
  level: number,
  families: number,
): Gap {
  const highest = byValue[0];
  const lowest = groups.reduce((a, b) => (b.estimate.value < a.estimate.value ? b : a));
  if (scale === 'ratio' && highest.estimate.value === 0) return noGap(undefinedFor('zero-denominator', rows));
  const pairs = (groups.length * (groups.length - 1)) / 2;
  const z = twoSidedZ(1 - (1 - level) / (pairs * families));
  const bounded: Bounded[] = [];
  for (const { estimate } of byValue) {
    if (estimate.limits) bounded.push({ value: estimate.value, limits: estimate.limits(z) });
  }
  const complete =
    bounded.length === groups.length && (scale === 'difference' || bounded.every(({ limits }) => limits[0] >= 0));
  const limits = complete ? (scale === 'difference' ? largestDifference(bounded) : smallestRatio(bounded)) : null;
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

function pairLimits(a: Estimate, b: Estimate, scale: GapScale, z: number): Limits | null {
  if (!a.limits || !b.limits) return null;
  const [aLimits, bLimits] = [a.limits(z), b.limits(z)];
  if (scale === 'difference') return absoluteLimits(differenceLimits(a.value, aLimits, b.value, bLimits));
  if (aLimits[0] < 0 || bLimits[0] < 0) return null;
  return belowOneLimits(ratioLimits(a.value, aLimits, b.value, bLimits));
}

function toOverallLimits({ estimate, rest }: Group, overall: Estimate, scale: GapScale, z: number): Limits | null {
  if (scale === 'difference') {
    const limits = overallDifferenceLimits(estimate, overall, rest, z);
    return limits && absoluteLimits(limits);
  }
  const limits = overallRatioLimits(estimate, overall, rest, z, 'closed');
  return limits && limits[0] >= 0 ? belowOneLimits(limits) : null;
}

/** The largest, or the smallest, of many lower and of many upper limits. */
class Extremes {
  #low = Number.NaN;
  #high = Number.NaN;
  #isComplete = true;
  readonly #choose: (a: number, b: number) => number;

  constructor(choose: (a: number, b: number) => number) {
    this.#choose = choose;
  }

  add(limits: Limits | null): void {
    if (!limits) {
      this.#isComplete = false;
      return;
    }
    const isFirst = Number.isNaN(this.#low);
    this.#low = isFirst ? limits[0] : this.#choose(this.#low, limits[0]);
    this.#high = isFirst ? limits[1] : this.#choose(this.#high, limits[1]);
  }

  /** Null where one of them was missing, or none was added. */
  get found(): Limits | null {
    return this.#isComplete && !Number.isNaN(this.#low) ? [this.#low, this.#high] : null;
  }
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
  const interval = limits && { low: limits[0], high: limits[1], level, method: 'simultaneous' as const };
  return { kind: 'defined', value, interval, n };
}

/** A gap that is undefined. */
export function noGap(value: Undefined): Gap {
  return { value, highest: null, lowest: null, smallest: null };
}
