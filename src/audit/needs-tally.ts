import type { AuditPlan, ResolvedPlan } from '../plan/plan.ts';
import { gridEdges } from '../plan/score-grid.ts';

/**
 * Whether a cube counted under one plan cannot answer another. Threshold, reference groups, merges, tolerances, minimum
 * size, criteria, significance and words are read from the cube; everything else is counted.
 */
export function needsTally(counted: ResolvedPlan, wanted: ResolvedPlan): boolean {
  return fingerprint(counted) !== fingerprint(wanted);
}

function fingerprint(plan: ResolvedPlan): string {
  const hasPrediction = plan.prediction !== null;
  return JSON.stringify([
    plan.label && [plan.label.column, plan.label.positive, plan.label.missing ?? null],
    plan.prediction && [plan.prediction.column, plan.prediction.positive, plan.prediction.missing ?? null],
    plan.score && [plan.score.column, hasPrediction || plan.score.threshold !== null, gridOf(plan)],
    plan.numericTarget ?? null,
    plan.sensitiveFeatures.map(({ column, bins }) => [column, bins?.edges ?? null]),
    plan.intersectionDepth,
    plan.controlFeature ?? null,
    plan.sampleWeight,
    plan.calibrationBins,
  ]);
}

/** On a grid the comparison decides which end of a bin is closed, and a new threshold may be a new edge. */
function gridOf({ score }: ResolvedPlan): unknown {
  return score?.grid ? [score.grid, score.comparison] : null;
}

/** The plan on the grid that its score was counted on, where the threshold wanted now is one of that grid's edges. */
export function onFormerGrid(plan: AuditPlan, former: ResolvedPlan): AuditPlan {
  const { score } = plan;
  const grid = former.score?.grid;
  if (!score || score.grid || !grid || score.column !== former.score?.column) return plan;
  if (score.threshold !== null && !gridEdges(grid).includes(score.threshold)) return plan;
  return { ...plan, score: { ...score, grid } };
}
