import { numericLevels } from '../data/numeric-levels.ts';
import type { CodesColumn, Column, WholeNumbers } from '../data/table.ts';

type NegativeCells = WholeNumbers['negative'];

const NONE: NegativeCells = { rows: 0, first: -1, line: null };

/** How many cells of a column are numbers below zero, the row of the first, from 0, and its line where it is known. */
export function negativeCells(column: Column): NegativeCells {
  if (column.store === 'text') return NONE;
  if (column.store === 'codes') return negativeLevels(column);
  return column.whole?.negative ?? firstNegative(column.values, null);
}

function negativeLevels(column: CodesColumn): NegativeCells {
  const numbers = numericLevels(column);
  const { whole } = column;
  if (!whole) return firstNegative(column.codes, numbers);
  const negative = Array.from(numbers.keys()).filter((code) => numbers[code] < 0 && column.counts[code] > 0);
  if (negative.length === 0) return NONE;
  const first = negative.reduce((one, other) => (whole.firstRows[other] < whole.firstRows[one] ? other : one));
  return {
    rows: negative.reduce((sum, code) => sum + column.counts[code], 0),
    first: whole.firstRows[first],
    line: whole.firstLines?.[first] ?? null,
  };
}

function firstNegative(cells: ArrayLike<number>, numbers: Float64Array | null): NegativeCells {
  let rows = 0;
  let first = -1;
  for (let row = 0; row < cells.length; row++) {
    if (!((numbers ? numbers[cells[row]] : cells[row]) < 0)) continue;
    if (rows++ === 0) first = row;
  }
  return { rows, first, line: null };
}
