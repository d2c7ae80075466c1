import { namedNumberReader } from '../data/cell-number.ts';
import { missingIn } from '../data/missing.ts';
import { numericLevels } from '../data/numeric-levels.ts';
import type { CodesColumn, Column, NumbersColumn, NumberSpelling, WholeNumbers } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { totalsOf } from './column-numbers.ts';
import type { OutcomeRole } from './plan.ts';

/** Most classes of a label and its prediction. */
export const MOST_CLASSES = 50;

/**
 * The class of each level of a dictionary column: the one spelled so, else the one that spells the same number (`1` and
 * `1.0`). What is missing and named by no class, and what is none of the classes, gets the number of classes.
 */
export function classesOfLevels(column: CodesColumn, classes: readonly string[]): number[] {
  const bySpelling = new Map(classes.map((name, index) => [name, index]));
  const ofNumber = classOfNumber(column, classes);
  const numbers = numericLevels(column);
  return column.levels.map((level, i) => bySpelling.get(level) ?? ofNumber(numbers[i]));
}

/** Finds the class that spells a number as a column spells numbers; the number of classes where none does. */
export function classOfNumber(spelling: NumberSpelling, classes: readonly string[]): (value: number) => number {
  const byNumber = new Map<number, number>();
  const read = namedNumberReader(spelling);
  classes.forEach((name, index) => {
    const number = read(name);
    if (!Number.isNaN(number) && !byNumber.has(number)) byNumber.set(number, index);
  });
  return (value) => byNumber.get(value) ?? classes.length;
}

/**
 * All classes that occur in label and prediction, most rows of both first, then by name. Missing values are none, unless
 * the role names them as positive; spellings of one number are one class, under the first spelling of the label.
 * @throws AppError `plan/too-many-classes`, `plan/too-many-values` for a text column
 */
export function occurringClasses(
  sources: readonly { readonly role: OutcomeRole; readonly column: Column }[],
): string[] {
  const rows = new Map<string, number>();
  const nameOfNumber = new Map<number, string>();
  for (const { role, column } of sources) {
    for (const { name, number, count } of valuesOf(role, column)) {
      const known = Number.isNaN(number) ? name : (nameOfNumber.get(number) ?? name);
      if (!Number.isNaN(number)) nameOfNumber.set(number, known);
      rows.set(known, (rows.get(known) ?? 0) + count);
    }
    if (rows.size > MOST_CLASSES) {
      throw new AppError('plan/too-many-classes', { column: column.name, classes: rows.size, most: MOST_CLASSES });
    }
  }
  return [...rows].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
}

interface Value {
  readonly name: string;
  /** NaN for what is no number. */
  readonly number: number;
  readonly count: number;
}

function valuesOf({ positive }: OutcomeRole, column: Column): Value[] {
  if (column.store === 'text') throw new AppError('plan/too-many-values', { column: column.name });
  if (column.store === 'numbers') {
    const whole = totalsOf(column);
    if (whole) return distinctValues(column, whole);
    const rows = new Map<number, number>();
    for (const value of column.values) if (value === value) rows.set(value, (rows.get(value) ?? 0) + 1);
    return [...rows].map(([number, count]) => ({ name: String(number), number, count }));
  }
  const isMissing = missingIn(column);
  const named = new Set('values' in positive ? positive.values : []);
  const numbers = numericLevels(column);
  return column.levels.flatMap((name, i) => {
    const known = named.has(name) || !isMissing(name);
    return known && column.counts[i] > 0 ? [{ name, number: numbers[i], count: column.counts[i] }] : [];
  });
}

function distinctValues({ name: column }: NumbersColumn, { distinct, mostDistinct }: WholeNumbers): Value[] {
  if (!distinct) throw new AppError('plan/too-many-classes', { column, classes: mostDistinct + 1, most: MOST_CLASSES });
  return Array.from(distinct.values, (number, i) => ({ name: String(number), number, count: distinct.counts[i] }));
}
