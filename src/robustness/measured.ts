import type { Limits } from '../stats/proportion.ts';

/** Why a number of an audit of a classifier is undefined. */
export type NoMeasure =
  /** There is nothing that it could be of. */
  | 'no-texts'
  /** No text, or none of the group, is labelled positive. */
  | 'no-positives'
  | 'no-negatives'
  /** The same, of the texts that are not of the group. */
  | 'no-other-positives'
  | 'no-other-negatives'
  /** No group has the number that this one is made of. */
  | 'no-groups';

/** A number with its uncertainty, or why there is none. `n`: sentences or texts that it is of. */
export type Measured =
  | {
      readonly kind: 'defined';
      readonly value: number;
      /** Null where there is nothing that varies, or too few texts to tell. */
      readonly interval: MeasuredInterval | null;
      readonly n: number;
    }
  | { readonly kind: 'undefined'; readonly reason: NoMeasure; readonly n: number };

export interface MeasuredInterval {
  readonly low: number;
  readonly high: number;
  /** Of this interval by itself: above the level that was asked for where several are to hold at once. */
  readonly level: number;
  readonly method:
    'student-hall' | 'bounded-mean' | 'wilson' | 'delong-logit' | 'auc-score' | 'influence-logit' | 'clustered-logit';
}

export function notMeasured(reason: NoMeasure, n: number): Measured {
  return { kind: 'undefined', reason, n };
}

/** A number with its limits; rounding puts no number beside its own interval. */
export function measured(
  value: number,
  n: number,
  limits: Limits | null,
  level: number,
  method: MeasuredInterval['method'],
): Measured {
  const interval =
    limits && Number.isFinite(limits[0]) && Number.isFinite(limits[1])
      ? { low: Math.min(value, limits[0]), high: Math.max(value, limits[1]), level, method }
      : null;
  return { kind: 'defined', value, interval, n };
}
