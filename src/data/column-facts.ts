import { hasLeadingZero } from './cell-number.ts';
import type { ColumnSample } from './column-sample.ts';
import { isDate } from './dates.ts';
import type { WrittenNumbers } from './format-reason.ts';
import { numericLevels } from './numeric-levels.ts';
import { presentValues, withoutNaN } from './quantiles.ts';
import type { MissingTest } from './schema.ts';
import type { CodesColumn, Column, NumbersColumn, TextColumn, WholeNumbers } from './table.ts';

/** What a type is inferred from: exact where the column has a dictionary or numbers, else from the first rows. */
export interface ColumnFacts extends WrittenNumbers {
  /** Cells that are not missing. */
  readonly filled: number;
  /** Distinct spellings among them; null when they were not counted. */
  readonly distinct: number | null;
  /** Filled cells that are numbers. */
  readonly numbers: number;
  readonly leadingZeros: number;
  readonly dates: number;
  readonly meanLength: number;
  readonly meanWords: number;
  /** Whole numbers that grow from row to row with hardly a gap, as row numbers do. */
  readonly countsUp: boolean;
  /** No two filled cells are the same number. */
  readonly allDifferent: boolean;
  readonly wholeNumbers: boolean;
}

/** Growing whole numbers leave out at most every other one. */
const MAX_GAP = 2;
const MIN_ROWS_COUNTING = 10;

/**
 * The facts of a column. Of a dictionary they are counted level by level, of numbers over all rows; a column left in the
 * file is judged by its sample, scaled to its rows.
 * @param rowCount rows of the file, of which the column may hold some only
 */
export function columnFacts(
  column: Column,
  sample: ColumnSample,
  isMissing: MissingTest,
  rowCount: number,
): ColumnFacts {
  const written: WrittenNumbers = {
    ...(sample.numberFormat ? { numberFormat: sample.numberFormat } : {}),
    ...(sample.doubt ? { doubt: sample.doubt } : {}),
  };
  switch (column.store) {
    case 'codes':
      return { ...codesFacts(column, isMissing), ...written };
    case 'numbers':
      return { ...(column.whole ? wholeFacts(column, column.whole, rowCount) : numbersFacts(column)), ...written };
    case 'text':
      return textFacts(column, sample, rowCount);
  }
}

function codesFacts(column: CodesColumn, isMissing: MissingTest): ColumnFacts {
  const { levels, counts } = column;
  const numbers = numericLevels(column, isMissing);
  const facts = { filled: 0, distinct: 0, numbers: 0, leadingZeros: 0, dates: 0, length: 0, words: 0 };
  let wholeNumbers = true;
  for (const [code, level] of levels.entries()) {
    if (isMissing(level)) continue;
    const rows = counts[code];
    facts.filled += rows;
    facts.distinct++;
    facts.length += rows * level.length;
    facts.words += rows * level.trim().split(/\s+/, 100).length;
    if (!Number.isNaN(numbers[code])) facts.numbers += rows;
    if (!Number.isInteger(numbers[code])) wholeNumbers = false;
    if (hasLeadingZero(level)) facts.leadingZeros += rows;
    else if (isDate(level)) facts.dates += rows;
  }
  const filled = Math.max(facts.filled, 1);
  return {
    filled: facts.filled,
    distinct: facts.distinct,
    numbers: facts.numbers,
    leadingZeros: facts.leadingZeros,
    dates: facts.dates,
    meanLength: facts.length / filled,
    meanWords: facts.words / filled,
    countsUp: facts.distinct === facts.filled && growsSteadily(numbers),
    allDifferent: facts.distinct === facts.filled,
    wholeNumbers,
  };
}

function numbersFacts({ values, unreadable }: NumbersColumn): ColumnFacts {
  const filled = presentValues(values);
  const wholeNumbers = areWhole(filled);
  const countsUp = wholeNumbers && growsSteadily(values);
  return {
    filled: filled.length + unreadable.count,
    distinct: null,
    numbers: filled.length,
    leadingZeros: 0,
    dates: 0,
    meanLength: 0,
    meanWords: 1,
    countsUp,
    allDifferent: countsUp || (wholeNumbers && allDifferent(filled)),
    wholeNumbers,
  };
}

/**
 * The same of a column that holds some rows only. Whether all numbers differ is told by the distinct ones where they were
 * counted, by their range where it is too narrow, and else by the sample.
 */
function wholeFacts({ values, unreadable }: NumbersColumn, whole: WholeNumbers, rowCount: number): ColumnFacts {
  const { count, min, max, wholeNumbers, increasing, distinct } = whole;
  const steady = increasing && rowCount >= MIN_ROWS_COUNTING && max - min <= MAX_GAP * rowCount;
  const countsUp = wholeNumbers && steady;
  const differ = distinct
    ? distinct.values.length === count
    : max - min + 1 >= count && allDifferent(withoutNaN(values));
  return {
    filled: count + unreadable.count,
    distinct: null,
    numbers: count,
    leadingZeros: 0,
    dates: 0,
    meanLength: 0,
    meanWords: 1,
    countsUp,
    allDifferent: countsUp || (wholeNumbers && differ),
    wholeNumbers,
  };
}

/** A column left in the file is judged by its sample, scaled to all rows. */
function textFacts({ blanks }: TextColumn, sample: ColumnSample, rowCount: number): ColumnFacts {
  const filled = rowCount - blanks;
  const scale = sample.filled === 0 ? 0 : filled / sample.filled;
  return {
    filled,
    distinct: null,
    numbers: sample.numbers * scale,
    leadingZeros: sample.leadingZeros * scale,
    dates: sample.dates * scale,
    meanLength: sample.meanLength,
    meanWords: sample.meanWords,
    countsUp: false,
    allDifferent: sample.distinct === sample.filled && sample.filled > 1,
    wholeNumbers: false,
  };
}

function areWhole(values: Float64Array): boolean {
  for (let at = 0; at < values.length; at++) if (!Number.isInteger(values[at])) return false;
  return true;
}

function growsSteadily(values: Float64Array): boolean {
  if (values.length < MIN_ROWS_COUNTING) return false;
  for (let row = 1; row < values.length; row++) if (!(values[row] > values[row - 1])) return false;
  const span = values[values.length - 1] - values[0];
  return areWhole(values) && span <= MAX_GAP * values.length;
}

function allDifferent(values: Float64Array): boolean {
  const sorted = values.slice().sort();
  for (let at = 1; at < sorted.length; at++) if (sorted[at] === sorted[at - 1]) return false;
  return true;
}
