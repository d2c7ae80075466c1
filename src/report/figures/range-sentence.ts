import type { Defined, GroupAssessment, MetricValue } from '../../fairness/assessment.ts';
import type { NumberFormat } from '../../fairness/catalogue/entry.ts';
import { formatValue } from '../values.ts';
import { sentenceName, withInterval } from './parts.ts';

/** A group with a defined number. */
export interface KnownValue {
  readonly key: readonly string[];
  readonly value: Defined;
}

export interface Extremes {
  readonly lowest: KnownValue;
  readonly highest: KnownValue;
  /** Their intervals do not overlap: the highest may be called so. */
  readonly apart: boolean;
  /** Groups are withheld, so that others may have more or less. */
  readonly isPartial: boolean;
}

/** The groups with the least and the largest number, small groups aside where two others remain; null with fewer than two. */
export function extremesOf(
  groups: readonly GroupAssessment[],
  valueOf: (group: GroupAssessment) => MetricValue,
): Extremes | null {
  const known = groups.flatMap((group): (KnownValue & { small: boolean })[] => {
    const value = valueOf(group);
    return value.kind === 'defined' ? [{ key: group.key, value, small: group.belowMinimum }] : [];
  });
  const judged = known.filter(({ small }) => !small);
  const told = [...(judged.length >= 2 ? judged : known)].sort((a, b) => a.value.value - b.value.value);
  if (told.length < 2) return null;
  const [lowest, highest] = [told[0], told[told.length - 1]];
  const [a, b] = [lowest.value.interval, highest.value.interval];
  const isPartial = groups.some(({ withheld }) => withheld);
  return { lowest, highest, apart: a !== null && b !== null && a.high < b.low, isPartial };
}

/**
 * What a picture of a number by group shows: `…: highest for A, 44.9 % (42.6 to 47.2), lowest for B, 8.7 % (…)` where the
 * two intervals lie apart, else only the range, `…: from 8.7 % (B) to 44.9 % (A), with intervals that overlap`.
 */
export function rangeSentence(subject: string, extremes: Extremes | null, as: NumberFormat): string {
  if (!extremes) return subject;
  const { lowest, highest, apart, isPartial } = extremes;
  const title = isPartial ? `${subject}, of the groups shown` : subject;
  const [low, high] = [sentenceName(lowest.key), sentenceName(highest.key)];
  if (apart) {
    return `${title}: highest for ${high}, ${withInterval(highest.value, as)}, lowest for ${low}, ${withInterval(lowest.value, as)}`;
  }
  const [least, most] = [formatValue(lowest.value, as), formatValue(highest.value, as)];
  if (lowest.value.value === highest.value.value) return `${title}: ${most} in every group`;
  const intervals = lowest.value.interval && highest.value.interval ? ', with intervals that overlap' : '';
  return `${title}: from ${least} (${low}) to ${most} (${high})${intervals}`;
}
