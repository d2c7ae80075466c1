import type { AuditCube, CubeTable } from '../cube/cube.ts';
import type { ThresholdCut } from '../cube/score-threshold.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import type { Margin } from '../stats/gap-tests.ts';
import type { CombinationAssessment } from './assessment.ts';
import { CRITERIA, criteriaToTest } from './criteria.ts';
import { outcomeRoles } from './group-counts.ts';
import { Kept, Memory } from './kept.ts';
import { measureCombination } from './measure-combination.ts';
import type { MetricId } from './metrics.ts';
import { RateTests } from './pair-tests.ts';
import type { CandidateGroup } from './pair-tests.ts';
import { judge } from './verdict.ts';

/**
 * Assesses one combination of features, levels already merged. Under another plan only what rests on the change is measured
 * anew: the verdicts under another tolerance, predictions under another threshold, what is set against it under another
 * reference group.
 */
export function assessCombination(
  table: CubeTable,
  cube: AuditCube,
  plan: ResolvedPlan,
  cut: ThresholdCut | null,
): CombinationAssessment {
  const memory = MEMORIES.in(table, [cube], () => new Memory());
  const { numbers, candidates, reference } = measureCombination(table, cube, plan, cut, memory);
  const { alpha, tolerances } = plan;
  const testsOf = TESTS.in(memory, [...testedRates(candidates), alpha, tolerances.difference, tolerances.ratio], () =>
    rememberedTests(candidates, alpha),
  );
  const criteria = criteriaToTest(plan, outcomeRoles(cube, cut));
  return { ...numbers, verdicts: criteria.map((each) => judge(each, candidates, reference, testsOf, plan)) };
}

/** What was measured of a table last, for as long as it belongs to the same cube. */
const MEMORIES = new Kept<Memory>();
const TESTS = new Kept<ReturnType<typeof rememberedTests>>();

/** What the tests of pairs rest on. */
function testedRates(candidates: readonly CandidateGroup[]): unknown[] {
  return candidates.flatMap(({ estimates, belowMinimum }) => [
    belowMinimum,
    ...CRITERIA.flatMap(({ metrics }) => metrics.map((metric) => estimates[metric])),
  ]);
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
