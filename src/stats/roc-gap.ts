import type { Limits } from './proportion.ts';
import { rocSpread } from './roc.ts';
import type { RocCurve } from './roc.ts';

/** A curve with the effective sizes of its classes. */
export interface SampledCurve {
  readonly curve: RocCurve;
  readonly positives: number;
  readonly negatives: number;
}

/** The area between two sampled curves, and the two errors that its limits rest on. */
export interface AreaBetween extends AreaErrors {
  readonly value: number;
}

/**
 * spread: both curves' integrated standard errors, as if they erred in one direction throughout. signed: the standard error
 * of the signed area, {@link signedAreaVariance}.
 */
export interface AreaErrors {
  readonly spread: number;
  readonly signed: number;
}

/** The errors of the area between two sampled curves. */
export function areaErrors(a: SampledCurve, b: SampledCurve): AreaErrors {
  return {
    spread: Math.hypot(spreadOf(a), spreadOf(b)),
    signed: Math.sqrt(signedAreaVariance(a, b.curve) + signedAreaVariance(b, a.curve)),
  };
}

/**
 * Limits of the area between two sampled curves. Low: the area less z times the spread, so that it is 0 where the curves
 * cannot be told apart. High: chance overstates the area rather than understating it, so the error of the signed area
 * will do, though never less than half of the other.
 */
export function areaBetweenLimits({ value, spread, signed }: AreaBetween, z: number): Limits {
  return [Math.max(0, value - z * spread), Math.min(1, value + z * Math.min(spread, Math.max(signed, spread / 2)))];
}

/** The curve of a reference group is set against those of all others. */
const SPREADS = new WeakMap<SampledCurve, number>();

function spreadOf(sampled: SampledCurve): number {
  let spread = SPREADS.get(sampled);
  if (spread === undefined) {
    spread = rocSpread(sampled.curve, sampled.positives, sampled.negatives);
    SPREADS.set(sampled, spread);
  }
  return spread;
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
  return meanSquare(signs, x, y, positives) + meanSquare(signs, y, x, negatives);
}

/**
 * Mean square of the influences of a class's rows about their mean. Its rows lie along `share`; each moves the signed lengths
 * beyond it, and those in the middle of a segment half of that.
 */
function meanSquare(signs: Int8Array, lengths: Float64Array, share: Float64Array, n: number): number {
  let beyond = 0;
  let mean = 0;
  let square = 0;
  for (let i = signs.length - 1; i >= 0; i--) {
    const length = signs[i] * (lengths[i + 1] - lengths[i]);
    const rows = share[i + 1] - share[i];
    const influence = beyond + length / 2;
    beyond += length;
    mean += rows * influence;
    square += rows * influence * influence;
  }
  return Math.max(0, square - mean * mean) / Math.max(1, n - 1);
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
