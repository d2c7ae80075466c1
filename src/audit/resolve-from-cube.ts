import type { AuditCube } from '../cube/cube.ts';
import { isMissingSpelling } from '../data/missing.ts';
import { mergedName } from '../plan/feature-groups.ts';
import { completeFrom } from '../plan/complete-from.ts';
import type { AuditPlan, ResolvedPlan, SensitiveFeature } from '../plan/plan.ts';
import { readOptionsOf } from '../plan/reading.ts';
import { chooseReference } from '../plan/resolve.ts';
import { refuseClashingMerges, refuseExcessShares } from '../plan/rules.ts';
import type { Audit } from './audit.ts';

/**
 * Resolves a plan that a former audit's cube can answer (see {@link needsTally}) without touching a row: groups and their
 * sizes are the cube's, and so are the score's grid, edges of bins, classes and the origin of a numeric target.
 * @throws AppError `plan/reference-not-found`, `plan/one-group`, `plan/merge-name-taken`,
 * `plan/population-above-one`
 */
export function resolveFromCube(plan: AuditPlan, { plan: former, cube }: Pick<Audit, 'plan' | 'cube'>): ResolvedPlan {
  const named = readOptionsOf(former.reading).missing ?? {};
  const { cutFeatures, ...completed } = completeFrom(plan, former);
  return {
    ...completed,
    ...(former.reading && { reading: former.reading }),
    score: plan.score && { ...plan.score, grid: former.score?.grid ?? null },
    sensitiveFeatures: cutFeatures!.map((feature) => {
      const missing = Object.hasOwn(named, feature.column) ? new Set(named[feature.column]) : null;
      const isMissing = (level: string): boolean => missing?.has(level) ?? isMissingSpelling(level);
      const { levels, sizes } = groupsInCube(cube, feature);
      refuseClashingMerges(feature, levels);
      refuseExcessShares(feature);
      return { ...feature, ...chooseReference(feature, sizes, isMissing) };
    }),
  };
}

function groupsInCube(
  cube: AuditCube,
  feature: SensitiveFeature,
): { levels: readonly string[]; sizes: ReadonlyMap<string, number> } {
  const table = cube.combinations.find(({ features }) => features.length === 1 && features[0] === feature.column)!;
  const width = table.cells.n.length / table.groups.length;
  const sizes = new Map<string, number>();
  table.groups.forEach(([level], group) => {
    const rows = table.cells.n.subarray(group * width, (group + 1) * width).reduce((sum, n) => sum + n, 0);
    const name = mergedName(level, feature.merge);
    sizes.set(name, (sizes.get(name) ?? 0) + rows);
  });
  for (const [level] of table.withheld?.groups ?? []) {
    const name = mergedName(level, feature.merge);
    sizes.set(name, sizes.get(name) ?? 0);
  }
  const levels = [...table.groups, ...(table.withheld?.groups ?? [])].map(([level]) => level);
  return { levels, sizes: new Map([...sizes].sort((a, b) => b[1] - a[1])) };
}
