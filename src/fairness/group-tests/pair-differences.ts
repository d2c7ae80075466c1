import { twoSidedZ } from '../../stats/distributions.ts';
import type { PairDifference } from '../assessment.ts';
import { differenceInterval } from '../compare.ts';
import { differenceOf } from '../estimate.ts';
import type { Estimate } from '../estimate.ts';
import { equalityP } from './equality.ts';
import { widestPairs } from './widest-pairs.ts';

/** How many pairs are told. */
const MOST_PAIRS = 50;

/** A group in which the metric is defined. */
export interface TestedGroup {
  readonly key: readonly string[];
  readonly estimate: Estimate;
}

/**
 * The pairs of groups that differ most surely, smallest p value first: higher − lower, its interval at Bonferroni's level
 * over all pairs (so that all hold at once), and p values with Holm's correction over all pairs. Pairs are chosen by their
 * distance in standard errors; the p values of those left out are no smaller.
 */
export function pairDifferences(groups: readonly TestedGroup[], level: number): PairDifference[] {
  const pairs = (groups.length * (groups.length - 1)) / 2;
  const estimates = groups.map(({ estimate }) => estimate);
  const tested = widestPairs(estimates, MOST_PAIRS)
    .map(([higher, lower]) => ({ higher, lower, p: equalityP(estimates[higher], estimates[lower]) ?? 1 }))
    .sort((a, b) => a.p - b.p);
  const confidence = { level, z: twoSidedZ(1 - (1 - level) / pairs) };
  let adjustedP = 0;
  return tested.map(({ higher, lower, p }, k) => {
    const [a, b] = [estimates[higher], estimates[lower]];
    const interval = differenceInterval(a, b, confidence);
    adjustedP = Math.max(adjustedP, Math.min(1, p * (pairs - k)));
    return {
      higher: groups[higher].key,
      lower: groups[lower].key,
      difference: {
        kind: 'defined',
        value: differenceOf(a, b),
        interval: interval && { ...interval, method: 'simultaneous' },
        n: a.n + b.n,
      },
      p,
      adjustedP,
    };
  });
}
