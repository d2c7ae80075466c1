import { POSITIVE } from '../cube/cube.ts';
import type { AuditCube, CellSums, ScoreAxis } from '../cube/cube.ts';
import { LOG_CLIP } from '../cube/score-moments-tally.ts';
import type { CountedCell } from './group-sums.ts';

/**
 * Σ w · loss² over rows with a label and a score, for the squared and the logarithmic loss: as it was, and as it would be
 * if every label were positive or negative. From the score histogram; on a grid a bin's middle stands for its scores.
 */
export interface LossSquares {
  readonly brier: number;
  readonly brierIfPositive: number;
  readonly brierIfNegative: number;
  readonly log: number;
  readonly logIfPositive: number;
  readonly logIfNegative: number;
}

/** Squares of the losses at each bin of an axis. */
interface BinLosses {
  readonly brierIfPositive: Float64Array;
  readonly brierIfNegative: Float64Array;
  readonly logIfPositive: Float64Array;
  readonly logIfNegative: Float64Array;
}

const KNOWN = new WeakMap<ScoreAxis, BinLosses>();

/** The sums of a group's counted cells; null without a histogram. */
export function lossSquaresOf(
  { histogram }: CellSums,
  counted: readonly CountedCell[],
  { score, hasWeights }: AuditCube,
): LossSquares | null {
  if (!histogram || !score) return null;
  const at = binLosses(score);
  const { offsets, bins } = histogram;
  const weights = hasWeights ? histogram.w : histogram.n;
  const sums = { brier: 0, brierIfPositive: 0, brierIfNegative: 0, log: 0, logIfPositive: 0, logIfNegative: 0 };
  for (const { cell, label } of counted) {
    const cellSums = sumsOfCell(at, bins, weights, offsets[cell], offsets[cell + 1]);
    sums.brierIfPositive += cellSums.brierIfPositive;
    sums.brierIfNegative += cellSums.brierIfNegative;
    sums.logIfPositive += cellSums.logIfPositive;
    sums.logIfNegative += cellSums.logIfNegative;
    sums.brier += label === POSITIVE ? cellSums.brierIfPositive : cellSums.brierIfNegative;
    sums.log += label === POSITIVE ? cellSums.logIfPositive : cellSums.logIfNegative;
  }
  return sums;
}

/** Of some entries of a histogram. */
function sumsOfCell(
  at: BinLosses,
  bins: Uint32Array,
  weights: Float64Array,
  from: number,
  to: number,
): Pick<LossSquares, keyof BinLosses> {
  return {
    brierIfPositive: sumAt(at.brierIfPositive, bins, weights, from, to),
    brierIfNegative: sumAt(at.brierIfNegative, bins, weights, from, to),
    logIfPositive: sumAt(at.logIfPositive, bins, weights, from, to),
    logIfNegative: sumAt(at.logIfNegative, bins, weights, from, to),
  };
}

function sumAt(values: Float64Array, bins: Uint32Array, weights: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let entry = from; entry < to; entry++) sum += weights[entry] * values[bins[entry]];
  return sum;
}

/** Computed once for an axis: all groups and combinations of a cube share it. */
function binLosses(axis: ScoreAxis): BinLosses {
  const known = KNOWN.get(axis);
  if (known) return known;
  const scores = binScores(axis);
  const clipped = scores.map((s) => Math.min(Math.max(s, LOG_CLIP), 1 - LOG_CLIP));
  const losses: BinLosses = {
    brierIfPositive: scores.map((s) => (1 - s) ** 4),
    brierIfNegative: scores.map((s) => s ** 4),
    logIfPositive: clipped.map((s) => Math.log(s) ** 2),
    logIfNegative: clipped.map((s) => Math.log1p(-s) ** 2),
  };
  KNOWN.set(axis, losses);
  return losses;
}

/** A score for each bin: its own on an exact axis, the middle on a grid, the edge for the open bins at both ends. */
function binScores(axis: ScoreAxis): Float64Array {
  if (axis.kind === 'exact') return axis.values;
  const { edges } = axis;
  const last = edges.length - 1;
  return Float64Array.from({ length: edges.length + 1 }, (_, bin) => {
    const middle = (edges[Math.max(0, bin - 1)] + edges[Math.min(last, bin)]) / 2;
    return Math.min(1, Math.max(0, middle));
  });
}
