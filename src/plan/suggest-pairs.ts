import type { ColumnProfile } from '../data/profile.ts';
import { LABEL_NAMES, PREDICTION_NAMES, rankOf } from './role-names.ts';

/** Fewest and most values that a label and a prediction may share to be counted each on its own. */
const FEWEST_CLASSES = 3;
const MOST_SUGGESTED_CLASSES = 20;
/** A number with fewer different values is a code or a category as likely as an amount. */
const FEWEST_NUMBERS = 20;

/** A column for what was true, and one for what was predicted. */
export interface Pair {
  readonly label: ColumnProfile;
  readonly prediction: ColumnProfile;
}

/** Whether a label and a prediction have the same three to twenty values, by and large: most of each are in the other. */
export function shareClasses({ label, prediction }: Pair): boolean {
  const [labels, predictions] = [label, prediction].map(knownValues);
  if (!labels || !predictions) return false;
  const shared = [...predictions].filter((value) => labels.has(value)).length;
  const all = labels.size + predictions.size - shared;
  return shared >= FEWEST_CLASSES && all <= MOST_SUGGESTED_CLASSES && shared >= all / 2;
}

/** The best named label and prediction with three to twenty values in common. */
export function classPair(columns: readonly ColumnProfile[]): Pair | null {
  return bestPair(columns, (column) => column.store === 'codes', shareClasses);
}

/**
 * The best named label and prediction that are numbers on one scale, with many different values. A prediction from 0 to 1
 * beside a label that is not is a probability.
 */
export function numericPair(columns: readonly ColumnProfile[]): Pair | null {
  return bestPair(columns, isAmount, ({ label, prediction }) => {
    const [y, guess] = [label.numeric!, prediction.numeric!];
    const overlap = Math.min(y.max, guess.max) - Math.max(y.min, guess.min);
    return overlap > 0 && 2 * overlap >= Math.min(y.max - y.min, guess.max - guess.min);
  });
}

function bestPair(
  columns: readonly ColumnProfile[],
  fits: (column: ColumnProfile) => boolean,
  match: (pair: Pair) => boolean,
): Pair | null {
  const named = (patterns: readonly RegExp[]): ColumnProfile[] =>
    columns
      .filter((column) => fits(column) && rankOf(column.name, patterns) >= 0)
      .sort((a, b) => rankOf(a.name, patterns) - rankOf(b.name, patterns) || a.index - b.index);
  const predictions = named(PREDICTION_NAMES);
  for (const label of named(LABEL_NAMES)) {
    const prediction = predictions.find((column) => column !== label && match({ label, prediction: column }));
    if (prediction) return { label, prediction };
  }
  return null;
}

function isAmount({ type, distinct, numeric }: ColumnProfile): boolean {
  return type === 'number' && numeric !== undefined && (distinct === null || distinct > FEWEST_NUMBERS);
}

function knownValues({ levels, distinct }: ColumnProfile): ReadonlySet<string> | null {
  if (!levels || levels.length < (distinct ?? Infinity)) return null;
  return new Set(levels.filter(({ perhapsMissing }) => !perhapsMissing).map(({ value }) => value));
}
