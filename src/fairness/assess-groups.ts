import { NEGATIVE, POSITIVE, STATES } from '../cube/cube.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { twoSidedZ } from '../stats/distributions.ts';
import type { Confusion, Disparity, GroupAssessment } from './assessment.ts';
import { toOverallOf, toReferenceOf } from './comparisons.ts';
import type { Confidence } from './compare.ts';
import { disparitiesOf } from './disparities.ts';
import { reported } from './estimate.ts';
import type { MetricAcrossGroups } from './defined-groups.ts';
import { restCounts } from './group-counts.ts';
import type { GroupCounts, OutcomeRoles } from './group-counts.ts';
import { computeMetric, metricOf, METRICS } from './metric-registry.ts';
import type { Estimates } from './metric-registry.ts';
import { eachMetric } from './metrics.ts';
import type { MetricId } from './metrics.ts';
import { remembered } from './remembered.ts';
import { isMeanOfParts } from './to-overall.ts';

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
  const estimates = groups.map(rememberedEstimates);
  const overallEstimates = rememberedEstimates(overall);
  const rests = groups.map((counts) => restCounts(overall, counts));
  const across = metrics.map((metric): MetricAcrossGroups => ({
    metric,
    groups: groups.map(({ key }, g) => {
      const estimate = estimates[g][metric];
      const hasRest = estimate.kind === 'estimate' && isMeanOfParts(estimate);
      return { key, estimate, rest: hasRest ? remembered(computeMetric(metricOf(metric), rests[g])) : null };
    }),
    overall: overallEstimates[metric],
    reference,
  }));
  const toReference = toReferenceOf(across, groups.length, confidence);
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

function rememberedEstimates(counts: GroupCounts): Estimates {
  return eachMetric((id) => remembered(computeMetric(metricOf(id), counts)));
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
    n: counts.rows,
    leftOut: counts.leftOut,
    belowMinimum: counts.rows < describe.minimum,
    confusion: confusionOf(counts),
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
