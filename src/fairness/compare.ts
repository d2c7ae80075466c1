import { zOfTwo } from '../stats/distributions.ts';
import { boxDifferenceLimits, boxRatioLimits, differenceLimits, newcombeLimits } from '../stats/mover.ts';
import { ratioScoreLimits } from '../stats/ratio-interval.ts';
import type { Interval, MetricValue, UndefinedReason } from './assessment.ts';
import { differenceOf, fromOrigin, intervalOf, isBiased, ratioOf, undefinedFor } from './estimate.ts';
import type { Estimate, Estimated } from './estimate.ts';
import { independentRatioLimits } from './ratio-limits.ts';
import { overallDifferenceLimits, overallRatioLimits } from './to-overall.ts';
import type { InWhole } from './to-overall.ts';

/** Two-sided confidence and its z. */
export interface Confidence {
  readonly level: number;
  readonly z: number;
}

/** Difference and ratio of a group against something; their `n` are the rows of both, of all where that is all together. */
export interface Comparison {
  readonly difference: MetricValue;
  readonly ratio: MetricValue;
}

/**
 * a − b and a / b of two groups without a common row. Rates: Newcombe's and Koopman's intervals; all other metrics: from
 * their own intervals (MOVER). The ratio is undefined where b is 0 or one of the two lies below 0.
 */
export function compareGroups(a: Estimated, b: Estimated, confidence: Confidence): Comparison {
  if (a.kind === 'undefined') return both(a);
  if (b.kind === 'undefined') return both(undefinedFor('reference-undefined', a.n));
  const n = a.n + b.n;
  return {
    difference: defined(differenceOf(a, b), n, differenceInterval(a, b, confidence)),
    ratio: noRatio(a, b, n) ?? defined(ratioOf(a, b), n, ratioInterval(a, b, confidence)),
  };
}

/** Interval of a − b at a confidence; null where one of them has no interval of its own. */
export function differenceInterval(a: Estimate, b: Estimate, { level, z }: Confidence): Interval | null {
  if (a.proportion && b.proportion)
    return intervalOf(differenceOf(a, b), newcombeLimits(a.proportion, b.proportion, z), level, 'newcombe');
  if (!a.limits || !b.limits) return null;
  if (isBiased(a)) {
    const both = zOfTwo(z);
    return intervalOf(differenceOf(a, b), boxDifferenceLimits(a.limits(both), b.limits(both)), level, 'simultaneous');
  }
  const [own, other] = [fromOrigin(a), fromOrigin(b)];
  return intervalOf(
    differenceOf(a, b),
    differenceLimits(own.value, own.limits!(z), other.value, other.limits!(z)),
    level,
    'mover',
  );
}

/**
 * Interval of a / b at a confidence, a not below 0 and b above it. Null where one of them has none, or where b cannot be
 * told from 0, so that the ratio has no bound.
 */
function ratioInterval(a: Estimate, b: Estimate, { level, z }: Confidence): Interval | null {
  if (a.proportion && b.proportion) {
    return intervalOf(ratioOf(a, b), ratioScoreLimits(a.proportion, b.proportion, z), level, 'score-ratio');
  }
  if (!a.limits || !b.limits) return null;
  if (isBiased(a)) {
    const both = zOfTwo(z);
    return intervalOf(ratioOf(a, b), boxRatioLimits(a.limits(both), b.limits(both)), level, 'simultaneous');
  }
  return intervalOf(ratioOf(a, b), independentRatioLimits(a, b, z), level, 'mover');
}

/**
 * A group against all groups together, itself included. How the interval heeds that the overall value contains the
 * group: {@link overallDifferenceLimits}.
 */
export function compareToOverall(
  group: Estimated,
  overall: Estimated,
  inWhole: InWhole,
  confidence: Confidence,
): Comparison {
  if (group.kind === 'undefined') return both(group);
  if (overall.kind === 'undefined') return both(overall);
  const { n } = overall;
  return {
    difference: defined(differenceOf(group, overall), n, differenceToOverall(group, overall, inWhole, confidence)),
    ratio:
      noRatio(group, overall, n) ??
      defined(ratioOf(group, overall), n, ratioToOverall(group, overall, inWhole, confidence)),
  };
}

function differenceToOverall(
  group: Estimate,
  overall: Estimate,
  inWhole: InWhole,
  { level, z }: Confidence,
): Interval | null {
  const limits = overallDifferenceLimits(group, overall, inWhole, z);
  return intervalOf(differenceOf(group, overall), limits, level, methodOf(group, 'newcombe'));
}

function ratioToOverall(
  group: Estimate,
  overall: Estimate,
  inWhole: InWhole,
  { level, z }: Confidence,
): Interval | null {
  const limits = overallRatioLimits(group, overall, inWhole, z, 'score');
  return intervalOf(ratioOf(group, overall), limits, level, methodOf(group, 'score-ratio'));
}

/** Why a / b has no meaning; null where it has one. */
function noRatio(a: Estimate, b: Estimate, n: number): MetricValue | null {
  if (a.value < 0 || b.value < 0) return undefinedFor('negative-value', n);
  return Number.isFinite(a.value / b.value) ? null : undefinedFor('zero-denominator', n);
}

function both(value: MetricValue): Comparison {
  return { difference: value, ratio: value };
}

function defined(value: number, n: number, of: Interval | null): MetricValue {
  return { kind: 'defined', value, interval: of, n };
}

function methodOf(group: Estimate, ofRates: Interval['method']): Interval['method'] {
  return group.proportion ? ofRates : isBiased(group) ? 'simultaneous' : 'mover';
}

/** The comparison of a group that has nothing to be compared with. */
export function incomparable(reason: UndefinedReason, n: number): Comparison {
  return both(undefinedFor(reason, n));
}
