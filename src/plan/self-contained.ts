import { tidyEdges } from './bins.ts';
import type { AuditPlan, CountedPlan, CutFeature } from './plan.ts';
import { gridWithThreshold } from './score-grid.ts';

/**
 * A plan as rows can be counted under it before any has been seen; null where it leaves to the data what counting rests on:
 * the edges of bins, the classes, or the origin of a numeric target. A score without a grid is counted as if it needed none.
 */
export function selfContained(plan: AuditPlan): CountedPlan | null {
  const features = plan.sensitiveFeatures.map((feature): CutFeature | null => {
    const { bins, ...rest } = feature;
    if (!bins) return rest;
    return 'edges' in bins ? { ...rest, bins: { ...bins, edges: tidyEdges(bins.edges) } } : null;
  });
  const { score, numericTarget, classes } = plan;
  const hasRoles = plan.label !== null || plan.prediction !== null;
  const open = (classes?.length === 0 && hasRoles) || (numericTarget && numericTarget.origin === undefined);
  if (open || features.includes(null)) return null;
  return {
    ...plan,
    ...(classes && { classes: hasRoles ? [...new Set(classes)] : null }),
    score: score && { ...score, grid: score.grid ? gridWithThreshold(score.grid, score.threshold) : null },
    sensitiveFeatures: features.filter((feature) => feature !== null),
  };
}

/** Whether what was counted under a self-contained plan is what its resolved form asks for: the score needed no grid. */
export function countsAlike(counted: CountedPlan, resolved: CountedPlan): boolean {
  return JSON.stringify(counted.score?.grid ?? null) === JSON.stringify(resolved.score?.grid ?? null);
}
