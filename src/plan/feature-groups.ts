import { numericLevels } from '../data/numeric-levels.ts';
import type { CodeArray, Column } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { binNames, binOf, NO_NUMBER } from './bins.ts';
import { totalsOf, unknownCells } from './column-numbers.ts';
import type { EdgeBins } from './bins-schema.ts';
import type { CutFeature, SensitiveFeature } from './plan.ts';

/** The groups that a feature makes of a column, before merges: a code per row, and the levels that codes index. */
export interface FeatureGroups {
  readonly codes: CodeArray;
  readonly levels: readonly string[];
}

/**
 * Groups of a column's rows: its values as they stand, or its bins, with {@link NO_NUMBER} for the rest.
 * @throws AppError `plan/needs-bins` for a column stored as numbers without bins, `plan/too-many-values` for text.
 */
export function featureGroups(column: Column, bins: EdgeBins | undefined): FeatureGroups {
  if (column.store === 'text') throw new AppError('plan/too-many-values', { column: column.name });
  if (column.store === 'codes') {
    if (!bins) return { codes: column.codes, levels: column.levels };
    const binOfLevel = binCodes(numericLevels(column), bins.edges);
    const codes = new Uint8Array(column.codes.length);
    for (let row = 0; row < codes.length; row++) codes[row] = binOfLevel[column.codes[row]];
    return { codes, levels: [...binNames(bins.edges), NO_NUMBER] };
  }
  if (!bins) throw new AppError('plan/needs-bins', { column: column.name });
  return { codes: binCodes(column.values, bins.edges), levels: [...binNames(bins.edges), NO_NUMBER] };
}

function binCodes(values: Float64Array, edges: readonly number[]): Uint8Array {
  const codes = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    codes[i] = Number.isNaN(values[i]) ? edges.length + 1 : binOf(values[i], edges);
  }
  return codes;
}

/** The name of a level's group after merges. */
export function mergedName(level: string, merge: SensitiveFeature['merge']): string {
  return merge?.find(({ levels }) => levels.includes(level))?.name ?? level;
}

/** The groups that a feature can make of a column, before merges. @throws AppError as {@link featureGroups} */
export function groupLevels(column: Column, bins: EdgeBins | undefined): readonly string[] {
  if (column.store === 'text') throw new AppError('plan/too-many-values', { column: column.name });
  if (bins) return [...binNames(bins.edges), NO_NUMBER];
  if (column.store === 'numbers') throw new AppError('plan/needs-bins', { column: column.name });
  return column.levels;
}

/**
 * Rows per group after bins and merges, most rows first; groups without rows are left out. Of a column that holds some rows of a
 * longer table they are those of all its rows; null where these were not counted.
 * @throws AppError as {@link featureGroups}
 */
export function groupSizes(column: Column, feature: CutFeature): Map<string, number> | null {
  const levels = groupLevels(column, feature.bins);
  const counts = groupCounts(column, feature.bins);
  return counts && sizesOf(counts, levels, feature.merge);
}

/** Rows per group after merges, most rows first, from those per level. */
export function sizesOf(
  counts: ArrayLike<number>,
  levels: readonly string[],
  merge: SensitiveFeature['merge'],
): Map<string, number> {
  const sizes = new Map<string, number>();
  levels.forEach((level, i) => {
    if (!(counts[i] > 0)) return;
    const name = mergedName(level, merge);
    sizes.set(name, (sizes.get(name) ?? 0) + counts[i]);
  });
  return new Map([...sizes].sort((a, b) => b[1] - a[1]));
}

/** Rows per group before merges; null where they were not counted. */
function groupCounts(column: Column, bins: EdgeBins | undefined): Float64Array | null {
  if (column.store === 'text') return null;
  if (!bins) return column.store === 'codes' ? column.counts : null;
  const counts = new Float64Array(bins.edges.length + 2);
  const add = (values: Float64Array, rows: ArrayLike<number> | null): Float64Array => {
    binCodes(values, bins.edges).forEach((bin, i) => (counts[bin] += rows ? rows[i] : 1));
    return counts;
  };
  if (column.store === 'codes') return add(numericLevels(column), column.counts);
  const whole = totalsOf(column);
  if (!whole) return add(column.values, null);
  const { distinct } = whole;
  if (!distinct) return null;
  counts[counts.length - 1] = unknownCells(column);
  return add(distinct.values, distinct.counts);
}
