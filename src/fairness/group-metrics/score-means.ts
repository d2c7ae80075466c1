import { NEGATIVE, POSITIVE } from '../../cube/cube.ts';
import { boundedMeanLimits } from '../../stats/bounded-mean.ts';
import { lossLimits } from '../../stats/loss-interval.ts';
import type { MeanLoss } from '../../stats/loss-interval.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import { studentLimits, varianceFrom } from '../../stats/student.ts';
import { undefinedFor } from '../estimate.ts';
import type { Estimated } from '../estimate.ts';
import type { ScoreSums } from '../group-counts.ts';
import type { LossSquares } from '../loss-squares.ts';
import type { MetricId } from '../metrics.ts';
import type { Compute } from './outcomes.ts';

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Rows, weight and effective size of all rows with a score. */
function scored(sums: ScoreSums): { readonly n: number; readonly w: number; readonly effective: number } {
  const w = sum(sums.w);
  return { n: sum(sums.n), w, effective: effectiveSize(w, sum(sums.w2)) };
}

const meanScore: Compute = ({ scoreSums, has }) => {
  if (!scoreSums) return undefinedFor('no-rows', 0);
  const { n, w, effective } = scored(scoreSums);
  if (n === 0) return undefinedFor('no-rows', 0);
  if (!(w > 0)) return undefinedFor('zero-weight', n);
  const mean = sum(scoreSums.ws) / w;
  const sample = { mean, variance: varianceFrom(mean, sum(scoreSums.ws2) / w), n: effective };
  const bounded = has.unitScore;
  const hasSpread = effective > 1 && sample.variance > 0;
  return {
    kind: 'estimate',
    value: mean,
    n,
    proportion: null,
    weight: w,
    effective,
    limits: bounded
      ? (z) => boundedMeanLimits({ ...sample, mean: Math.min(1, Math.max(0, mean)) }, z)
      : hasSpread
        ? (z) => studentLimits(sample, z)
        : null,
    method: bounded ? 'bounded-mean' : 'student',
  };
};

/** Sums of a loss, and of its squares, over rows with a label and a score. */
interface LossSums {
  /** Σ w · loss as it was, and as it would be if every label were positive or negative. */
  readonly sums: readonly [observed: number, ifPositive: number, ifNegative: number];
  readonly squares: readonly [observed: number, ifPositive: number, ifNegative: number] | null;
  /** The largest loss there can be. */
  readonly most: number;
}

function meanLoss(lossOf: (sums: ScoreSums, squares: LossSquares | null) => LossSums): Compute {
  return ({ scoreSums, losses }): Estimated => {
    if (!scoreSums) return undefinedFor('no-rows', 0);
    const { n, w, effective } = scored(scoreSums);
    if (n === 0) return undefinedFor('no-rows', 0);
    if (!(w > 0)) return undefinedFor('zero-weight', n);
    const { sums, squares, most } = lossOf(scoreSums, losses ?? null);
    const [value, ifPositive, ifNegative] = sums.map((total) => Math.max(0, total / w));
    const moments: MeanLoss | null = squares && {
      observed: { mean: value, meanSquare: squares[0] / w },
      ifPositive: { mean: ifPositive, meanSquare: squares[1] / w },
      ifNegative: { mean: ifNegative, meanSquare: squares[2] / w },
      n: effective,
    };
    return {
      kind: 'estimate',
      value,
      n,
      proportion: null,
      weight: w,
      effective,
      limits: moments && ((z) => lossLimits(moments, z, most)),
      method: 'agresti-coull',
    };
  };
}

/** Σ w (1 − s)² over rows of one label. */
function squaredComplement({ w, ws, ws2 }: ScoreSums, label: number): number {
  return ws2[label] - 2 * ws[label] + w[label];
}

const brierScore = meanLoss((sums, squares) => {
  const ofPositives = squaredComplement(sums, POSITIVE);
  return {
    sums: [
      ofPositives + sums.ws2[NEGATIVE],
      ofPositives + squaredComplement(sums, NEGATIVE),
      sums.ws2[POSITIVE] + sums.ws2[NEGATIVE],
    ],
    squares: squares && [squares.brier, squares.brierIfPositive, squares.brierIfNegative],
    most: 1,
  };
});

const logLoss = meanLoss(({ wLogScore, wLogComplement }, squares) => ({
  sums: [
    wLogScore[POSITIVE] + wLogComplement[NEGATIVE],
    wLogScore[POSITIVE] + wLogScore[NEGATIVE],
    wLogComplement[POSITIVE] + wLogComplement[NEGATIVE],
  ],
  squares: squares && [squares.log, squares.logIfPositive, squares.logIfNegative],
  most: Number.MAX_VALUE,
}));

/** Means of scores and of their losses. */
export const SCORE_MEANS = { meanScore, brierScore, logLoss } as const satisfies Partial<Record<MetricId, Compute>>;
