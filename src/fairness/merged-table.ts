import type { CubeTable } from '../cube/cube.ts';
import { regroupGated } from '../cube/gate/merge-withheld.ts';
import type { CubeShape } from '../cube/shape.ts';
import type { SensitiveFeature } from '../plan/plan.ts';
import { Kept } from './kept.ts';

const MERGED = new Kept<CubeTable>();

/**
 * A table with levels merged as the features ask; the table itself where nothing merges, and the very same one while they ask
 * for the same.
 */
export function mergedTable(table: CubeTable, features: readonly SensitiveFeature[], shape: CubeShape): CubeTable {
  const names = table.features.map((column) => mergedNames(features.find((feature) => feature.column === column)));
  const merges = JSON.stringify(names.map((map) => [...map]));
  return MERGED.in(table, [merges, ...Object.values(shape)], () =>
    names.every((map) => map.size === 0)
      ? table
      : regroupGated(table, (key) => key.map((level, i) => names[i].get(level) ?? level), shape),
  );
}

function mergedNames(feature: SensitiveFeature | undefined): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, levels } of feature?.merge ?? []) {
    for (const level of levels) if (!names.has(level)) names.set(level, name);
  }
  return names;
}
