import type { Comparisons, GroupComparison, MetricValue } from './assessment.ts';
import { compareGroups, compareToOverall, incomparable } from './compare.ts';
import type { Comparison, Confidence } from './compare.ts';
import type { Estimated } from './estimate.ts';
import type { MetricAcrossGroups } from './defined-groups.ts';
import { testsToReference } from './group-tests/reference-tests.ts';
import type { GroupCounts } from './group-counts.ts';
import { Kept } from './kept.ts';
import type { Memory } from './kept.ts';
import type { MeasuredMetric } from './measured-metrics.ts';
import type { MetricId } from './metrics.ts';

/** A metric, the index of the group that all are compared with (−1 when it has no rows), and where its numbers are kept. */
export interface ComparedMetric {
  readonly measured: MeasuredMetric;
  readonly reference: number;
  readonly memory: Memory;
}

const TO_REFERENCE = new Kept<readonly GroupComparison[]>();
const TO_OVERALL = new Kept<readonly GroupComparison[]>();

/**
 * Each group against the reference group, in every metric, with Holm-adjusted tests of equality, in which groups below the
 * minimum size take no part.
 */
export function toReferenceOf(
  compared: readonly ComparedMetric[],
  groups: readonly GroupCounts[],
  minimumGroupSize: number,
  confidence: Confidence,
): Comparisons[] {
  const small = groups.map(({ rows, withheld }) => withheld === true || rows < minimumGroupSize);
  return byGroup(compared, groups.length, ({ measured, reference, memory }) =>
    TO_REFERENCE.in(memory, [measured, reference, confidence.level, ...small], () =>
      againstReference({ ...measured, reference }, small, confidence),
    ),
  );
}

function againstReference(
  metric: MetricAcrossGroups,
  small: readonly boolean[],
  confidence: Confidence,
): GroupComparison[] {
  const reference = metric.groups[metric.reference]?.estimate;
  if (!reference) {
    return metric.groups.map(({ estimate }) => incomparable('reference-absent', estimate.n));
  }
  const tests = testsToReference(metric, small);
  return metric.groups.map(({ estimate }, g): GroupComparison => {
    const compared = g === metric.reference ? againstItself(estimate) : compareGroups(estimate, reference, confidence);
    const test = tests[g];
    return test ? { ...compared, test } : compared;
  });
}

/** Each of `count` groups against all groups together, in every metric. */
export function toOverallOf(compared: readonly ComparedMetric[], count: number, confidence: Confidence): Comparisons[] {
  return byGroup(compared, count, ({ measured, memory }) =>
    TO_OVERALL.in(memory, [measured, confidence.level], () =>
      measured.groups.map(({ estimate, inWhole }) => compareToOverall(estimate, measured.overall, inWhole, confidence)),
    ),
  );
}

function byGroup(
  compared: readonly ComparedMetric[],
  count: number,
  compare: (metric: ComparedMetric) => readonly GroupComparison[],
): Comparisons[] {
  const found = Array.from({ length: count }, (): Partial<Record<MetricId, GroupComparison>> => ({}));
  for (const metric of compared) {
    compare(metric).forEach((comparison, g) => {
      found[g][metric.measured.metric] = comparison;
    });
  }
  return found;
}

function againstItself(own: Estimated): Comparison {
  if (own.kind === 'undefined') return { difference: own, ratio: own };
  const exact = (value: number): MetricValue => ({ kind: 'defined', value, interval: null, n: own.n });
  const noRatio = own.value === 0 ? 'zero-denominator' : own.value < 0 ? 'negative-value' : null;
  return { difference: exact(0), ratio: noRatio ? incomparable(noRatio, own.n).ratio : exact(1) };
}
