import { numericLevels } from '../data/numeric-levels.ts';
import type { CodeArray, Column } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { binNames, binOf, NO_NUMBER } from './bins.ts';
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

/** Rows per group after bins and merges, most rows first; groups without rows are left out. */
export function groupSizes(column: Column, feature: CutFeature): Map<string, number> {
  const { codes, levels } = featureGroups(column, feature.bins);
  const counts = new Float64Array(levels.length);
  for (let row = 0; row < codes.length; row++) counts[codes[row]]++;
  const sizes = new Map<string, number>();
  levels.forEach((level, i) => {
    if (counts[i] === 0) return;
    const name = mergedName(level, feature.merge);
    sizes.set(name, (sizes.get(name) ?? 0) + counts[i]);
  });
  return new Map([...sizes].sort((a, b) => b[1] - a[1]));
}
