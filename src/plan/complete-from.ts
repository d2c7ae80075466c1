import { tidyEdges } from './bins.ts';
import type { Bins, EdgeBins } from './bins-schema.ts';
import type { AuditPlan, CutFeature, ResolvedPlan } from './plan.ts';

/** A plan as far as a former one that was resolved answers what it leaves to the data. */
export interface CompletedPlan extends AuditPlan {
  /** Null: a feature leaves its edges open, and the former plan did not look for the same ones. */
  readonly cutFeatures: readonly CutFeature[] | null;
}

/**
 * Fills in what a plan leaves to the data (edges of bins, classes, the origin of a numeric target) from a plan that was
 * resolved against the same data, where both ask the same.
 */
export function completeFrom(plan: AuditPlan, former: ResolvedPlan): CompletedPlan {
  const cut = plan.sensitiveFeatures.map((feature): CutFeature | null => {
    if (!feature.bins) return feature as CutFeature;
    const before = former.sensitiveFeatures.find(({ column }) => column === feature.column)?.bins;
    const bins = edgesFrom(feature.bins, before);
    return bins && { ...feature, bins };
  });
  return {
    ...plan,
    ...targetFrom(plan, former),
    ...classesFrom(plan, former),
    cutFeatures: cut.every((feature) => feature !== null) ? cut : null,
  };
}

function edgesFrom(bins: Bins, former: EdgeBins | undefined): EdgeBins | null {
  if ('edges' in bins) return { ...bins, edges: tidyEdges(bins.edges) };
  if (!former) return null;
  const same = 'quantiles' in bins ? former.quantiles === bins.quantiles : former.every === bins.every;
  return same ? former : null;
}

function targetFrom({ numericTarget }: AuditPlan, former: ResolvedPlan): Pick<AuditPlan, 'numericTarget'> {
  const before = former.numericTarget;
  const same = numericTarget?.column === before?.column && numericTarget?.origin === undefined;
  return numericTarget && before && same ? { numericTarget: { ...numericTarget, origin: before.origin } } : {};
}

function classesFrom(plan: AuditPlan, former: ResolvedPlan): Pick<AuditPlan, 'classes' | 'allClasses'> {
  const open = plan.classes?.length === 0 && former.allClasses === true;
  return open ? { classes: former.classes, allClasses: true } : {};
}
