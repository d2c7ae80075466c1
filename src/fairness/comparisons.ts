import type { Comparisons, GroupComparison, MetricValue } from './assessment.ts';
import { compareGroups, compareToOverall, incomparable } from './compare.ts';
import type { Comparison, Confidence } from './compare.ts';
import type { Estimated } from './estimate.ts';
import type { MetricAcrossGroups } from './defined-groups.ts';
import { testsToReference } from './group-tests/reference-tests.ts';
import type { MetricId } from './metrics.ts';

/**
 * Each group against the reference group, in every metric, with Holm-adjusted tests of equality. `small`: which groups are
 * below the minimum size.
 */
export function toReferenceOf(
  across: readonly MetricAcrossGroups[],
  small: readonly boolean[],
  confidence: Confidence,
): Comparisons[] {
  return byGroup(across, small.length, (metric) => {
    const reference = metric.groups[metric.reference]?.estimate;
    if (!reference) {
      return metric.groups.map(({ estimate }) => incomparable('reference-absent', estimate.n));
    }
    const tests = testsToReference(metric, small);
    return metric.groups.map(({ estimate }, g): GroupComparison => {
      const compared =
        g === metric.reference ? againstItself(estimate) : compareGroups(estimate, reference, confidence);
      const test = tests[g];
      return test ? { ...compared, test } : compared;
    });
  });
}

/** Each of `count` groups against all groups together, in every metric. */
export function toOverallOf(
  across: readonly MetricAcrossGroups[],
  count: number,
  confidence: Confidence,
): Comparisons[] {
  return byGroup(across, count, (metric) =>
    metric.groups.map(({ estimate, inWhole }) => compareToOverall(estimate, metric.overall, inWhole, confidence)),
  );
}

function byGroup(
  across: readonly MetricAcrossGroups[],
  count: number,
  compare: (metric: MetricAcrossGroups) => readonly GroupComparison[],
): Comparisons[] {
  const compared = Array.from({ length: count }, (): Partial<Record<MetricId, GroupComparison>> => ({}));
  for (const metric of across) {
    compare(metric).forEach((comparison, g) => {
      compared[g][metric.metric] = comparison;
    });
  }
  return compared;
}

function againstItself(own: Estimated): Comparison {
  if (own.kind === 'undefined') return { difference: own, ratio: own };
  const exact = (value: number): MetricValue => ({ kind: 'defined', value, interval: null, n: own.n });
  const noRatio = own.value === 0 ? 'zero-denominator' : own.value < 0 ? 'negative-value' : null;
  return { difference: exact(0), ratio: noRatio ? incomparable(noRatio, own.n).ratio : exact(1) };
}
