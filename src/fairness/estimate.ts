import type { Limits, Proportion } from '../stats/proportion.ts';
import { wilsonLimits } from '../stats/wilson.ts';
import type { Defined, Interval, MetricValue, Undefined, UndefinedReason } from './assessment.ts';

/** A metric of one group, with what intervals, comparisons and tests of it need. */
export interface Estimate {
  readonly kind: 'estimate';
  readonly value: number;
  /** Rows in the denominator. */
  readonly n: number;
  /** Rows in the numerator. */
  readonly count?: number;
  /** Set for rates: the rate and its (effective) number of rows. */
  readonly proportion: Proportion | null;
  /**
   * Σw of the denominator, for metrics that are a quotient of two sums: the value of several groups together is then
   * their values' mean by this weight. NaN for all others.
   */
  readonly weight: number;
  /** Kish's effective number of rows, for metrics that are no rates. */
  readonly effective?: number;
  /** Limits at a two-sided z; null for metrics without sampling error of their own. */
  readonly limits: ((z: number) => Limits) | null;
  readonly method: Interval['method'];
  readonly bounds?: { readonly low: number; readonly high: number };
  /**
   * Value and limits as they were summed, measured from an origin that all groups have in common and that the value has
   * back: differences rest on these, since a value far from 0 has lost its last digits.
   */
  readonly fromOrigin?: { readonly value: number; readonly limits: ((z: number) => Limits) | null };
}

/** A metric of a group, or why it has none. */
export type Estimated = Estimate | Undefined;

/** An undefined value; `n`: rows in the denominator. */
export function undefinedFor(reason: UndefinedReason, n: number): Undefined {
  return { kind: 'undefined', reason, n };
}

/** Whether an estimate is of a number that is never below 0 and lies too high on average, such as a calibration error. */
export function isBiased({ method }: Estimate): boolean {
  return method === 'simultaneous';
}

/** The estimate as it is measured from its origin, where it has one: differences of two such are those of the metric. */
export function fromOrigin(estimate: Estimate): Estimate {
  return estimate.fromOrigin ? { ...estimate, ...estimate.fromOrigin } : estimate;
}

/** How far two sums of the same numbers may lie apart, added up in another order, for their size. */
const ROUNDING = 8 * Number.EPSILON;

/** a − b of two groups in one metric, to all digits; 0 where they differ by rounding alone. */
export function differenceOf(a: Estimate, b: Estimate): number {
  const [first, second] = [(a.fromOrigin ?? a).value, (b.fromOrigin ?? b).value];
  return Math.abs(first - second) <= ROUNDING * Math.max(Math.abs(first), Math.abs(second)) ? 0 : first - second;
}

/** a / b of two groups in one metric; 1 where they differ by rounding alone. */
export function ratioOf(a: Estimate, b: Estimate): number {
  const difference = differenceOf(a, b);
  if (difference === 0 && b.value !== 0) return 1;
  return a.fromOrigin && b.fromOrigin ? 1 + difference / b.value : a.value / b.value;
}

/** A rate Σw(numerator) / Σw(denominator) with Wilson's interval at Kish's effective size. */
export function rateEstimate(
  rate: number,
  rows: { n: number; count: number; weight: number; effective: number },
): Estimate {
  const proportion = { rate, n: rows.effective };
  return {
    kind: 'estimate',
    value: rate,
    n: rows.n,
    count: rows.count,
    proportion,
    weight: rows.weight,
    limits: (z) => wilsonLimits(proportion, z),
    method: 'wilson',
  };
}

/** What is reported of an estimate: its value with the interval at a level. */
export function reported(
  estimate: Estimated,
  level: { readonly level: number; readonly z: number },
  weighted: boolean,
): MetricValue {
  if (estimate.kind === 'undefined') return estimate;
  const value: Growing<Defined> = {
    kind: 'defined',
    value: estimate.value,
    interval: intervalOf(estimate.value, estimate.limits?.(level.z) ?? null, level.level, estimate.method),
    n: estimate.n,
  };
  const effective = estimate.proportion?.n ?? estimate.effective;
  if (!weighted && estimate.count !== undefined) value.count = estimate.count;
  if (weighted && effective !== undefined) value.effectiveN = effective;
  if (estimate.bounds) value.bounds = estimate.bounds;
  return value;
}

type Growing<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Limits as the interval of a value; none where there are none, or one of them is unbounded. Rounding puts no value beside
 * its own interval.
 */
export function intervalOf(
  value: number,
  limits: Limits | null,
  level: number,
  method: Interval['method'],
): Interval | null {
  if (!limits || !Number.isFinite(limits[0]) || !Number.isFinite(limits[1])) return null;
  // −0 is 0
  return { low: Math.min(value, limits[0]) + 0, high: Math.max(value, limits[1]) + 0, level, method };
}
