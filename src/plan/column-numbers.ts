import { numericLevels } from '../data/numeric-levels.ts';
import { withoutNaN } from '../data/quantiles.ts';
import type { CodesColumn, Column, NumbersColumn, WholeNumbers } from '../data/table.ts';
import { AppError } from '../errors.ts';

/** A column as numbers, one per row; NaN where a cell is not one. @throws AppError `plan/not-numeric` for a text column. */
export function columnNumbers(column: Column): Float64Array {
  if (column.store === 'numbers') return column.values;
  if (column.store === 'text') throw new AppError('plan/not-numeric', { column: column.name });
  const numbers = numericLevels(column);
  const values = new Float64Array(column.codes.length);
  for (let row = 0; row < values.length; row++) values[row] = numbers[column.codes[row]];
  return values;
}

/** The numbers of a column without NaN, in arrays of their own. */
export interface CountedNumbers {
  readonly values: Float64Array;
  /** The rows of each value, which then increase; null where each value is one row. */
  readonly counts: Float64Array | null;
}

/**
 * The numbers that a column holds. Of one that holds some rows of a longer table they are those of all its rows where these were
 * counted, see {@link isFromSample}.
 * @throws AppError `plan/not-numeric` for a text column
 */
export function countedNumbers(column: Column): CountedNumbers {
  if (column.store === 'text') throw new AppError('plan/not-numeric', { column: column.name });
  if (column.store === 'codes') return countedLevels(column);
  const distinct = totalsOf(column)?.distinct;
  if (distinct) return { values: distinct.values.slice(), counts: distinct.counts };
  return { values: withoutNaN(column.values), counts: null };
}

/** What is known of all rows of a column that holds some of them; null where it holds them all. */
export function totalsOf(column: NumbersColumn): WholeNumbers | null {
  const { whole, values } = column;
  return whole && values.length < whole.count + unknownCells(column) ? whole : null;
}

/** Whether only a sample tells which numbers a column holds: the rows were not kept, nor its very many distinct numbers counted. */
export function isFromSample(column: Column): boolean {
  return column.store === 'numbers' && totalsOf(column)?.distinct === null;
}

/** Cells of all rows of a column that are missing or no number. */
export function unknownCells({ missing, unreadable }: NumbersColumn): number {
  let rows = unreadable.count;
  for (const count of missing.values()) rows += count;
  return rows;
}

function countedLevels(column: CodesColumn): CountedNumbers {
  const numbers = numericLevels(column);
  const order = Array.from(numbers.keys()).filter((code) => numbers[code] === numbers[code] && column.counts[code] > 0);
  order.sort((one, other) => numbers[one] - numbers[other]);
  return {
    values: Float64Array.from(order, (code) => numbers[code]),
    counts: Float64Array.from(order, (code) => column.counts[code]),
  };
}

/** Refuses a column without a single number. @throws AppError `plan/not-numeric` */
export function checkNumeric(column: Column): void {
  const numeric = column.store === 'numbers' || (column.store === 'codes' && holdsNumbers(column));
  if (!numeric) throw new AppError('plan/not-numeric', { column: column.name });
}

function holdsNumbers(column: CodesColumn): boolean {
  return column.levels.some(looksNumeric) || numericLevels(column).some((number) => !Number.isNaN(number));
}

function looksNumeric(level: string): boolean {
  const text = level.trim().replace(',', '.');
  return text !== '' && Number.isFinite(Number(text));
}
