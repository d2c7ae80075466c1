import type { AuditCube, CubeTable } from '../../cube/cube.ts';
import { shapeOf } from '../../cube/shape.ts';
import { compareKeys, countGroups, outcomeRoles, overallCounts } from '../group-counts.ts';
import type { GroupCounts } from '../group-counts.ts';
import { ScoreCounter } from '../score-counts.ts';
import type { ThresholdCut } from '../../cube/score-threshold.ts';
import { stratumTable } from './stratum-table.ts';

/** The rows of one stratum by group. */
export interface StratumCounts {
  /** The control feature's value; "" is the empty cell, a stratum like any other. */
  readonly stratum: string;
  /** In the order of the combination's groups; a group without a row here has counts of 0. */
  readonly groups: readonly GroupCounts[];
  readonly overall: GroupCounts;
}

/**
 * Counts every stratum of a table that has rows, most rows first, equal ones by name. `keys`: the combination's groups, in the order in
 * which they are listed; `origin`: what the plan measures a numeric target from. Empty when the cube was tallied without a control feature.
 */
export function countStrata(
  table: CubeTable,
  cube: AuditCube,
  cut: ThresholdCut | null,
  keys: readonly (readonly string[])[],
  origin = 0,
): StratumCounts[] {
  const has = outcomeRoles(cube, cut);
  const counter = cube.score && has.label ? new ScoreCounter(cube.score) : null;
  const strata = cube.strata.flatMap((stratum, index): StratumCounts[] => {
    const own = stratumTable(table, index, shapeOf(cube));
    if ([own.cells.n, own.withheld?.together.n ?? []].every((counts) => counts.every((n) => n === 0))) return [];
    const counted = countGroups(own, { ...cube, strata: [stratum] }, cut, counter, origin);
    const byKey = new Map(counted.map((counts) => [JSON.stringify(counts.key), counts]));
    const groups = keys.map((key) => byKey.get(JSON.stringify(key))!);
    const scores = counter?.ofAll(groups.map((group) => group.scores)) ?? null;
    return [{ stratum, groups, overall: overallCounts(groups, has, scores) }];
  });
  return strata.sort((a, b) => b.overall.rows - a.overall.rows || compareKeys([a.stratum], [b.stratum]));
}
