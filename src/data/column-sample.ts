import { hasLeadingZero, parseNumber } from './cell-number.ts';
import { isDate } from './dates.ts';
import {
  chooseFormat,
  formatEvidence,
  isCodeName,
  type FormatEvidence,
  type FormatHints,
  type NumberDoubt,
} from './infer-number-format.ts';
import { numberReader, type NumberFormat } from './number-format.ts';
import type { SampleCell } from './sample.ts';
import type { MissingTest } from './schema.ts';
import type { DecimalMark } from './table.ts';

/** What the first rows tell of a column. Counts are of cells; `filled` cells are those not missing. */
export interface ColumnSample {
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  /** Filled cells that are numbers under the decimal mark and format. */
  readonly numbers: number;
  readonly decimalMark: DecimalMark;
  /** How the numbers are written; absent where they are plain. */
  readonly numberFormat?: NumberFormat;
  /** Where the numbers can be read in two ways. */
  readonly doubt?: NumberDoubt;
  /** Some spellings of numbers with more than figures in them, against which what later rows hold is weighed. */
  readonly witnesses: readonly string[];
  readonly leadingZeros: number;
  readonly dates: number;
  readonly meanLength: number;
  readonly meanWords: number;
}

/** Share of a column's filled cells that must be numbers for it to be one of numbers. */
export const NUMERIC_SHARE = 0.9;
const MAX_WITNESSES = 64;

/** A column's sample before the columns are compared. */
export interface ColumnTally extends Omit<ColumnSample, 'numbers' | 'decimalMark'> {
  /** Cells by distinct spelling of the filled ones. */
  readonly spellings: ReadonlyMap<string, number>;
  /** Filled cells that are plain numbers with a decimal point. */
  readonly points: number;
  readonly evidence: FormatEvidence;
}

/** Counts the cells of a column, and weighs how its numbers are written. */
export function tallyColumn(name: string, cells: readonly SampleCell[], isMissing: MissingTest): ColumnTally {
  const spellings = new Map<string, number>();
  let filled = 0;
  let length = 0;
  let words = 0;
  for (const { text } of cells) {
    if (isMissing(text)) continue;
    spellings.set(text, (spellings.get(text) ?? 0) + 1);
    filled++;
    length += text.length;
  }
  for (const [text, count] of spellings) words += count * text.trim().split(/\s+/).length;
  const points = tally(spellings, (text) => !Number.isNaN(parseNumber(text, '.')));
  return {
    rows: cells.length,
    filled,
    distinct: spellings.size,
    witnesses: witnessesOf(spellings),
    leadingZeros: tally(spellings, hasLeadingZero),
    dates: tally(spellings, isDate),
    meanLength: filled === 0 ? 0 : length / filled,
    meanWords: filled === 0 ? 0 : words / filled,
    spellings,
    points,
    evidence:
      points === filled && !isCodeName(name) && provesPoint(spellings.keys())
        ? PLAIN_NUMBERS
        : formatEvidence(name, spellings.keys()),
  };
}

/** What numbers with an unmistakable decimal point tell, as {@link formatEvidence} would find. */
export const PLAIN_NUMBERS: FormatEvidence = {
  formats: [{ decimalMark: '.', groupMark: '', indian: false, prefix: '', suffix: '' }],
  unusualSigns: false,
  ambiguous: null,
  proven: '.',
};

function provesPoint(spellings: Iterable<string>): boolean {
  for (const text of spellings) if (startsDecimals(text, '.')) return true;
  return false;
}

/** Whether the mark in a number stands where none would divide thousands: not before exactly three figures, or after a zero. */
function startsDecimals(text: string, mark: DecimalMark): boolean {
  const plain = text.trim();
  const at = plain.indexOf(mark);
  if (at < 0) return false;
  const whole = plain.slice(0, at).replace(/^[+-]/, '');
  return plain.length - at !== 4 || !/^[1-9]\d{0,2}$/.test(whole);
}

function witnessesOf(spellings: ReadonlyMap<string, number>): readonly string[] {
  const witnesses: string[] = [];
  for (const text of spellings.keys()) {
    if (/\d/.test(text) && /\D/.test(text)) witnesses.push(text);
    if (witnesses.length === MAX_WITNESSES) break;
  }
  return witnesses;
}

/** The sample of a column, its numbers read by its own cells and, where these are not enough, by the rest of the file. */
export function describeColumn(column: ColumnTally, hints: FormatHints): ColumnSample {
  const { spellings, points, evidence, ...sample } = column;
  const chosen = chooseFormat(evidence, hints);
  if (chosen) {
    const { decimalMark, numberFormat } = chosen;
    const read = numberFormat ? numberReader(numberFormat) : (text: string) => parseNumber(text, decimalMark);
    const numbers =
      decimalMark === '.' && !numberFormat ? points : tally(spellings, (text) => !Number.isNaN(read(text)));
    if (numbers >= NUMERIC_SHARE * sample.filled) return { ...sample, ...chosen, numbers };
  }
  const commas = tally(spellings, (text) => text.includes(',') && !Number.isNaN(parseNumber(text, ',')));
  const commaNumbers = commas > 0 ? tally(spellings, (text) => !Number.isNaN(parseNumber(text, ','))) : 0;
  const proven = hints.delimiter !== '.' || [...spellings.keys()].some((text) => isDecimalComma(text));
  const decimalComma = commaNumbers > points && proven;
  return { ...sample, numbers: decimalComma ? commaNumbers : points, decimalMark: decimalComma ? ',' : '.' };
}

function isDecimalComma(text: string): boolean {
  return /^[+-]?\d*,\d+$/.test(text.trim()) && startsDecimals(text, ',');
}

function tally(spellings: ReadonlyMap<string, number>, test: (text: string) => boolean): number {
  let count = 0;
  for (const [text, cells] of spellings) if (test(text)) count += cells;
  return count;
}

/** What the columns together say of decimal marks. @param delimiter `;` goes with decimal commas, `,` with points. */
export function formatHints(columns: readonly ColumnTally[], delimiter: string | null): FormatHints {
  const marks = columns.flatMap(({ evidence }) => (evidence.proven ? [evidence.proven] : []));
  return { columns: new Set(marks), delimiter: delimiter === ';' ? ',' : delimiter === ',' ? '.' : null };
}
