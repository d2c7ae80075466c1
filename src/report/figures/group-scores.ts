import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment } from '../../fairness/assessment.ts';
import { countGroups, type GroupCounts } from '../../fairness/group-counts.ts';
import { mergedTable } from '../../fairness/merged-table.ts';
import { sameKey } from '../../fairness/same-key.ts';
import { ScoreCounter } from '../../fairness/score-counts.ts';
import { thresholdCut, type ThresholdCut } from '../../cube/score-threshold.ts';
import { shapeOf } from '../../cube/shape.ts';
import type { CubeTable } from '../../cube/cube.ts';

/** The counts that pictures of a score are drawn from. */
export interface CountedScores {
  readonly table: CubeTable;
  readonly cut: ThresholdCut | null;
  /** In the order of the combination's groups. */
  readonly counts: readonly GroupCounts[];
}

const KNOWN = new WeakMap<CombinationAssessment, CountedScores | null>();

/** The counts of a combination's groups as it was assessed; null without a score, or where the cube lacks it. */
export function countedScores(
  { cube, plan }: Pick<Audit, 'cube' | 'plan'>,
  combination: CombinationAssessment,
): CountedScores | null {
  const known = KNOWN.get(combination);
  if (known !== undefined) return known;
  const counted = countScores(cube, plan, combination);
  KNOWN.set(combination, counted);
  return counted;
}

function countScores(
  cube: Audit['cube'],
  plan: Audit['plan'],
  { features, groups }: CombinationAssessment,
): CountedScores | null {
  const found = cube.combinations.find((table) => sameKey(table.features, features));
  if (!found || !cube.score || !plan.score || !found.cells.histogram) return null;
  const table = mergedTable(found, plan.sensitiveFeatures, shapeOf(cube));
  const { threshold, comparison } = plan.score;
  const cut = threshold === null ? null : thresholdCut(cube.score, threshold, comparison);
  const counter = cube.hasLabel ? new ScoreCounter(cube.score) : null;
  const all = new Map(countGroups(table, cube, cut, counter).map((counts) => [counts.key.join('\0'), counts] as const));
  const counts = groups.flatMap(({ key }) => all.get(key.join('\0')) ?? []);
  return counts.length === groups.length ? { table, cut, counts } : null;
}
