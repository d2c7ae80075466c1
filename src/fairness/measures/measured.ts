import { twoSidedZ } from '../../stats/distributions.ts';
import type { Limits } from '../../stats/proportion.ts';
import type { IntervalMethod, MetricValue, UndefinedReason } from '../assessment.ts';
import { undefinedFor } from '../estimate.ts';
import type { Sides } from './sides.ts';

/** Two-sided confidence of an interval, with its z and that of two intervals that are to hold at once. */
export interface MeasureConfidence {
  readonly level: number;
  readonly z: number;
  readonly zOfTwo: number;
}

/** The z values of a level. */
export function measureConfidence(level: number): MeasureConfidence {
  return { level, z: twoSidedZ(level), zOfTwo: twoSidedZ(1 - (1 - level) / 2) };
}

/** A measure of two sides. */
export type Measure = (sides: Sides, confidence: MeasureConfidence) => MetricValue;

/**
 * A value with its interval. None for a group set against itself, which differs from itself by nothing, and none where
 * a limit is infinite.
 */
export function measured(
  value: number,
  sides: Sides,
  limits: () => Limits,
  { level }: MeasureConfidence,
  method: IntervalMethod,
): MetricValue {
  if (sides.same) return { kind: 'defined', value, interval: null, n: sides.rows };
  const [low, high] = limits();
  const bounded = Number.isFinite(low) && Number.isFinite(high);
  // rounding must not put a value beside its own interval
  const interval = bounded ? { low: Math.min(low, value), high: Math.max(high, value), level, method } : null;
  return { kind: 'defined', value, interval, n: sides.rows };
}

/** Why two sides have no value. */
export function unmeasured(reason: UndefinedReason, sides: Sides): MetricValue {
  return undefinedFor(reason, sides.rows);
}
