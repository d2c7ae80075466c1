import { pooledVariance, standardizedDifferenceLimits } from '../../stats/mean-difference.ts';
import type { Moments } from '../../stats/mean-difference.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import type { GroupCounts } from '../group-counts.ts';
import { measured, unmeasured } from './measured.ts';
import type { Measure } from './measured.ts';

type MomentsOf = (counts: GroupCounts) => (Moments & { readonly rows: number }) | null;

/** (mean_d − mean_a) / √(pooled variance), the variances with n − 1. */
function standardizedMeanDifference(momentsOf: MomentsOf, hasRows: (counts: GroupCounts) => boolean): Measure {
  return (both, confidence) => {
    const own = momentsOf(both.own);
    const other = momentsOf(both.other);
    const sides = { ...both, rows: both.same ? (own?.rows ?? 0) : (own?.rows ?? 0) + (other?.rows ?? 0) };
    if (!own || !other) return unmeasured(hasRows(both.own) && hasRows(both.other) ? 'zero-weight' : 'no-rows', sides);
    const variance = pooledVariance(own, other);
    if (Number.isNaN(variance)) return unmeasured('too-few-rows', sides);
    if (!(variance > 0)) return unmeasured('no-variation', sides);
    const value = (own.mean - other.mean) / Math.sqrt(variance);
    const limits = () => standardizedDifferenceLimits(own, other, confidence.level);
    return measured(value, sides, limits, confidence, 'student');
  };
}

/** A variance that is nothing but rounding of much larger sums counts as none. */
const ROUNDING = 1e-12;

function sampleVariance(n: number, square: number, mean: number): number {
  const variance = square - mean * mean;
  return n > 1 && variance > ROUNDING * square ? (variance * n) / (n - 1) : 0;
}

/** Of the scores of all rows that count and have one, whatever their label. */
const scoreMoments: MomentsOf = ({ scoreSums }) => {
  if (!scoreSums) return null;
  const sum = (values: Float64Array): number => values[0] + values[1] + values[2];
  const w = sum(scoreSums.w);
  if (!(w > 0)) return null;
  const n = effectiveSize(w, sum(scoreSums.w2));
  const mean = sum(scoreSums.ws) / w;
  return { rows: sum(scoreSums.n), n, mean, variance: sampleVariance(n, sum(scoreSums.ws2) / w, mean) };
};

/** Of the numeric target, measured from wherever its sums are. */
const targetMoments: MomentsOf = ({ target }) => {
  if (!target || !(target.w > 0)) return null;
  const n = effectiveSize(target.w, target.w2);
  const mean = target.wy / target.w;
  const [second, third, fourth] = [target.wy2 / target.w, target.wy3 / target.w, target.wy4 / target.w];
  return {
    rows: target.n,
    n,
    mean,
    variance: sampleVariance(n, second, mean),
    third: third - 3 * mean * second + 2 * mean ** 3,
    fourth: fourth - 4 * mean * third + 6 * mean * mean * second - 3 * mean ** 4,
  };
};

/** Of scores. */
export const standardizedMeanDifferenceOfScores = standardizedMeanDifference(
  scoreMoments,
  ({ scoreSums }) => scoreSums?.n.some((n) => n > 0) ?? false,
);

/** Of the numeric target. */
export const standardizedMeanDifferenceOfTargets = standardizedMeanDifference(
  targetMoments,
  ({ target }) => (target?.n ?? 0) > 0,
);
