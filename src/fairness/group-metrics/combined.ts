import { oddsLimits } from '../../stats/odds.ts';
import { pairedRatioLimits } from '../../stats/paired-ratio.ts';
import { phiCoefficient, phiLimits } from '../../stats/phi.ts';
import type { FourCells } from '../../stats/phi.ts';
import type { Limits } from '../../stats/proportion.ts';
import { wilsonLimits } from '../../stats/wilson.ts';
import type { Interval, UndefinedReason } from '../assessment.ts';
import { undefinedFor } from '../estimate.ts';
import type { Estimated } from '../estimate.ts';
import type { GroupCounts } from '../group-counts.ts';
import type { MetricId } from '../metrics.ts';
import { FALSE_NEGATIVE, FALSE_POSITIVE, totals, TRUE_NEGATIVE, TRUE_POSITIVE } from './outcomes.ts';
import type { Compute } from './outcomes.ts';

const ERRORS = [FALSE_NEGATIVE, FALSE_POSITIVE];

/** A quotient of sums of weights, with what is told of it. */
interface Quotient {
  readonly n: number;
  readonly top: number;
  readonly bottom: number;
  readonly effective: number;
  readonly limits: (z: number) => Limits;
  readonly method: Interval['method'];
}

function quotient({ n, top, bottom, effective, limits, method }: Quotient): Estimated {
  if (!(bottom > 0)) return undefinedFor('zero-weight', n);
  return { kind: 'estimate', value: top / bottom, n, proportion: null, weight: bottom, effective, limits, method };
}

function emptyFor(counts: GroupCounts, reason: UndefinedReason): Estimated {
  return undefinedFor(counts.rows === 0 ? 'no-rows' : reason, 0);
}

/** 2 TP / (2 TP + FP + FN) = 2p / (1 + p), where p = TP / (TP + FP + FN) is a share of rows. */
const f1: Compute = (counts) => {
  const { w } = counts.outcomes;
  const touched = totals(counts.outcomes, [TRUE_POSITIVE, ...ERRORS]);
  if (touched.n === 0) return emptyFor(counts, 'no-positives');
  const share = { rate: w[TRUE_POSITIVE] / touched.w, n: touched.effective };
  const transformed = (p: number): number => (2 * p) / (1 + p);
  return quotient({
    n: touched.n,
    top: 2 * w[TRUE_POSITIVE],
    bottom: w[TRUE_POSITIVE] + touched.w,
    effective: touched.effective,
    limits: (z) => {
      const [low, high] = wilsonLimits(share, z);
      return [transformed(low), transformed(high)];
    },
    method: 'transformed-wilson',
  });
};

/** FN / FP: the odds of FN / (FN + FP). */
const treatmentEquality: Compute = (counts) => {
  const { n, w } = counts.outcomes;
  if (n[FALSE_POSITIVE] === 0) return emptyFor(counts, 'no-false-positives');
  const errors = totals(counts.outcomes, ERRORS);
  const share = { rate: w[FALSE_NEGATIVE] / errors.w, n: errors.effective };
  return quotient({
    n: errors.n,
    top: w[FALSE_NEGATIVE],
    bottom: w[FALSE_POSITIVE],
    effective: errors.effective,
    limits: (z) => oddsLimits(share, z),
    method: 'transformed-wilson',
  });
};

/** (both + labels only) / (both + predictions only), of labels and predictions of one value. */
function conditional(both: number, labelOnly: number, predictionOnly: number, whenEmpty: UndefinedReason): Compute {
  return (counts) => {
    const { w } = counts.outcomes;
    const predicted = totals(counts.outcomes, [both, predictionOnly]);
    if (predicted.n === 0) return emptyFor(counts, whenEmpty);
    const touched = totals(counts.outcomes, [both, labelOnly, predictionOnly]);
    const scale = touched.effective / touched.w;
    const cells = { both: scale * w[both], firstOnly: scale * w[labelOnly], secondOnly: scale * w[predictionOnly] };
    return quotient({
      n: predicted.n,
      top: w[both] + w[labelOnly],
      bottom: predicted.w,
      effective: predicted.effective,
      limits: (z) => pairedRatioLimits(cells, z),
      method: 'score-ratio',
    });
  };
}

const FOUR = [TRUE_POSITIVE, FALSE_NEGATIVE, FALSE_POSITIVE, TRUE_NEGATIVE];

/** TP, FN, FP and TN as numbers of equally weighted rows, and their weight. */
export function matthewsCells({ outcomes }: GroupCounts): { readonly cells: FourCells; readonly weight: number } {
  const all = totals(outcomes, FOUR);
  const scale = all.w > 0 ? all.effective / all.w : 0;
  return { cells: FOUR.map((at) => scale * outcomes.w[at]) as unknown as FourCells, weight: all.w };
}

const matthewsCorrelation: Compute = (counts) => {
  const all = totals(counts.outcomes, FOUR);
  const margins: readonly (readonly [UndefinedReason, readonly number[]])[] = [
    ['no-positives', [TRUE_POSITIVE, FALSE_NEGATIVE]],
    ['no-negatives', [TRUE_NEGATIVE, FALSE_POSITIVE]],
    ['no-predicted-positives', [TRUE_POSITIVE, FALSE_POSITIVE]],
    ['no-predicted-negatives', [TRUE_NEGATIVE, FALSE_NEGATIVE]],
  ];
  for (const [reason, at] of margins) {
    const margin = totals(counts.outcomes, at);
    if (margin.n === 0) return undefinedFor(counts.rows === 0 ? 'no-rows' : reason, all.n);
    if (!(margin.w > 0)) return undefinedFor('zero-weight', all.n);
  }
  const { cells } = matthewsCells(counts);
  return {
    kind: 'estimate',
    value: Math.min(1, Math.max(-1, phiCoefficient(cells))),
    n: all.n,
    proportion: null,
    weight: Number.NaN,
    effective: all.effective,
    limits: (z) => phiLimits(cells, z),
    method: 'influence',
  };
};

/** Metrics that put several counts of one group together. */
export const COMBINED = {
  f1,
  matthewsCorrelation,
  treatmentEquality,
  conditionalAcceptance: conditional(TRUE_POSITIVE, FALSE_NEGATIVE, FALSE_POSITIVE, 'no-predicted-positives'),
  conditionalRejection: conditional(TRUE_NEGATIVE, FALSE_POSITIVE, FALSE_NEGATIVE, 'no-predicted-negatives'),
} as const satisfies Partial<Record<MetricId, Compute>>;
