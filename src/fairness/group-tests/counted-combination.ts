import type { AuditCube } from '../../cube/cube.ts';
import type { ResolvedPlan } from '../../plan/plan.ts';
import { countGroups, outcomeRoles } from '../group-counts.ts';
import type { GroupCounts } from '../group-counts.ts';
import { computeMetric, metricOf } from '../metric-registry.ts';
import type { MetricId } from '../metrics.ts';
import { remembered } from '../remembered.ts';
import { combinationTable } from '../representation/counted-groups.ts';
import { ScoreCounter } from '../score-counts.ts';
import { thresholdCut } from '../../cube/score-threshold.ts';
import type { EstimatedGroup } from './tolerance-test.ts';

/** The groups of one combination, counted again from the cube for tests that the assessment does not hold. */
export interface CountedCombination {
  readonly counts: readonly GroupCounts[];
  readonly estimatesOf: (metric: MetricId) => EstimatedGroup[];
}

/** Null where the cube has no such combination. */
export function countedCombination(
  cube: AuditCube,
  plan: ResolvedPlan,
  features: readonly string[],
): CountedCombination | null {
  const table = combinationTable(cube, plan, features);
  if (!table) return null;
  const { score } = plan;
  const cut =
    cube.score && score && score.threshold !== null
      ? thresholdCut(cube.score, score.threshold, score.comparison)
      : null;
  const counter = cube.score && outcomeRoles(cube, cut).label ? new ScoreCounter(cube.score) : null;
  const counts = countGroups(table, cube, cut, counter, plan.numericTarget?.origin);
  return {
    counts,
    estimatesOf: (metric) =>
      counts.map((group) => ({
        key: group.key,
        estimate: remembered(computeMetric(metricOf(metric), group)),
        belowMinimum: !group.withheld && group.rows < plan.minimumGroupSize,
      })),
  };
}
