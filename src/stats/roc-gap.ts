import type { Limits } from './proportion.ts';
import { rocSpread } from './roc.ts';
import type { RocCurve } from './roc.ts';

/** A curve with the effective sizes of its classes. */
export interface SampledCurve {
  readonly curve: RocCurve;
  readonly positives: number;
  readonly negatives: number;
}

/**
 * Limits of the area between two sampled curves. Low: the area less z times both curves' integrated standard errors, as if
 * they erred in one direction throughout, so that it is 0 where the curves cannot be told apart. High: chance overstates the
 * area rather than understating it, so the error of the signed area will do ({@link signedAreaVariance}), though never
 * less than half of the other.
 */
export function areaBetweenLimits(area: number, a: SampledCurve, b: SampledCurve, z: number): Limits {
  const spread = Math.hypot(spreadOf(a), spreadOf(b));
  const signed = Math.sqrt(signedAreaVariance(a, b.curve) + signedAreaVariance(b, a.curve));
  return [Math.max(0, area - z * spread), Math.min(1, area + z * Math.min(spread, Math.max(signed, spread / 2)))];
}

function spreadOf({ curve, positives, negatives }: SampledCurve): number {
  return rocSpread(curve, positives, negatives);
}

/** Vertices closer than this count as one. */
const APART = 1e-12;

/**
 * Variance that a sampled curve brings to ∫ σ (curve − other), σ the sign of the gap as it was seen: by the influence of each
 * positive row, which lifts the curve to the right of it, and of each negative row, which moves it sideways above it. With
 * one sign throughout it is DeLong's variance of the area under the curve.
 */
function signedAreaVariance({ curve, positives, negatives }: SampledCurve, other: RocCurve): number {
  const { falsePositive: x, truePositive: y } = curve;
  const signs = signsAgainst(curve, other);
  const up = { beyond: 0, mean: 0, square: 0 };
  const across = { beyond: 0, mean: 0, square: 0 };
  for (let i = signs.length - 1; i >= 0; i--) {
    const dx = x[i + 1] - x[i];
    const dy = y[i + 1] - y[i];
    addInfluence(up, signs[i] * dx, dy);
    addInfluence(across, signs[i] * dy, dx);
  }
  const variance = (of: typeof up, n: number): number =>
    Math.max(0, of.square - of.mean * of.mean) / Math.max(1, n - 1);
  return variance(up, positives) + variance(across, negatives);
}

/** Rows in the middle of a segment move half of it and all beyond. */
function addInfluence(
  sums: { beyond: number; mean: number; square: number },
  signedLength: number,
  share: number,
): void {
  const influence = sums.beyond + signedLength / 2;
  sums.beyond += signedLength;
  sums.mean += share * influence;
  sums.square += share * influence * influence;
}

/** 1 where the middle of a segment lies above the other curve, −1 below, 0 on it. */
function signsAgainst({ falsePositive: x, truePositive: y }: RocCurve, other: RocCurve): Int8Array {
  const signs = new Int8Array(x.length - 1);
  const { falsePositive: otherX, truePositive: otherY } = other;
  const last = otherX.length - 1;
  let j = 0;
  /** Where a climb straight up ends; one climb may face many segments that stand at the same place. */
  let end = 0;
  for (let i = 0; i < signs.length; i++) {
    const where = (x[i] + x[i + 1]) / 2;
    const height = (y[i] + y[i + 1]) / 2;
    while (j < last - 1 && otherX[j + 1] < where) j++;
    const width = otherX[j + 1] - otherX[j];
    const along = width > 0 ? (where - otherX[j]) / width : 0;
    const low = otherY[j] + along * (otherY[j + 1] - otherY[j]);
    // where the other curve climbs straight up, only what is above all of the climb is above it
    end = Math.max(end, j + 1);
    while (end < last && otherX[end] === where && otherX[end + 1] === where) end++;
    const high = width > 0 && end === j + 1 ? low : otherY[end];
    if (height > high + APART) signs[i] = 1;
    else if (height < low - APART) signs[i] = -1;
  }
  return signs;
}
