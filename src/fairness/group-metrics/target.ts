import { positiveMeanLimits } from '../../stats/positive-mean.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import type { Limits } from '../../stats/proportion.ts';
import { rSquaredLimits } from '../../stats/r-squared.ts';
import { skewedMeanLimits } from '../../stats/skewed-mean.ts';
import { studentLimits, varianceFrom } from '../../stats/student.ts';
import type { Interval } from '../assessment.ts';
import { undefinedFor } from '../estimate.ts';
import type { Estimate } from '../estimate.ts';
import type { GroupTarget } from '../group-counts.ts';
import type { MetricId } from '../metrics.ts';
import type { Compute } from './outcomes.ts';
import { centralMoments } from './target-slopes.ts';

/** What a metric makes of a target's sums; `mean` gives Σ / Σw, `n` is Kish's effective number of rows. */
interface FromTarget {
  readonly value: number;
  /** Null where nothing varies, so that the rows tell no uncertainty. */
  readonly limits: ((z: number) => Limits) | null;
  readonly method: Interval['method'];
  readonly fromOrigin?: Estimate['fromOrigin'];
}

type Mean = (field: keyof GroupTarget) => number;

function ofTarget(make: (mean: Mean, n: number, origin: number) => FromTarget | null, isMean: boolean): Compute {
  return ({ target, targetOrigin }) => {
    if (!target || target.n === 0) return undefinedFor('no-rows', 0);
    if (!(target.w > 0)) return undefinedFor('zero-weight', target.n);
    const effective = effectiveSize(target.w, target.w2);
    const made = make((field) => target[field] / target.w, effective, targetOrigin ?? 0);
    if (!made) return undefinedFor('no-variation', target.n);
    return {
      kind: 'estimate',
      value: made.value,
      n: target.n,
      proportion: null,
      weight: isMean ? target.w : Number.NaN,
      effective,
      limits: effective > 1 ? made.limits : null,
      method: made.method,
      ...(made.fromOrigin
        ? { fromOrigin: { ...made.fromOrigin, limits: effective > 1 ? made.fromOrigin.limits : null } }
        : {}),
    };
  };
}

const meanTarget = ofTarget((mean, n, origin) => {
  const shifted = mean('wy');
  const variance = varianceFrom(shifted, mean('wy2'));
  const third = mean('wy3') - 3 * shifted * mean('wy2') + 2 * shifted ** 3;
  const sample = { mean: shifted, variance, third, n };
  const value = origin + shifted;
  if (!(variance > 0)) return { value, limits: null, method: 'student', fromOrigin: { value: shifted, limits: null } };
  const ofShifted = (z: number) => skewedMeanLimits(sample, z);
  const limits = (z: number): Limits => {
    const [low, high] = ofShifted(z);
    return [origin + low, origin + high];
  };
  return { value, limits, method: 'student', fromOrigin: { value: shifted, limits: ofShifted } };
}, true);

const meanError = ofTarget((mean, n) => {
  const sample = { mean: mean('we'), variance: varianceFrom(mean('we'), mean('we2')), n };
  return {
    value: sample.mean,
    limits: sample.variance > 0 ? (z) => studentLimits(sample, z) : null,
    method: 'student',
  };
}, true);

const meanAbsoluteError = ofTarget((mean, n) => {
  const sample = { mean: mean('wAbsE'), variance: varianceFrom(mean('wAbsE'), mean('we2')), n };
  return {
    value: sample.mean,
    limits: sample.variance > 0 ? (z) => positiveMeanLimits(sample, z) : null,
    method: 'influence',
  };
}, true);

const rootMeanSquaredError = ofTarget((mean, n) => {
  const sample = { mean: mean('we2'), variance: varianceFrom(mean('we2'), mean('we4')), n };
  return {
    value: Math.sqrt(sample.mean),
    limits:
      sample.variance > 0
        ? (z) => {
            const [low, high] = positiveMeanLimits(sample, z);
            return [Math.sqrt(low), Math.sqrt(high)];
          }
        : null,
    method: 'influence',
  };
}, false);

const rSquared = ofTarget((mean, n) => {
  const moments = { ...centralMoments(mean), n };
  const { e2, y2 } = moments;
  if (!(y2 > 0)) return null;
  return { value: 1 - e2 / y2, limits: e2 > 0 ? (z) => rSquaredLimits(moments, z) : null, method: 'influence' };
}, false);

/** Metrics of a numeric target and of the errors of its prediction. */
export const TARGET = {
  meanTarget,
  meanError,
  meanAbsoluteError,
  rootMeanSquaredError,
  rSquared,
} as const satisfies Partial<Record<MetricId, Compute>>;
