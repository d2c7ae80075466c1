import type { Defined, Interval, MetricValue } from '../fairness/assessment.ts';
import type { NumberFormat } from '../fairness/catalogue/entry.ts';
import {
  formatCount,
  formatCounted,
  formatNumber,
  formatPercent,
  formatPercentNumber,
  formatPoints,
  formatRatio,
  formatWholePercent,
} from './numbers.ts';
import { reasonWords } from './undefined-notes.ts';
import { INTERVAL_WORDS } from './words.ts';

const widthOf = (interval: Interval | null) => (interval ? interval.high - interval.low : Infinity);

/** A value as it is written beside its interval: with as many digits as tell the interval's ends apart. */
export function formatValue({ value, interval }: Pick<Defined, 'value' | 'interval'>, as: NumberFormat): string {
  switch (as) {
    case 'percent':
      return formatPercent(value);
    case 'points':
      return formatPoints(value);
    case 'count':
      return formatCount(value);
    case 'ratio':
      return formatRatio(value);
    case 'number':
      return formatNumber(value, widthOf(interval));
  }
}

/** `23.5 to 44.9`, in the unit of the value that it stands under. */
export function formatInterval(interval: Interval, as: NumberFormat): string {
  const end = (value: number): string =>
    as === 'points' || as === 'percent' ? formatPercentNumber(value) : formatValue({ value, interval }, as);
  return `${end(interval.low)} to ${end(interval.high)}`;
}

/**
 * What a value is and rests on, or why there is none, a fact a line: `44.9 %: 805 of 1,795 rows`, `95 % interval 42.6 to
 * 47.2: Wilson score interval`, and for a score counted on a grid, between what the value lies whatever the grid hides.
 */
export function valueFacts(value: MetricValue, as: NumberFormat): string[] {
  if (value.kind === 'undefined') {
    return [`Undefined: ${reasonWords(value.reason)}`, formatCounted(value.n, 'row', 'rows')];
  }
  const { n, count, effectiveN, interval, bounds } = value;
  const rows = formatCounted(n, 'row', 'rows');
  return [
    `${formatValue(value, as)}: ${count === undefined ? `of ${rows}` : `${formatCount(count)} of ${rows}`}`,
    ...(effectiveN === undefined ? [] : [`weighted, with an effective n of ${formatNumber(effectiveN)}`]),
    ...(interval
      ? [
          `${formatWholePercent(interval.level)} interval ${formatInterval(interval, as)}: ${INTERVAL_WORDS[interval.method]}`,
        ]
      : ['without an interval']),
    ...(bounds ? [`counted on a grid, the exact value lies from ${boundsWords(bounds, as)}`] : []),
  ];
}

function boundsWords({ low, high }: NonNullable<Defined['bounds']>, as: NumberFormat): string {
  return [low, high]
    .map((value) => (as === 'number' ? formatNumber(value, high - low) : formatPercent(value)))
    .join(' to ');
}
