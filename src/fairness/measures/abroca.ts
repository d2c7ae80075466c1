import { areaBetween, rocCurve } from '../../stats/roc.ts';
import type { RocCurve } from '../../stats/roc.ts';
import { areaBetweenLimits } from '../../stats/roc-gap.ts';
import type { SampledCurve } from '../../stats/roc-gap.ts';
import { effectiveClass } from '../score-counts.ts';
import type { GroupScores } from '../score-counts.ts';
import { measured, unmeasured } from './measured.ts';
import type { Measure } from './measured.ts';

/**
 * ∫ |ROC_d − ROC_a| over the false positive rate, ties (and the scores of one bin of a grid) on a diagonal.
 *
 * Gardner, J., Brooks, C. & Baker, R. (2019). Evaluating the fairness of predictive student models. LAK, 225–234.
 */
export const abroca: Measure = (sides, confidence) => {
  const own = sides.own.scores;
  const other = sides.other.scores;
  if (!own || !other) return unmeasured('no-rows', sides);
  if (own.positives.n === 0 || other.positives.n === 0) return unmeasured('no-positives', sides);
  if (own.negatives.n === 0 || other.negatives.n === 0) return unmeasured('no-negatives', sides);
  const a = curveOf(own);
  const b = curveOf(other);
  if (!a || !b) return unmeasured('zero-weight', sides);
  const value = sides.same ? 0 : areaBetween(a, b);
  const limits = () => areaBetweenLimits(value, sampled(a, own), sampled(b, other), confidence.z);
  return measured(value, sides, limits, confidence, 'simultaneous');
};

/** The reference group's curve is asked for by every other group. */
const CURVES = new WeakMap<GroupScores, RocCurve | null>();

function curveOf(scores: GroupScores): RocCurve | null {
  let curve = CURVES.get(scores);
  if (curve === undefined) CURVES.set(scores, (curve = rocCurve(scores.counts)));
  return curve;
}

function sampled(curve: RocCurve, { positives, negatives }: GroupScores): SampledCurve {
  return { curve, positives: effectiveClass(positives), negatives: effectiveClass(negatives) };
}
