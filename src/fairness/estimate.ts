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
    interval: intervalOf(estimate.limits?.(level.z) ?? null, level.level, estimate.method),
    n: estimate.n,
  };
  const effective = estimate.proportion?.n ?? estimate.effective;
  if (!weighted && estimate.count !== undefined) value.count = estimate.count;
  if (weighted && effective !== undefined) value.effectiveN = effective;
  if (estimate.bounds) value.bounds = estimate.bounds;
  return value;
}

type Growing<T> = { -readonly [Key in keyof T]: T[Key] };

/** Limits as an interval; none where there are none, or one of them is unbounded. */
export function intervalOf(limits: Limits | null, level: number, method: Interval['method']): Interval | null {
  if (!limits || !Number.isFinite(limits[0]) || !Number.isFinite(limits[1])) return null;
  return { low: limits[0], high: limits[1], level, method };
}
