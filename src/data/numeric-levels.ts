import { parseNumber } from './cell-number.ts';
import { isMissingSpelling } from './missing.ts';
import type { CodesColumn } from './table.ts';

/**
 * The number of each level under the column's decimal mark; NaN where the level is missing or no number. Length: levels.
 *
 * @param isMissing what counts as missing, by default the recognised spellings.
 */
export function numericLevels(
  column: CodesColumn,
  isMissing: (spelling: string) => boolean = isMissingSpelling,
): Float64Array {
  return Float64Array.from(column.levels, (level) => (isMissing(level) ? NaN : parseNumber(level, column.decimalMark)));
}
