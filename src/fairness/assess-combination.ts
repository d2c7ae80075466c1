import { POSITIVE, NEGATIVE, STATES } from '../cube/cube.ts';
import type { AuditCube, CubeTable } from '../cube/cube.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { twoSidedZ } from '../stats/distributions.ts';
import type { Margin } from '../stats/gap-tests.ts';
import type { CombinationAssessment, Comparisons, Confusion, GroupAssessment, MetricValue } from './assessment.ts';
import { compareGroups, compareToOverall, incomparable } from './compare.ts';
import type { Comparison, Confidence } from './compare.ts';
import { criteriaToTest } from './criteria.ts';
import { disparitiesOf } from './disparities.ts';
import { reported } from './estimate.ts';
import type { Estimated } from './estimate.ts';
import type { MetricAcrossGroups } from './gaps.ts';
import { countGroups, outcomeRoles, overallCounts, restCounts } from './group-counts.ts';
import type { GroupCounts } from './group-counts.ts';
import { estimatesOf } from './metric-registry.ts';
import type { Estimates } from './metric-registry.ts';
import { eachMetric } from './metrics.ts';
import type { MetricId } from './metrics.ts';
import { RateTests } from './pair-tests.ts';
import type { CandidateGroup } from './pair-tests.ts';
import { ScoreCounter } from './score-counts.ts';
import type { ThresholdCut } from './score-threshold.ts';
import { judge } from './verdict.ts';

interface CountedGroup {
  readonly counts: GroupCounts;
  readonly estimates: Estimates;
  /** Metrics of all other groups together; only rates are computed. */
  readonly rest: Estimates;
}

/** Assesses one combination of features, levels already merged. */
export function assessCombination(
  table: CubeTable,
  cube: AuditCube,
  plan: ResolvedPlan,
  cut: ThresholdCut | null,
): CombinationAssessment {
  const has = outcomeRoles(cube, cut);
  const counter = cube.score && has.label ? new ScoreCounter(cube.score) : null;
  const counted = countGroups(table, cube, cut, counter);
  const scores = counter?.ofAll(counted.map((group) => group.scores)) ?? null;
  const overallRows = overallCounts(counted, has, scores);
  const overall = estimatesOf(overallRows);
  const groups = counted.map((counts) => ({
    counts,
    estimates: estimatesOf(counts),
    rest: estimatesOf(restCounts(overallRows, counts)),
  }));
  const referenceKey = table.features.map(
    (column) => plan.sensitiveFeatures.find((feature) => feature.column === column)?.reference,
  );
  const reference = groups.findIndex(({ counts }) => counts.key.every((level, i) => level === referenceKey[i]));
  const confidence = { level: 1 - plan.alpha, z: twoSidedZ(1 - plan.alpha) };
  const candidates = groups.map(({ counts, estimates }) => ({
    key: counts.key,
    rows: counts.rows,
    estimates,
    belowMinimum: counts.rows < plan.minimumGroupSize,
  }));
  const testsOf = rememberedTests(candidates, plan.alpha);
  const describe = { confidence, weighted: cube.hasWeights, minimum: plan.minimumGroupSize };
  return {
    features: table.features,
    reference: groups[reference]?.counts.key ?? null,
    overall: groupAssessment(overallRows, overall, describe, {}, {}),
    groups: groups.map((group) =>
      groupAssessment(
        group.counts,
        group.estimates,
        describe,
        comparisons((id) => againstReference(group, groups[reference], id, confidence)),
        comparisons((id) => compareToOverall(group.estimates[id], overall[id], group.rest[id], confidence)),
      ),
    ),
    disparities: disparitiesOf(acrossGroups(groups, overall, reference), 1 - plan.alpha),
    verdicts: criteriaToTest(plan, has).map((criterion) => judge(criterion, candidates, reference, testsOf, plan)),
  };
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

function groupAssessment(
  counts: GroupCounts,
  estimates: Estimates,
  describe: { readonly confidence: Confidence; readonly weighted: boolean; readonly minimum: number },
  toReference: Comparisons,
  toOverall: Comparisons,
): GroupAssessment {
  const metrics = eachMetric((id) => reported(estimates[id], describe.confidence, describe.weighted));
  return {
    key: counts.key,
    n: counts.rows,
    leftOut: counts.leftOut,
    belowMinimum: counts.rows < describe.minimum,
    confusion: confusionOf(counts),
    metrics,
    toReference,
    toOverall,
  };
}

function confusionOf({ outcomes: { n }, has }: GroupCounts): Confusion | null {
  if (!has.label || !has.prediction) return null;
  return {
    truePositives: n[POSITIVE * STATES + POSITIVE],
    falsePositives: n[NEGATIVE * STATES + POSITIVE],
    falseNegatives: n[POSITIVE * STATES + NEGATIVE],
    trueNegatives: n[NEGATIVE * STATES + NEGATIVE],
  };
}

function comparisons(compare: (id: MetricId) => Comparison): Comparisons {
  return eachMetric(compare);
}

function againstReference(
  group: CountedGroup,
  reference: CountedGroup | undefined,
  id: MetricId,
  confidence: Confidence,
): Comparison {
  const own = group.estimates[id];
  if (!reference) return incomparable('reference-absent', own.n);
  return group === reference ? againstItself(own) : compareGroups(own, reference.estimates[id], confidence);
}

function againstItself(own: Estimated): Comparison {
  if (own.kind === 'undefined') return { difference: own, ratio: own };
  const exact = (value: number): MetricValue => ({ kind: 'defined', value, interval: null, n: own.n });
  return own.value === 0
    ? { difference: exact(0), ratio: incomparable('zero-denominator', own.n).ratio }
    : { difference: exact(0), ratio: exact(1) };
}

function acrossGroups(
  groups: readonly CountedGroup[],
  overall: Estimates,
  reference: number,
): Record<MetricId, MetricAcrossGroups> {
  return eachMetric((id) => ({
    groups: groups.map(({ counts, estimates, rest }) => ({ key: counts.key, estimate: estimates[id], rest: rest[id] })),
    overall: overall[id],
    reference,
  }));
}
