import type { AuditCube } from '../../cube/cube.ts';
import { regridCube } from '../../cube/regrid.ts';
import { weightedQuartiles } from '../../data/quantiles.ts';
import type { ResolvedPlan, ScoreGrid } from '../../plan/plan.ts';
import { gridEdges, gridOver, MOST_DISTINCT_SCORES } from '../../plan/score-grid.ts';
import type { Audit } from '../audit.ts';

/**
 * The grid on which the scores of all audits can be counted: the edges that all grids have; without any, none while all
 * exact scores together are few enough, else the one that a file of all rows would have been given.
 */
export function commonGrid(audits: readonly Audit[], { score }: ResolvedPlan): ScoreGrid | null {
  if (!score) return null;
  const grids = audits.flatMap(({ plan }) => plan.score?.grid ?? []);
  if (grids.length > 0) {
    const edges = grids.map((grid) => new Set(gridEdges(grid)));
    const extraEdges = grids[0].extraEdges.filter((edge) => edges.every((each) => each.has(edge)));
    return { ...grids[0], extraEdges };
  }
  const values = new Map<number, number>();
  for (const { cube } of audits) countScores(cube, values);
  if (values.size <= MOST_DISTINCT_SCORES) return null;
  const scores = Float64Array.from(values.keys()).sort();
  const counts = Float64Array.from(scores, (value) => values.get(value)!);
  const [, median] = weightedQuartiles(scores, counts);
  return gridOver([scores[0], scores[scores.length - 1]], median, score.threshold);
}

/** Cubes with their scores on one axis. */
export function onCommonAxis(cubes: readonly AuditCube[], { score }: ResolvedPlan): AuditCube[] {
  if (!score?.grid) return [...cubes];
  const closed = score.comparison === 'atLeast' ? 'left' : 'right';
  const axis = { kind: 'grid', edges: gridEdges(score.grid), closed } as const;
  return cubes.map((cube) => regridCube(cube, axis));
}

/** Rows of each exact score, added to those known. */
function countScores({ score, combinations: [{ cells }] }: AuditCube, rows: Map<number, number>): void {
  if (score?.kind !== 'exact' || !cells.histogram) return;
  const { bins, n } = cells.histogram;
  bins.forEach((bin, entry) => {
    const value = score.values[bin];
    rows.set(value, (rows.get(value) ?? 0) + n[entry]);
  });
}
