import { cellReader } from './cell-number.ts';
import { missingIn } from './missing.ts';
import type { MissingTest } from './schema.ts';
import type { CodesColumn } from './table.ts';

/**
 * The number of each level as the column spells numbers; NaN where the level is missing or no number. Length: levels.
 *
 * @param isMissing what counts as missing, by default the spellings named for the column, else the recognised ones.
 */
export function numericLevels(column: CodesColumn, isMissing: MissingTest = missingIn(column)): Float64Array {
  const read = cellReader(column);
  return Float64Array.from(column.levels, (level) => (isMissing(level) ? NaN : read(level)));
}
