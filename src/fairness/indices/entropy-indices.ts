import { entropyIndex } from '../../stats/entropy-index.ts';
import type { Alpha } from '../../stats/entropy-index.ts';
import { twoSidedZ } from '../../stats/distributions.ts';
import type { Limits } from '../../stats/proportion.ts';
import { wilsonLimits } from '../../stats/wilson.ts';
import type { MetricValue } from '../assessment.ts';
import { undefinedFor } from '../estimate.ts';
import type { GroupCounts } from '../group-counts.ts';
import { benefitsOf } from './benefits.ts';
import type { Benefits } from './benefits.ts';
import { indexValue } from './index-value.ts';

const VALUES = Float64Array.of(0, 1, 2);

/** The index when a share `errors` of the rows is wrong and a share `accepted` of these are false positives. */
function indexAt(errors: number, accepted: number, alpha: Alpha): number {
  return entropyIndex(VALUES, Float64Array.of(errors * (1 - accepted), 1 - errors, errors * accepted), alpha);
}

/** A generalized entropy index of the benefits over rows. */
export function entropyOverRows(overall: GroupCounts, alpha: Alpha, level: number): MetricValue {
  const benefits = benefitsOf(overall);
  if (!benefits) return undefinedFor(overall.rows === 0 ? 'no-rows' : 'zero-weight', overall.rows);
  const { falseNegatives, falsePositives, mean } = benefits;
  if (alpha === 0 && falseNegatives > 0) return undefinedFor('infinite', overall.rows);
  if (mean === 0) return undefinedFor('zero-denominator', overall.rows);
  const errors = falseNegatives + falsePositives;
  const value = indexAt(errors, errors > 0 ? falsePositives / errors : 1, alpha);
  const z = twoSidedZ(level);
  return alpha === 0
    ? indexValue(value, withoutRejections(benefits, z), level, 'transformed-wilson', overall.rows)
    : indexValue(value, errorLimits(benefits, value, alpha, z), level, 'mover', overall.rows);
}

/** Between ln 2 and 1: where the mean log deviation is largest when nobody is wrongly rejected. */
const WORST = 1 / Math.LN2 - 1;

/** Of the mean log deviation when there are no false negatives: a function of the false positives alone. */
function withoutRejections({ falsePositives, n }: Benefits, z: number): Limits {
  const [low, high] = wilsonLimits({ rate: falsePositives, n }, z);
  const ends = [indexAt(low, 1, 0), indexAt(high, 1, 0)];
  const most = low < WORST && WORST < high ? indexAt(WORST, 1, 0) : Math.max(...ends);
  return [Math.min(...ends), most];
}

/**
 * The error rate e and the share φ of false positives among the errors vary independently, so their Wilson limits combine
 * by variance recovery: each part's distance is how far the index goes when it alone moves within its limits. The
 * effect of φ upwards is taken at the largest error rate, where it is largest.
 */
function errorLimits({ falseNegatives, falsePositives, n }: Benefits, value: number, alpha: Alpha, z: number): Limits {
  const errors = falseNegatives + falsePositives;
  const rate = wilsonLimits({ rate: errors, n }, z);
  if (errors === 0) return [0, Math.max(indexAt(rate[1], 0, alpha), indexAt(rate[1], 1, alpha))];
  const accepted = falsePositives / errors;
  const direction = wilsonLimits({ rate: accepted, n: errors * n }, z);
  const byRate = rangeOf((e) => indexAt(e, accepted, alpha), rate);
  const [least] = rangeOf((phi) => indexAt(errors, phi, alpha), direction);
  const [, most] = rangeOf((phi) => indexAt(rate[1], phi, alpha), direction);
  return [
    Math.max(0, value - Math.hypot(value - byRate[0], value - least)),
    value + Math.hypot(byRate[1] - value, most - indexAt(rate[1], accepted, alpha)),
  ];
}

const POINTS = 8;

/** Least and largest value of a smooth function on an interval, by points of an even grid. */
function rangeOf(f: (x: number) => number, [low, high]: Limits): Limits {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i <= POINTS; i++) {
    const y = f(low + ((high - low) * i) / POINTS);
    if (Number.isNaN(y)) continue;
    least = Math.min(least, y);
    most = Math.max(most, y);
  }
  return [least, most];
}
