import { fixedGroups } from './fixed-sums.ts';
import type { MetricAcrossGroups } from './defined-groups.ts';
import { restsOf } from './group-counts.ts';
import type { GroupCounts } from './group-counts.ts';
import { HALVES } from './group-metrics/half-sums.ts';
import { Kept } from './kept.ts';
import type { Memory } from './kept.ts';
import { computeMetric, metricOf, METRICS } from './metric-registry.ts';
import type { Metric } from './metric-registry.ts';
import type { Estimated } from './estimate.ts';
import type { MetricId } from './metrics.ts';
import { remembered } from './remembered.ts';
import { shareError } from './share-error.ts';
import { slopeOf } from './slopes.ts';
import { isMeanOfParts } from './to-overall.ts';
import type { InWhole } from './to-overall.ts';

/** A metric in every group and in all together, whatever the groups are compared with. */
export type MeasuredMetric = Omit<MetricAcrossGroups, 'reference'>;

const FIXED = new Kept<ReadonlyMap<MetricId, MeasuredMetric>>();
const MOVED = new Kept<ReadonlyMap<MetricId, MeasuredMetric>>();

/** Every metric of every group; the very same as before where nothing that it rests on is another. */
export function measuredMetrics(
  groups: readonly GroupCounts[],
  overall: GroupCounts,
  memory: Memory,
): Readonly<Record<MetricId, MeasuredMetric>> {
  const fixed = FIXED.in(memory, fixedGroups(groups, overall), () =>
    measure(METRICS.filter(isFixed), groups, overall, memory),
  );
  const moved = MOVED.in(memory, [groups, overall], () =>
    measure(
      METRICS.filter((metric) => !isFixed(metric)),
      groups,
      overall,
      memory,
    ),
  );
  return Object.fromEntries([...fixed, ...moved]) as Record<MetricId, MeasuredMetric>;
}

/** Whether a metric rests on scores or a target and on no prediction: no threshold moves it. */
function isFixed({ needs }: Metric): boolean {
  return !needs.includes('prediction') && needs.some((role) => role !== 'label');
}

function measure(
  metrics: readonly Metric[],
  groups: readonly GroupCounts[],
  overall: GroupCounts,
  memory: Memory,
): Map<MetricId, MeasuredMetric> {
  const rests = restsOf(groups, overall, memory);
  const found = new Map(metrics.map((metric) => [metric.id, estimated(metric, groups, overall, rests)]));
  const of = (id: MetricId): EstimatedMetric => found.get(id) ?? estimated(metricOf(id), groups, overall, rests);
  return new Map(metrics.map(({ id }) => [id, across(of(id), of, groups, overall)]));
}

/** A metric of each group, of all and, found when they are asked for, of all others. */
interface EstimatedMetric {
  readonly metric: Metric;
  readonly groups: readonly Estimated[];
  readonly overall: Estimated;
  readonly rest: (g: number) => Estimated;
  /** Standard error of the group's share of the rows that the metric rests on. */
  readonly shareError: (g: number) => number;
}

function estimated(
  metric: Metric,
  groups: readonly GroupCounts[],
  overall: GroupCounts,
  rests: readonly GroupCounts[],
): EstimatedMetric {
  const estimates = groups.map((counts) => remembered(computeMetric(metric, counts)));
  const known = new Array<Estimated | undefined>(groups.length);
  const rest = (g: number): Estimated => (known[g] ??= remembered(computeMetric(metric, rests[g])));
  return {
    metric,
    groups: estimates,
    overall: remembered(computeMetric(metric, overall)),
    rest,
    shareError: (g) => shareError([estimates[g], groups[g].rows], [rest(g), rests[g].rows]),
  };
}

function across(
  own: EstimatedMetric,
  of: (id: MetricId) => EstimatedMetric,
  groups: readonly GroupCounts[],
  overall: GroupCounts,
): MeasuredMetric {
  const { id } = own.metric;
  const isCounted = own.metric.needs.every((role) => overall.has[role]);
  const inWhole = isCounted ? inWholeOf(own, of, groups, overall) : (): InWhole => ({ kind: 'bounds' });
  return {
    metric: id,
    groups: groups.map(({ key }, g) => ({ key, estimate: own.groups[g], inWhole: inWhole(g) })),
    overall: own.overall,
  };
}

function inWholeOf(
  own: EstimatedMetric,
  of: (id: MetricId) => EstimatedMetric,
  groups: readonly GroupCounts[],
  overall: GroupCounts,
): (g: number) => InWhole {
  const { id } = own.metric;
  const rates = HALVES[id]?.map(of);
  const slope = slopeOf(id, overall);
  return (g) => {
    const estimate = own.groups[g];
    if (estimate.kind === 'undefined' || own.overall.kind === 'undefined') return { kind: 'bounds' };
    if (slope) return { kind: 'slope', slope: slope(groups[g]) };
    if (isMeanOfParts(estimate)) return { kind: 'mean', rest: own.rest(g), shareError: own.shareError(g) };
    if (!rates) return { kind: 'bounds' };
    const [first, second] = rates.map((rate) => ({
      group: rate.groups[g],
      overall: rate.overall,
      rest: rate.rest(g),
      shareError: rate.shareError(g),
    }));
    return { kind: 'halves', parts: [first, second] };
  };
}
