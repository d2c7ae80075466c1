import { NEGATIVE, POSITIVE, STATES } from '../cube/cube.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { twoSidedZ } from '../stats/distributions.ts';
import type { Confusion, Disparity, GroupAssessment } from './assessment.ts';
import { toOverallOf, toReferenceOf } from './comparisons.ts';
import type { Confidence } from './compare.ts';
import { disparitiesOf } from './disparities.ts';
import { reported } from './estimate.ts';
import type { MetricAcrossGroups } from './defined-groups.ts';
import { restsOf } from './group-counts.ts';
import type { GroupCounts, OutcomeRoles } from './group-counts.ts';
import { HALVES } from './group-metrics/half-sums.ts';
import { computeMetric, estimatesOf, metricOf, METRICS } from './metric-registry.ts';
import type { Estimates } from './metric-registry.ts';
import { eachMetric } from './metrics.ts';
import type { MetricId } from './metrics.ts';
import { remembered } from './remembered.ts';
import { slopeOf } from './slopes.ts';
import { shareError } from './share-error.ts';
import { isMeanOfParts } from './to-overall.ts';
import type { InWhole } from './to-overall.ts';

/** Groups of rows to be set side by side. */
export interface GroupsToAssess {
  readonly groups: readonly GroupCounts[];
  /** All of their rows together. */
  readonly overall: GroupCounts;
  /** Index of the reference group; −1 when it has no rows. */
  readonly reference: number;
  readonly plan: Pick<AuditPlan, 'alpha' | 'minimumGroupSize'>;
  readonly weighted: boolean;
}

export interface AssessedGroups {
  readonly overall: GroupAssessment;
  /** In the order given, as are `estimates`. */
  readonly groups: readonly GroupAssessment[];
  readonly disparities: readonly Disparity[];
  /** What tests and verdicts rest on. */
  readonly estimates: readonly Estimates[];
  /** The metrics whose roles the counts have; all others are undefined in every group and are not compared. */
  readonly metrics: readonly MetricId[];
}

/**
 * Every metric of every group and of all together, each group against the reference group and against all, and every
 * disparity, at the two-sided level 1 − α of the plan.
 */
export function assessGroups({ groups, overall, reference, plan, weighted }: GroupsToAssess): AssessedGroups {
  const level = 1 - plan.alpha;
  const confidence = { level, z: twoSidedZ(level) };
  const metrics = countedMetrics(overall.has);
  const estimates = groups.map(estimatesOf);
  const overallEstimates = estimatesOf(overall);
  const rests = restsOf(groups, overall);
  const restOf = eachMetric((metric) => lazily((g) => remembered(computeMetric(metricOf(metric), rests[g])), groups));
  const inWholeOf = (metric: MetricId): ((g: number) => InWhole) => {
    const rates = HALVES[metric];
    const slope = slopeOf(metric, overall);
    const errorOf = (g: number, of: MetricId): number =>
      shareError([estimates[g][of], groups[g].rows], [restOf[of](g), rests[g].rows]);
    return (g) => {
      const estimate = estimates[g][metric];
      if (estimate.kind === 'undefined' || overallEstimates[metric].kind === 'undefined') return { kind: 'bounds' };
      if (slope) return { kind: 'slope', slope: slope(groups[g]) };
      if (isMeanOfParts(estimate)) return { kind: 'mean', rest: restOf[metric](g), shareError: errorOf(g, metric) };
      if (!rates) return { kind: 'bounds' };
      const [first, second] = rates.map((rate) => ({
        group: estimates[g][rate],
        overall: overallEstimates[rate],
        rest: restOf[rate](g),
        shareError: errorOf(g, rate),
      }));
      return { kind: 'halves', parts: [first, second] };
    };
  };
  const across = metrics.map((metric): MetricAcrossGroups => {
    const inWhole = inWholeOf(metric);
    return {
      metric,
      groups: groups.map(({ key }, g) => ({ key, estimate: estimates[g][metric], inWhole: inWhole(g) })),
      overall: overallEstimates[metric],
      reference,
    };
  });
  const toReference = toReferenceOf(
    across,
    groups.map(({ rows, withheld }) => withheld === true || rows < plan.minimumGroupSize),
    confidence,
  );
  const toOverall = toOverallOf(across, groups.length, confidence);
  const describe = { confidence, weighted, minimum: plan.minimumGroupSize };
  return {
    overall: { ...described(overall, overallEstimates, describe), toReference: {}, toOverall: {} },
    groups: groups.map((counts, g) => ({
      ...described(counts, estimates[g], describe),
      toReference: toReference[g],
      toOverall: toOverall[g],
    })),
    disparities: disparitiesOf(across, level),
    estimates,
    metrics,
  };
}

/** A function of a group's index, found once for each. */
function lazily<T>(find: (g: number) => T, groups: readonly unknown[]): (g: number) => T {
  const found = new Array<T | undefined>(groups.length);
  return (g) => (found[g] ??= find(g));
}

/** The metrics whose roles there are, in the order in which tables list them. */
function countedMetrics(has: OutcomeRoles): MetricId[] {
  return METRICS.filter(({ needs }) => needs.every((role) => has[role])).map(({ id }) => id);
}

function described(
  counts: GroupCounts,
  estimates: Estimates,
  describe: { readonly confidence: Confidence; readonly weighted: boolean; readonly minimum: number },
): Omit<GroupAssessment, 'toReference' | 'toOverall'> {
  return {
    key: counts.key,
    n: counts.withheld ? 0 : counts.rows,
    ...(counts.withheld && { withheld: true }),
    leftOut: counts.leftOut,
    belowMinimum: !counts.withheld && counts.rows < describe.minimum,
    confusion: counts.withheld ? null : confusionOf(counts),
    metrics: eachMetric((id) => reported(estimates[id], describe.confidence, describe.weighted)),
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
