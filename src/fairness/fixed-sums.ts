import type { AuditCube, CubeTable } from '../cube/cube.ts';
import type { GroupCounts, OutcomeRoles } from './group-counts.ts';
import { groupSums } from './group-sums.ts';
import type { GroupSums } from './group-sums.ts';
import type { GroupScores, ScoreCounter } from './score-counts.ts';

/** What of a group no threshold moves. */
export interface FixedSums extends GroupSums {
  readonly scores: GroupScores | null;
}

/** Of each group of a table, in its order. `counter`: for what rests on the order of scores; null without a score or a label. */
export function fixedSums(
  { groups, cells }: CubeTable,
  cube: AuditCube,
  has: OutcomeRoles,
  counter: ScoreCounter | null,
): FixedSums[] {
  return groups.map((_, group) => ({
    scores: counter?.ofGroup(cells, group, cube) ?? null,
    ...groupSums(cells, group, cube, has),
  }));
}

type FixedCounts = Pick<GroupCounts, 'scores' | 'scoreSums' | 'calibration' | 'losses' | 'target'>;

/** The parts that {@link fixedSums} are made of, of several groups: the very same as long as nothing but a threshold moves. */
export function fixedParts(groups: readonly FixedCounts[]): unknown[] {
  const parts: unknown[] = [];
  for (const { scores, scoreSums, calibration, losses, target } of groups)
    parts.push(scores, scoreSums, calibration, losses, target);
  return parts;
}

/** All that the numbers of groups rest on that rest on no prediction: the groups, their rows, and their parts. */
export function fixedGroups(groups: readonly GroupCounts[], overall: GroupCounts): unknown[] {
  const { label, score, unitScore, target, targetPrediction, withheld } = overall.has;
  return [
    ...[label, score, unitScore, target, targetPrediction, withheld, overall.targetOrigin, overall.rows],
    ...groups.flatMap(({ key, rows, withheld: isWithheld }) => [key, rows, isWithheld]),
    ...fixedParts([...groups, overall]),
  ];
}
