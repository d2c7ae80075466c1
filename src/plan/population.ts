import { mergedName } from './feature-groups.ts';
import type { SensitiveFeature } from './plan.ts';

/**
 * Population shares of a feature by group: shares of levels that are merged add up to their group's, so that merging keeps
 * the sum. Null where the plan gives none. Shares of groups that no row has stay in it.
 */
export function populationShares({ population, merge }: SensitiveFeature): ReadonlyMap<string, number> | null {
  const given = Object.entries(population ?? {});
  if (given.length === 0) return null;
  const shares = new Map<string, number>();
  for (const [level, share] of given) {
    const group = mergedName(level, merge);
    shares.set(group, (shares.get(group) ?? 0) + share);
  }
  return shares;
}

/**
 * A feature with other population shares by group; shares of merged levels give way to their group's. No shares and no
 * source leave neither behind.
 */
export function withPopulation(
  feature: SensitiveFeature,
  shares: ReadonlyMap<string, number>,
  source: string | undefined,
): SensitiveFeature {
  const { population: _, populationSource: __, ...rest } = feature;
  if (shares.size === 0) return rest;
  return {
    ...rest,
    population: Object.fromEntries(shares),
    ...(source?.trim() && { populationSource: source.trim() }),
  };
}
