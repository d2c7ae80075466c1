import type { MetricTests } from '../assessment.ts';
import { fromOrigin } from '../estimate.ts';
import { Kept, Memory } from '../kept.ts';
import type { Estimates } from '../metric-registry.ts';
import type { MetricId } from '../metrics.ts';
import { omnibusTest } from './omnibus.ts';
import { pairDifferences } from './pair-differences.ts';
import type { TestedGroup } from './pair-differences.ts';

/** A group whose metrics are tested. */
export interface GroupInTests {
  readonly key: readonly string[];
  readonly estimates: Estimates;
  readonly belowMinimum: boolean;
}

/**
 * Omnibus test and pairwise differences of every given metric that has an uncertainty in two groups or more. As in the
 * verdicts, groups below the minimum size take no part; only where fewer than two others have the metric do all take part.
 * Groups in which the metric is undefined are left out.
 */
export function metricTests(
  groups: readonly GroupInTests[],
  metrics: readonly MetricId[],
  level: number,
  memory = new Memory(),
): Partial<Record<MetricId, MetricTests>> {
  const tests: Partial<Record<MetricId, MetricTests>> = {};
  for (const metric of metrics) {
    const from = groups.flatMap(({ key, estimates, belowMinimum }) => [key, estimates[metric], belowMinimum]);
    const found = TESTS.in(memory.part(metric), [level, ...from], () => testsOf(groups, metric, level));
    if (found) tests[metric] = found;
  }
  return tests;
}

const TESTS = new Kept<MetricTests | null>();

/** Null where fewer than two groups can be tested. */
function testsOf(groups: readonly GroupInTests[], metric: MetricId, level: number): MetricTests | null {
  const large = testable(
    groups.filter(({ belowMinimum }) => !belowMinimum),
    metric,
  );
  const tested = large.length >= 2 ? large : testable(groups, metric);
  if (tested.length < 2) return null;
  return {
    omnibus: omnibusTest(tested.map(({ estimate }) => estimate)),
    comparisons: (tested.length * (tested.length - 1)) / 2,
    pairs: pairDifferences(tested, level),
  };
}

function testable(groups: readonly GroupInTests[], metric: MetricId): TestedGroup[] {
  return groups.flatMap(({ key, estimates }) => {
    const estimate = estimates[metric];
    return estimate.kind === 'estimate' && estimate.limits ? [{ key, estimate: fromOrigin(estimate) }] : [];
  });
}
