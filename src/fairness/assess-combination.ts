import type { AuditCube, CubeTable } from '../cube/cube.ts';
import type { ThresholdCut } from '../cube/score-threshold.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import type { Margin } from '../stats/gap-tests.ts';
import type { CombinationAssessment } from './assessment.ts';
import { criteriaToTest } from './criteria.ts';
import { outcomeRoles } from './group-counts.ts';
import { measureCombination, type MeasuredCombination } from './measure-combination.ts';
import type { MetricId } from './metrics.ts';
import { RateTests } from './pair-tests.ts';
import type { CandidateGroup } from './pair-tests.ts';
import { judge } from './verdict.ts';

/**
 * Assesses one combination of features, levels already merged. Under another tolerance of the same plan, or with other
 * criteria tested, only its verdicts are reached anew.
 */
export function assessCombination(
  table: CubeTable,
  cube: AuditCube,
  plan: ResolvedPlan,
  cut: ThresholdCut | null,
): CombinationAssessment {
  const { numbers, candidates, reference } = measuredBefore(table, cube, plan, cut);
  const testsOf = rememberedTests(candidates, plan.alpha);
  const criteria = criteriaToTest(plan, outcomeRoles(cube, cut));
  return { ...numbers, verdicts: criteria.map((each) => judge(each, candidates, reference, testsOf, plan)) };
}

/** The combinations of a cube as they were measured last, with what of the plan they were measured by. */
const LAST = new WeakMap<AuditCube, Map<string, { readonly by: string; readonly measured: MeasuredCombination }>>();

function measuredBefore(
  table: CubeTable,
  cube: AuditCube,
  plan: ResolvedPlan,
  cut: ThresholdCut | null,
): MeasuredCombination {
  const known = LAST.get(cube) ?? new Map<string, { readonly by: string; readonly measured: MeasuredCombination }>();
  LAST.set(cube, known);
  const id = JSON.stringify(table.features);
  const by = JSON.stringify({ ...plan, tolerances: null, criteria: null });
  const last = known.get(id);
  if (last?.by === by) return last.measured;
  const measured = measureCombination(table, cube, plan, cut);
  known.set(id, { by, measured });
  return measured;
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
