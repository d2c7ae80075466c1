import type { DimensionShifts, GroupShift, TermShift } from '../../robustness/shifts/shifts.ts';
import type { Measured } from '../../robustness/measured.ts';
import { isolated } from '../isolated.ts';
import {
  formatCount,
  formatCounted,
  formatExact,
  formatNumber,
  formatPercent,
  formatPercentNumber,
} from '../numbers.ts';
import { shortList } from '../phrases.ts';
import { DIMENSION_WORDS } from './words.ts';

/** What a sentence about shifts has to know beside them. */
export interface ShiftContext {
  /** `toxicity` */
  readonly output: string;
  readonly threshold: number;
  readonly tolerance: number;
  /** What the texts are: `sentences` made from templates, or `texts` of the file. */
  readonly texts: 'sentences' | 'texts';
}

/** Numbers of one interval: `0.081 to 0.16`. */
export function rangeWords({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${formatNumber(low, high - low)} to ${formatNumber(high, high - low)}`;
}

/** A share with its interval: `12.5 % (5.2 to 24.1 %)`; null where it is undefined. */
export function shareWords(share: Measured): string | null {
  if (share.kind === 'undefined') return null;
  const { value, interval } = share;
  return interval
    ? `${formatPercent(value)} (${formatPercentNumber(interval.low)} to ${formatPercent(interval.high)})`
    : formatPercent(value);
}

/**
 * What one group or term does to a score: how far, with its interval, of how many texts, in how many of them, and how many cross the
 * threshold.
 */
export function shiftWords(shift: GroupShift | TermShift, of: DimensionShifts, context: ShiftContext): string {
  const { mean } = shift;
  const name = isolated(shift.name);
  const output = isolated(context.output);
  if (mean.kind === 'undefined') return `There are no ${context.texts} in which ${name} could be compared.`;
  const n = formatCounted(mean.n, context.texts.slice(0, -1), context.texts);
  if (shift.same === mean.n) return `Naming ${name} changes the score of ${output} in none of ${n}.`;
  const way = mean.value < 0 ? 'lower' : 'higher';
  const size = formatNumber(Math.abs(mean.value), mean.interval ? mean.interval.high - mean.interval.low : Infinity);
  const range = mean.interval ? ` (interval of the difference ${rangeWords(mean.interval)})` : '';
  const moved = mean.value < 0 ? shift.lower : shift.higher;
  return [
    `Naming ${name}, the score of ${output} is ${size} ${way} on average than ${referenceWords(of)}${range},`,
    `in ${n}; it is ${way} in ${formatCount(moved)} of them.`,
    flipWords(shift, of, context),
  ].join(' ');
}

function referenceWords({ reference, dimension, groups }: DimensionShifts): string {
  const own = groups.find(({ group }) => group === reference);
  if (own) return `naming ${isolated(own.name)} in the same place`;
  const kind = dimension ? ` of ${DIMENSION_WORDS[dimension]}` : '';
  return `the mean over all groups${kind} in the same place`;
}

function flipWords({ raised, lowered }: GroupShift | TermShift, of: DimensionShifts, context: ShiftContext): string {
  const count = (share: Measured): number => (share.kind === 'defined' ? Math.round(share.value * share.n) : 0);
  const from = of.flipsFrom === 'original' ? 'as it was' : 'of that mean';
  const threshold = formatExact(context.threshold);
  if (count(raised) + count(lowered) === 0) {
    return `Against the score ${from} it crosses the threshold of ${threshold} in none.`;
  }
  return `Against the score ${from} it rises over the threshold of ${threshold} in ${formatCount(count(raised))} and falls under it in ${formatCount(count(lowered))}.`;
}

/** What all groups of a dimension come to: what was shown, ruled out, or cannot be told. */
export function dimensionWords(shifts: DimensionShifts, context: ShiftContext): string {
  const { groups, items, dimension } = shifts;
  const kind = dimension ? DIMENSION_WORDS[dimension] : 'people';
  const output = isolated(context.output);
  const n = formatCounted(items, context.texts.slice(0, -1), context.texts);
  const tolerance = formatExact(context.tolerance);
  const shown = groups.filter(({ verdict }) => verdict === 'shown');
  if (shown.length > 0) {
    const names = shortList(shown.map(({ name }) => name));
    return `The score of ${output} shifts by more than ${tolerance} on average with the group of ${kind} that is named: shown for ${names}, in ${n}.`;
  }
  if (groups.every(({ same }) => same === items)) {
    return `The score of ${output} is the same whichever group of ${kind} is named, in each of ${n}.`;
  }
  if (groups.every(({ verdict }) => verdict === 'ruledOut')) {
    return `No group of ${kind} shifts the score of ${output} by more than ${tolerance} on average, in ${n}.`;
  }
  const open = groups.filter(({ verdict }) => verdict === 'notEnoughData');
  const detectable = Math.max(...open.map((group) => group.detectable ?? 0));
  const power =
    detectable > 0 ? ` A mean shift of ${formatNumber(detectable)} would be shown with a chance of 80 %.` : '';
  return `Whether a group of ${kind} shifts the score of ${output} by more than ${tolerance} on average cannot be told from ${n}: it is open for ${shortList(open.map(({ name }) => name))}.${power}`;
}

/** How far scores hang on the term, whichever it is; null where nothing can be said. */
export function gapWords(shifts: DimensionShifts, context: ShiftContext): string | null {
  const { gap, undecided } = shifts;
  const share = shareWords(undecided);
  if (gap.kind === 'undefined' || !share) return null;
  const range = gap.interval ? ` (${rangeWords(gap.interval)})` : '';
  return `Exchanging the term alone moves the score of ${isolated(context.output)} by ${formatNumber(gap.value)} on average${range}; ${share} of the ${context.texts} are flagged with one term and not with another.`;
}
