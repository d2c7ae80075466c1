import type { Limits, Proportion } from '../../stats/proportion.ts';
import { twoSidedZ } from '../../stats/distributions.ts';
import { wilsonLimits } from '../../stats/wilson.ts';
import type { MetricValue } from '../assessment.ts';
import { undefinedFor } from '../estimate.ts';
import type { GroupCounts } from '../group-counts.ts';
import { largestDifference, rankedBounds, smallestRatio } from '../simultaneous.ts';
import type { RankedBounds } from '../simultaneous.ts';
import { indexValue } from './index-value.ts';

/**
 * ε = max over pairs of groups of |ln(s_i / s_j)| and |ln((1 − s_i) / (1 − s_j))| over shares smoothed by half a row on either
 * side; with weights, the rows are effective ones. Lower limit: the largest gap shown when all pairs' intervals hold at
 * once (Bonferroni). Upper limit: the largest of the pairs' own, uncorrected, since the truth is no larger than that of
 * its own pair.
 *
 * Foulds, J. R. et al. (2020). An Intersectional Definition of Fairness. ICDE, 1918–1921.
 */
export function differentialFairness(
  groups: readonly GroupCounts[],
  rateOf: (counts: GroupCounts) => Proportion | null,
  level: number,
): MetricValue {
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  const positive = groups.flatMap((group) => rateOf(group) ?? []);
  if (positive.length < 2) return undefinedFor('fewer-than-two-groups', rows);
  const pairs = (positive.length * (positive.length - 1)) / 2;
  const z = { one: twoSidedZ(level), all: twoSidedZ(1 - (1 - level) / pairs) };
  const negative = positive.map(({ rate, n }) => ({ rate: 1 - rate, n }));
  const sides = [positive, negative].map((rates) => logGap(rates, z));
  const largest = (part: 'value' | 'low' | 'high') => Math.max(...sides.map((side) => side[part]));
  return indexValue(largest('value'), [largest('low'), largest('high')], level, 'simultaneous', rows);
}

/** The largest |log ratio| of two groups' smoothed shares, with its limits. */
function logGap(rates: readonly Proportion[], z: { readonly one: number; readonly all: number }) {
  const logs = rates.map(({ rate, n }) => Math.log(smoothed(rate, n)));
  const bounded = (at: number): RankedBounds =>
    rankedBounds(rates.map((each, g) => ({ value: logs[g], limits: smoothedLogs(wilsonLimits(each, at), each.n) })));
  // equal rates in groups of different size are smoothed apart: what is shown must be shown by the plain rates too
  const plain = smallestRatio(
    rankedBounds(rates.map((each) => ({ value: each.rate, limits: wilsonLimits(each, z.all) }))),
  );
  return {
    value: Math.max(...logs) - Math.min(...logs),
    low: Math.min(largestDifference(bounded(z.all))[0], -Math.log(plain[1])),
    high: largestDifference(bounded(z.one))[1],
  };
}

function smoothed(rate: number, n: number): number {
  return (rate * n + 0.5) / (n + 1);
}

function smoothedLogs([low, high]: Limits, n: number): Limits {
  return [Math.log(smoothed(low, n)), Math.log(smoothed(high, n))];
}
