import { correlatedDifferenceLimits } from '../../stats/correlated-mover.ts';
import { twoSidedZ } from '../../stats/distributions.ts';
import { entropyIndex } from '../../stats/entropy-index.ts';
import type { Alpha } from '../../stats/entropy-index.ts';
import { leastEntropy, mostEntropy } from '../../stats/entropy-limits.ts';
import type { Boxes } from '../../stats/entropy-limits.ts';
import type { Limits } from '../../stats/proportion.ts';
import { wilsonLimits } from '../../stats/wilson.ts';
import type { MetricValue, UndefinedReason } from '../assessment.ts';
import { undefinedFor } from '../estimate.ts';
import type { GroupCounts } from '../group-counts.ts';
import { benefitsOf } from './benefits.ts';
import type { Benefits } from './benefits.ts';
import { indexValue } from './index-value.ts';

/** The groups' mean benefits and shares of weight, ready for every α. */
export interface BenefitsBetweenGroups {
  readonly means: Float64Array;
  readonly shares: Float64Array;
  /** Limits that all hold at once (Bonferroni). */
  readonly atOnce: Boxes;
  /** Limits that each hold at the level. */
  readonly each: Boxes;
  readonly rows: number;
}

/** Mean benefits of all groups with weight; the reason where there is nothing to compare. */
export function benefitsBetween(
  groups: readonly GroupCounts[],
  overall: GroupCounts,
  level: number,
): BenefitsBetweenGroups | UndefinedReason {
  const all = benefitsOf(overall);
  const benefits = groups.flatMap((group) => benefitsOf(group) ?? []);
  if (!all || benefits.length < 2) return 'fewer-than-two-groups';
  if (all.mean === 0) return 'zero-denominator';
  return {
    means: Float64Array.from(benefits, ({ mean }) => mean),
    shares: Float64Array.from(benefits, ({ weight }) => weight / all.weight),
    atOnce: boxesOf(benefits, twoSidedZ(1 - (1 - level) / benefits.length)),
    each: boxesOf(benefits, twoSidedZ(level)),
    rows: overall.rows,
  };
}

function boxesOf(benefits: readonly Benefits[], z: number): Boxes {
  const limits = benefits.map((each) => meanBenefitLimits(each, z));
  return { low: Float64Array.from(limits, ([low]) => low), high: Float64Array.from(limits, ([, high]) => high) };
}

/** 1 + FP − FN, two shares of the same rows: from their Wilson limits and the correlation of multinomial shares. */
function meanBenefitLimits({ falseNegatives: fn, falsePositives: fp, n, mean }: Benefits, z: number): Limits {
  const odds = ((fn / (1 - fn)) * fp) / (1 - fp);
  const correlation = fn < 1 && fp < 1 ? -Math.min(1, Math.sqrt(odds)) : 0;
  const limits = correlatedDifferenceLimits(
    fp,
    wilsonLimits({ rate: fp, n }, z),
    fn,
    wilsonLimits({ rate: fn, n }, z),
    correlation,
  );
  return [Math.min(mean, Math.max(0, 1 + limits[0])), Math.max(mean, Math.min(2, 1 + limits[1]))];
}

/** A generalized entropy index of the groups' mean benefits, each group with the weight of its rows. */
export function entropyBetweenGroups(
  { means, shares, atOnce, each, rows }: BenefitsBetweenGroups,
  alpha: Alpha,
  level: number,
): MetricValue {
  const value = entropyIndex(means, shares, alpha);
  if (!Number.isFinite(value)) return undefinedFor('infinite', rows);
  const limits: Limits = [leastEntropy(atOnce, shares, alpha), mostEntropy(means, each, shares, alpha)];
  return indexValue(value, limits, level, 'simultaneous', rows);
}
