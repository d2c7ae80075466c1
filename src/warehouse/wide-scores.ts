import type { ResolvedPlan } from '../plan/plan.ts';
import { gridWithThreshold } from '../plan/score-grid.ts';

const GRID_BINS = 4_000;

/** Whether a plan counts every score by itself, which a database with more rows than the file may have too many of. */
export function countsScoresOneByOne({ score }: Pick<ResolvedPlan, 'score'>): boolean {
  return score !== null && !score.grid;
}

/**
 * The plan with its score counted in 4,000 even bins from `start` to `stop`, 0…1 unless said otherwise, with its threshold
 * among the edges; scores beyond have a bin of their own on either side. One that has a grid already stays as it is.
 */
export function withScoreBins(plan: ResolvedPlan, { start, stop } = { start: 0, stop: 1 }): ResolvedPlan {
  const { score } = plan;
  if (!score || score.grid) return plan;
  const grid = gridWithThreshold({ start, stop, bins: GRID_BINS, extraEdges: [] }, score.threshold);
  return { ...plan, score: { ...score, grid } };
}
