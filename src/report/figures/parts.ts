import type { CombinationAssessment, Defined, GroupAssessment, MetricValue } from '../../fairness/assessment.ts';
import type { NumberFormat } from '../../fairness/catalogue/entry.ts';
import { sameKey } from '../../fairness/same-key.ts';
import { formatCount, formatCounted, formatWholePercent } from '../numbers.ts';
import { groupName, shortName } from '../phrases.ts';
import { UNDEFINED_WORDS } from '../words.ts';
import { formatInterval, formatValue } from '../values.ts';
import type { FigureGroup, Ranged } from './figure-data.ts';

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The groups of a combination as every picture shows them, in its order. */
export function figureGroups(combination: Pick<CombinationAssessment, 'groups'>): FigureGroup[] {
  return combination.groups.map(({ key }, place) => ({ name: groupName(key), place }));
}

export function rangedOf({ value, interval }: Pick<Defined, 'value' | 'interval'>): Ranged {
  return { value, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** `0.71 (0.69 to 0.73)`; without an interval the value alone. */
export function withInterval(value: Defined, as: NumberFormat): string {
  const number = formatValue(value, as);
  return value.interval ? `${number} (${formatInterval(value.interval, as)})` : number;
}

/** A value and its interval as two cells of a table, or why there is none. */
export function valueCells(value: MetricValue, as: NumberFormat): [value: string, interval: string] {
  if (value.kind === 'undefined') return [`undefined: ${UNDEFINED_WORDS[value.reason]}`, ''];
  return [formatValue(value, as), value.interval ? formatInterval(value.interval, as) : ''];
}

/** `95 % interval`: the head of a column, by the first value that has one. */
export function intervalHead(values: readonly MetricValue[]): string {
  const level = levelOf(values);
  return level === null ? 'Interval' : `${formatWholePercent(level)} interval`;
}

export function levelOf(values: readonly MetricValue[]): number | null {
  for (const value of values) if (value.kind === 'defined' && value.interval) return value.interval.level;
  return null;
}

/** What stands beside a group in a table: that it is the reference, or too small. */
export function groupRemark(group: GroupAssessment, combination: CombinationAssessment, minimum: number): string {
  if (group.belowMinimum) return `fewer than ${formatCounted(minimum, 'row', 'rows')}: no verdict rests on it`;
  return sameKey(combination.reference, group.key) ? 'reference' : '';
}

/** A group's name as it can stand in a sentence. */
export const sentenceName = (key: readonly string[]): string => shortName(groupName(key));

/** The groups drawn where not all can be: those at or above the minimum size first, each in the order of the combination. */
export function drawnFirst<T extends { readonly faint: boolean }>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  const first = [...items.filter(({ faint }) => !faint), ...items.filter(({ faint }) => faint)].slice(0, most);
  return items.filter((item) => first.includes(item));
}

/** Those that are drawn of what small groups make too coarse to show: at or above the minimum size where any are. */
export function drawnLarge<T extends { readonly faint: boolean }>(items: readonly T[], most: number): readonly T[] {
  const large = items.filter(({ faint }) => !faint);
  return (large.length > 0 ? large : items).slice(0, most);
}

/** Says what is left to the table, or nothing where all is drawn. */
export function drawnNote(drawn: number, items: readonly { readonly faint: boolean }[], all: number): string | null {
  const large = items.filter(({ faint }) => !faint).length;
  const small = items.length - Math.max(large, drawn);
  const count = (groups: number) => formatCounted(groups, 'group', 'groups');
  const parts = [
    drawn < items.length - small ? `Drawn are the ${formatCount(drawn)} largest of ${count(items.length)}.` : '',
    drawn === items.length - small && small > 0
      ? `${count(small)} with few rows ${small === 1 ? 'is' : 'are'} not drawn.`
      : '',
    items.length < all
      ? `${count(all - items.length)} ${all - items.length === 1 ? 'has' : 'have'} no value here.`
      : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(' ')} The table has them all.` : null;
}

/** Groups counted another way, in the places they have in the combination; groups it lacks come after. */
export function placesIn(
  combination: Pick<CombinationAssessment, 'groups'>,
  keys: readonly (readonly string[])[],
): number[] {
  const placeOf = new Map(combination.groups.map(({ key }, place) => [key.join('\0'), place] as const));
  let after = combination.groups.length;
  return keys.map((key) => placeOf.get(key.join('\0')) ?? after++);
}
