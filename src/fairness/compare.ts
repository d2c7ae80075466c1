import { differenceLimits, newcombeLimits, ratioLimits } from '../stats/mover.ts';
import type { Limits } from '../stats/proportion.ts';
import { ratioScoreLimits } from '../stats/ratio-interval.ts';
import type { Interval, MetricValue, UndefinedReason } from './assessment.ts';
import { undefinedFor } from './estimate.ts';
import type { Estimate, Estimated } from './estimate.ts';

/** Two-sided confidence and its z. */
export interface Confidence {
  readonly level: number;
  readonly z: number;
}

/** Difference and ratio of a group against something. */
export interface Comparison {
  readonly difference: MetricValue;
  readonly ratio: MetricValue;
}

/**
 * a − b and a / b of two groups without a common row. Rates: Newcombe's and Koopman's intervals; areas under the ROC
 * curve: from the two areas' own intervals. The ratio is undefined where b is 0.
 */
export function compareGroups(a: Estimated, b: Estimated, confidence: Confidence): Comparison {
  if (a.kind === 'undefined') return both(a);
  if (b.kind === 'undefined') return both(undefinedFor('reference-undefined', a.n));
  return {
    difference: defined(a.value - b.value, a.n, differenceInterval(a, b, confidence)),
    ratio:
      b.value === 0
        ? undefinedFor('zero-denominator', a.n)
        : defined(a.value / b.value, a.n, ratioInterval(a, b, confidence)),
  };
}

/** Interval of a − b at a confidence; null where one of them has no interval of its own. */
export function differenceInterval(a: Estimate, b: Estimate, { level, z }: Confidence): Interval | null {
  if (a.proportion && b.proportion) return interval(newcombeLimits(a.proportion, b.proportion, z), level, 'newcombe');
  if (!a.limits || !b.limits) return null;
  return interval(differenceLimits(a.value, a.limits(z), b.value, b.limits(z)), level, a.method);
}

/** Interval of a / b at a confidence, b above 0. */
export function ratioInterval(a: Estimate, b: Estimate, { level, z }: Confidence): Interval | null {
  if (a.proportion && b.proportion)
    return interval(ratioScoreLimits(a.proportion, b.proportion, z), level, 'score-ratio');
  if (!a.limits || !b.limits) return null;
  const limits = ratioLimits(a.value, a.limits(z), b.value, b.limits(z));
  return Number.isFinite(limits[1]) ? interval(limits, level, a.method) : null;
}

/**
 * A group against all groups together, itself included. With f the group's share of the denominator and `rest` all
 * others, group − overall = (1 − f)(group − rest) and group / overall = 1 / (f + (1 − f) rest / group), so the intervals
 * are those of group against rest, transformed. Without rest (one group) or for metrics that are no rates: no interval.
 */
export function compareToOverall(
  group: Estimated,
  overall: Estimated,
  rest: Estimated,
  confidence: Confidence,
): Comparison {
  if (group.kind === 'undefined') return both(group);
  if (overall.kind === 'undefined') return both(overall);
  const parts = group.proportion && rest.kind === 'estimate' && rest.proportion ? { group, rest } : null;
  const share = group.weight / overall.weight;
  return {
    difference: defined(
      group.value - overall.value,
      group.n,
      parts && scaled(differenceInterval(parts.group, parts.rest, confidence), (limit) => (1 - share) * limit),
    ),
    ratio:
      overall.value === 0
        ? undefinedFor('zero-denominator', group.n)
        : defined(
            group.value / overall.value,
            group.n,
            parts &&
              scaled(ratioInterval(parts.group, parts.rest, confidence), (limit) => ratioToOverall(limit, share)),
          ),
  };
}

/** group / overall from group / rest (0 … Infinity) and the group's share of the denominator. */
export function ratioToOverall(toRest: number, share: number): number {
  return toRest <= 0 ? 0 : 1 / (share + (1 - share) / toRest);
}

function both(value: MetricValue): Comparison {
  return { difference: value, ratio: value };
}

function defined(value: number, n: number, of: Interval | null): MetricValue {
  return { kind: 'defined', value, interval: of, n };
}

function interval([low, high]: Limits, level: number, method: Interval['method']): Interval {
  return { low, high, level, method };
}

function scaled(of: Interval | null, transform: (limit: number) => number): Interval | null {
  return of && { ...of, low: transform(of.low), high: transform(of.high) };
}

/** The comparison of a group that has nothing to be compared with. */
export function incomparable(reason: UndefinedReason, n: number): Comparison {
  return both(undefinedFor(reason, n));
}
