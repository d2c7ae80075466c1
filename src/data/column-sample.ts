import { hasLeadingZero, parseNumber } from './cell-number.ts';
import { isDate } from './dates.ts';
import type { SampleCell } from './sample.ts';
import type { MissingTest } from './schema.ts';
import type { DecimalMark } from './table.ts';

/** What the first rows tell of a column. Counts are of cells; `filled` cells are those not missing. */
export interface ColumnSample {
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  /** Filled cells that are numbers under `decimalMark`. */
  readonly numbers: number;
  readonly decimalMark: DecimalMark;
  readonly leadingZeros: number;
  readonly dates: number;
  readonly meanLength: number;
  readonly meanWords: number;
}

/** @param commaIsDelimiter then a decimal comma needs a quoted cell that thousands separators cannot explain. */
export function describeColumn(
  cells: readonly SampleCell[],
  isMissing: MissingTest,
  commaIsDelimiter: boolean,
): ColumnSample {
  const filled = cells.filter((cell) => !isMissing(cell.text));
  const spellings = new Map<string, number>();
  let length = 0;
  let words = 0;
  for (const { text } of filled) {
    spellings.set(text, (spellings.get(text) ?? 0) + 1);
    length += text.length;
  }
  const tally = (test: (text: string) => boolean): number => {
    let count = 0;
    for (const [text, cells] of spellings) if (test(text)) count += cells;
    return count;
  };
  for (const [text, count] of spellings) words += count * text.trim().split(/\s+/).length;
  const points = tally((text) => !Number.isNaN(parseNumber(text, '.')));
  const commas = tally((text) => text.includes(',') && !Number.isNaN(parseNumber(text, ',')));
  const commaNumbers = commas > 0 ? tally((text) => !Number.isNaN(parseNumber(text, ','))) : 0;
  const decimalComma = commaNumbers > points && (!commaIsDelimiter || hasDecimalComma(spellings.keys()));
  return {
    rows: cells.length,
    filled: filled.length,
    distinct: spellings.size,
    numbers: decimalComma ? commaNumbers : points,
    decimalMark: decimalComma ? ',' : '.',
    leadingZeros: tally(hasLeadingZero),
    dates: tally(isDate),
    meanLength: filled.length === 0 ? 0 : length / filled.length,
    meanWords: filled.length === 0 ? 0 : words / filled.length,
  };
}

/** Whether a comma stands where no thousands separator could: not before exactly three figures, or after a lone zero. */
function hasDecimalComma(spellings: Iterable<string>): boolean {
  for (const text of spellings) {
    const plain = text.trim();
    if (
      /^[+-]?\d*,\d+$/.test(plain) &&
      (!/,\d{3}$/.test(plain) || /^[+-]?0?,/.test(plain) || /^[+-]?\d{4,},/.test(plain))
    )
      return true;
  }
  return false;
}
