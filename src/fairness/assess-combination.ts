import type { AuditCube, CubeTable } from '../cube/cube.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import type { Margin } from '../stats/gap-tests.ts';
import { assessGroups } from './assess-groups.ts';
import type { CombinationAssessment } from './assessment.ts';
import { criteriaToTest } from './criteria.ts';
import { countGroups, outcomeRoles, overallCounts } from './group-counts.ts';
import { metricTests } from './group-tests/metric-tests.ts';
import { indicesOf } from './indices/indices-of.ts';
import { measuresOf } from './measures/measures-of.ts';
import { multiclassOf } from './multiclass/multiclass-of.ts';
import type { MetricId } from './metrics.ts';
import { RateTests } from './pair-tests.ts';
import type { CandidateGroup } from './pair-tests.ts';
import { ScoreCounter } from './score-counts.ts';
import type { ThresholdCut } from '../cube/score-threshold.ts';
import { countStrata } from './strata/count-strata.ts';
import { stratified } from './strata/stratified.ts';
import { judge } from './verdict.ts';

/** Assesses one combination of features, levels already merged. */
export function assessCombination(
  table: CubeTable,
  cube: AuditCube,
  plan: ResolvedPlan,
  cut: ThresholdCut | null,
): CombinationAssessment {
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
  const testsOf = rememberedTests(candidates, plan.alpha);
  return {
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
    verdicts: criteriaToTest(plan, has).map((criterion) => judge(criterion, candidates, reference, testsOf, plan)),
  };
}

/** Index of the group that the plan compares with; −1 where it has no rows. */
function referenceIndex(table: CubeTable, keys: readonly (readonly string[])[], plan: ResolvedPlan): number {
  const levels = table.features.map(
    (column) => plan.sensitiveFeatures.find((feature) => feature.column === column)?.reference,
  );
  return keys.findIndex((key) => key.every((level, i) => level === levels[i]));
}

/** Tests by rate and scale, made when they are first asked for: the tolerance of a scale is the same in all criteria. */
function rememberedTests(
  groups: readonly CandidateGroup[],
  alpha: number,
): (metric: MetricId, margin: Margin) => RateTests {
  const known = new Map<string, RateTests>();
  return (metric, margin) => {
    const id = `${metric}/${margin.scale}`;
    const tests = known.get(id) ?? new RateTests(groups, metric, margin, alpha);
    known.set(id, tests);
    return tests;
  };
}
