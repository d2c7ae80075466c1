import { NEGATIVE, POSITIVE, STATES } from '../cube/cube.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { twoSidedZ } from '../stats/distributions.ts';
import type { Confusion, Disparity, GroupAssessment, MetricValue } from './assessment.ts';
import { toOverallOf, toReferenceOf } from './comparisons.ts';
import type { ComparedMetric } from './comparisons.ts';
import { disparitiesOf } from './disparities.ts';
import { reported } from './estimate.ts';
import type { GroupCounts, OutcomeRoles } from './group-counts.ts';
import { Kept, Memory } from './kept.ts';
import { measuredMetrics } from './measured-metrics.ts';
import { METRICS } from './metric-registry.ts';
import type { Estimates } from './metric-registry.ts';
import { eachMetric } from './metrics.ts';
import type { MetricId } from './metrics.ts';

/** Groups of rows to be set side by side. */
export interface GroupsToAssess {
  readonly groups: readonly GroupCounts[];
  /** All of their rows together. */
  readonly overall: GroupCounts;
  /** Index of the reference group; −1 when it has no rows. */
  readonly reference: number;
  readonly plan: Pick<AuditPlan, 'alpha' | 'minimumGroupSize'>;
  readonly weighted: boolean;
  /** Where what was measured of these groups is kept, for the next change of the plan. */
  readonly memory?: Memory;
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
export function assessGroups({
  groups,
  overall,
  reference,
  plan,
  weighted,
  memory = new Memory(),
}: GroupsToAssess): AssessedGroups {
  const level = 1 - plan.alpha;
  const confidence = { level, z: twoSidedZ(level) };
  const metrics = countedMetrics(overall.has);
  const measured = measuredMetrics(groups, overall, memory);
  const compared = metrics.map((metric): ComparedMetric => ({
    measured: measured[metric],
    reference,
    memory: memory.part(metric),
  }));
  const toReference = toReferenceOf(compared, groups, plan.minimumGroupSize, confidence);
  const toOverall = toOverallOf(compared, groups.length, confidence);
  const values = eachMetric((id) =>
    REPORTED.in(memory.part(id), [measured[id], level, weighted], () => ({
      overall: reported(measured[id].overall, confidence, weighted),
      groups: measured[id].groups.map(({ estimate }) => reported(estimate, confidence, weighted)),
    })),
  );
  const minimum = plan.minimumGroupSize;
  return {
    overall: {
      ...described(overall, minimum),
      metrics: eachMetric((id) => values[id].overall),
      toReference: {},
      toOverall: {},
    },
    groups: groups.map((counts, g) => ({
      ...described(counts, minimum),
      metrics: eachMetric((id) => values[id].groups[g]),
      toReference: toReference[g],
      toOverall: toOverall[g],
    })),
    disparities: disparitiesOf(compared, level),
    estimates: groups.map((_, g) => eachMetric((id) => measured[id].groups[g].estimate)),
    metrics,
  };
}

const REPORTED = new Kept<{ readonly overall: MetricValue; readonly groups: readonly MetricValue[] }>();

/** The metrics whose roles there are, in the order in which tables list them. */
function countedMetrics(has: OutcomeRoles): MetricId[] {
  return METRICS.filter(({ needs }) => needs.every((role) => has[role])).map(({ id }) => id);
}

function described(
  counts: GroupCounts,
  minimum: number,
): Omit<GroupAssessment, 'metrics' | 'toReference' | 'toOverall'> {
  return {
    key: counts.key,
    n: counts.withheld ? 0 : counts.rows,
    ...(counts.withheld && { withheld: true }),
    leftOut: counts.leftOut,
    belowMinimum: !counts.withheld && counts.rows < minimum,
    confusion: counts.withheld ? null : confusionOf(counts),
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
