import type { MetricValue, UndefinedReason } from '../fairness/assessment.ts';
import { UNDEFINED_WORDS } from './words.ts';

/** What a reason is called in a place where more can be said than everywhere. */
export type ReasonWords = Readonly<Partial<Record<UndefinedReason, string>>>;

type Values = readonly (MetricValue | null | undefined)[];

/** Why values of a table are undefined, each reason once, in the order in which they are met. */
export function undefinedReasons(values: Values): UndefinedReason[] {
  return [...new Set(values.flatMap((value) => (value?.kind === 'undefined' ? [value.reason] : [])))];
}

/** The one reason for which all values are undefined; null where any is defined, where reasons differ, or without values. */
export function sharedReason(values: Values): UndefinedReason | null {
  const [reason, ...others] = undefinedReasons(values);
  const all = values.every((value) => value?.kind === 'undefined');
  return reason !== undefined && others.length === 0 && all ? reason : null;
}

/** A reason in words, those of its place first. */
export function reasonWords(reason: UndefinedReason, here: ReasonWords = {}): string {
  return here[reason] ?? UNDEFINED_WORDS[reason];
}
