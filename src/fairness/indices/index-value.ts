import type { Limits } from '../../stats/proportion.ts';
import type { IntervalMethod, MetricValue } from '../assessment.ts';

/** An index with its interval; none where a limit is infinite. */
export function indexValue(
  value: number,
  [low, high]: Limits,
  level: number,
  method: IntervalMethod,
  n: number,
): MetricValue {
  const bounded = Number.isFinite(low) && Number.isFinite(high);
  // rounding must not put a value beside its own interval
  const interval = bounded ? { low: Math.min(low, value), high: Math.max(high, value), level, method } : null;
  return { kind: 'defined', value, interval, n };
}

/** An index as a function f of another one, f increasing. */
export function transformedIndex(of: MetricValue, f: (value: number) => number): MetricValue {
  if (of.kind === 'undefined') return of;
  const interval = of.interval && { ...of.interval, low: f(of.interval.low), high: f(of.interval.high) };
  return { ...of, value: f(of.value), interval };
}
