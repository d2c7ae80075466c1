import type { AuditCube, CubeTable } from '../cube/cube.ts';
import type { ThresholdCut } from '../cube/score-threshold.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { assessGroups } from './assess-groups.ts';
import type { CombinationAssessment } from './assessment.ts';
import { countGroups, outcomeRoles, overallCounts } from './group-counts.ts';
import { metricTests } from './group-tests/metric-tests.ts';
import { indicesOf } from './indices/indices-of.ts';
import { measuresOf } from './measures/measures-of.ts';
import { multiclassOf } from './multiclass/multiclass-of.ts';
import type { CandidateGroup } from './pair-tests.ts';
import { ScoreCounter } from './score-counts.ts';
import { countStrata } from './strata/count-strata.ts';
import { stratified } from './strata/stratified.ts';

/** Every number of a combination, which is all but the verdicts, with what the verdicts are reached from. */
export interface MeasuredCombination {
  readonly numbers: Omit<CombinationAssessment, 'verdicts'>;
  readonly candidates: readonly CandidateGroup[];
  /** Index of the group that the plan compares with; −1 where it has no rows. */
  readonly reference: number;
}

/** Counts and measures one combination of features, levels already merged. Tolerances and criteria have no part in it. */
export function measureCombination(
  table: CubeTable,
  cube: AuditCube,
  plan: ResolvedPlan,
  cut: ThresholdCut | null,
): MeasuredCombination {
  const has = outcomeRoles(cube, cut);
  const counter = cube.score && has.label ? new ScoreCounter(cube.score) : null;
  const counts = countGroups(table, cube, cut, counter, plan.numericTarget?.origin);
  const overallRows = overallCounts(counts, has, counter?.ofAll(counts.map(({ scores }) => scores)) ?? null);
  const keys = counts.map(({ key }) => key);
  const reference = referenceIndex(table, keys, plan);
  const level = 1 - plan.alpha;
  const feature = plan.controlFeature ?? null;
  const strata = feature === null ? null : countStrata(table, cube, cut, keys, plan.numericTarget?.origin);
  const { overall, groups, disparities, estimates, metrics } = assessGroups({
    groups: counts,
    overall: overallRows,
    reference,
    plan,
    weighted: cube.hasWeights,
  });
  const candidates = groups.map(({ key, n, belowMinimum }, g) => ({
    key,
    rows: n,
    estimates: estimates[g],
    belowMinimum,
  }));
  const numbers = {
    features: table.features,
    reference: groups[reference]?.key ?? null,
    overall,
    groups,
    disparities,
    tests: metricTests(candidates, metrics, level),
    measures: measuresOf(counts, overallRows, reference, { level, strata }),
    indices: indicesOf(counts, overallRows, level),
    strata:
      strata && feature !== null
        ? stratified(strata, { feature, keys, reference, plan, weighted: cube.hasWeights })
        : null,
    multiclass: multiclassOf(table, cube, plan, { keys, reference }),
  };
  return { numbers, candidates, reference };
}

/** Index of the group that the plan compares with; −1 where it has no rows. */
function referenceIndex(table: CubeTable, keys: readonly (readonly string[])[], plan: ResolvedPlan): number {
  const levels = table.features.map(
    (column) => plan.sensitiveFeatures.find((feature) => feature.column === column)?.reference,
  );
  return keys.findIndex((key) => key.every((level, i) => level === levels[i]));
}
