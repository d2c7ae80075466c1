import type { AuditCube } from '../../cube/cube.ts';
import { STATES } from '../../cube/cube.ts';
import { shapeOf } from '../../cube/shape.ts';
import type { ResolvedPlan } from '../../plan/plan.ts';
import type { CombinationAssessment, GroupAssessment } from '../assessment.ts';
import { countGroups } from '../group-counts.ts';
import type { GroupCounts } from '../group-counts.ts';
import { mergedTable } from '../merged-table.ts';
import { countStrata } from '../strata/count-strata.ts';
import { thresholdCut, type ThresholdCut } from '../../cube/score-threshold.ts';
import { sameKey } from '../same-key.ts';
import type { PeerGroup, PeerInput } from './peer.ts';
import { exchanged, sumOf, tallyOf } from './tally.ts';
import type { Tally } from './tally.ts';

/**
 * What the peers' definitions are computed from, for one combination of features: the groups that have rows, in the order
 * of its assessment. Peers know no groups without rows; `strata` is empty where the plan has no control feature.
 */
export function peerInput(cube: AuditCube, plan: ResolvedPlan, combination: CombinationAssessment): PeerInput {
  const table = cube.combinations.find(({ features }) => sameKey(features, combination.features));
  const assessed = combination.groups.filter(({ n }) => n > 0);
  const merged = table && mergedTable(table, plan.sensitiveFeatures, shapeOf(cube));
  const cut = cutOf(cube, plan);
  const counts = merged ? countGroups(merged, cube, cut, null) : [];
  const keys = assessed.map(({ key }) => key);
  const strata = merged && plan.controlFeature ? countStrata(merged, cube, cut, keys).map(({ groups }) => groups) : [];
  const groups = assessed.map((group) => peerGroup(group, counts, strata));
  return {
    groups,
    overall: {
      key: [],
      rows: sumOf(groups.map(({ rows }) => rows)),
      weights: sumOf(groups.map(({ weights }) => weights)),
      strata: strata.map((_, s) => sumOf(groups.map((group) => group.strata[s]))),
      metrics: combination.overall.metrics,
    },
    reference: groups.findIndex(({ key }) => combination.reference !== null && sameKey(key, combination.reference)),
    weighted: cube.hasWeights,
  };
}

/** The same with positive and negative exchanged: the other label is the favourable one. */
export function exchangedInput(input: PeerInput): PeerInput {
  const turn = (group: PeerGroup): PeerGroup => ({
    ...group,
    rows: exchanged(group.rows),
    weights: exchanged(group.weights),
    strata: group.strata.map(exchanged),
  });
  return { ...input, groups: input.groups.map(turn), overall: turn(input.overall) };
}

function peerGroup(
  { key, metrics }: GroupAssessment,
  counts: readonly GroupCounts[],
  strata: readonly (readonly GroupCounts[])[],
): PeerGroup {
  const of = (groups: readonly GroupCounts[], sums: 'n' | 'w'): Tally => {
    const found = groups.find((group) => sameKey(group.key, key));
    return tallyOf(found?.outcomes[sums] ?? new Float64Array(STATES * STATES));
  };
  return {
    key,
    rows: of(counts, 'n'),
    weights: of(counts, 'w'),
    strata: strata.map((groups) => of(groups, 'n')),
    metrics,
  };
}

function cutOf(cube: AuditCube, { score }: ResolvedPlan): ThresholdCut | null {
  if (!cube.score || !score || score.threshold === null) return null;
  return thresholdCut(cube.score, score.threshold, score.comparison);
}
