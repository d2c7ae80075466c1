import { numericLevels } from '../data/numeric-levels.ts';
import type { CodesColumn, Column } from '../data/table.ts';
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
