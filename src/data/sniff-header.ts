import { parseNumber } from './cell-number.ts';
import { isDate } from './dates.ts';
import { isMissingSpelling } from './missing.ts';
import type { SampleCell } from './sample.ts';

const ROWS_COMPARED = 300;
const USUAL_SHARE = 0.9;

/**
 * Whether the first row names the columns. Each column votes: a first cell that is no number above numbers (no date above
 * dates) is a name; a number above numbers, or a text that comes again below, is a value. A tie is a header.
 */
export function sniffHeader(rows: readonly (readonly SampleCell[])[]): boolean {
  const [first, ...others] = rows;
  const below = others.slice(0, ROWS_COMPARED);
  let votes = 0;
  for (const [column, { text }] of first.entries()) {
    const cells = below.map((row) => row[column]?.text ?? '').filter((cell) => !isMissingSpelling(cell));
    votes += vote(text.trim(), cells);
  }
  return votes >= 0;
}

function vote(first: string, below: readonly string[]): number {
  if (below.length === 0 || first === '') return 0;
  for (const fits of [isNumber, isDate]) {
    const fitting = below.filter(fits).length;
    if (fitting >= USUAL_SHARE * below.length) return fits(first) || isMissingSpelling(first) ? -1 : 1;
  }
  return below.some((cell) => cell.trim() === first) ? -1 : 0;
}

function isNumber(text: string): boolean {
  return !Number.isNaN(parseNumber(text, '.')) || !Number.isNaN(parseNumber(text, ','));
}
