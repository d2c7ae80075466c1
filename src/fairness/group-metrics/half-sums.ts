import { halfSumLimits } from '../../stats/half-sum.ts';
import type { MetricId } from '../metrics.ts';
import { FALSE_NEGATIVE, FALSE_POSITIVE, totals, TRUE_NEGATIVE, TRUE_POSITIVE } from './outcomes.ts';
import type { Compute } from './outcomes.ts';
import { RATES } from './rates.ts';

const ALL = [TRUE_POSITIVE, FALSE_POSITIVE, FALSE_NEGATIVE, TRUE_NEGATIVE];

/** The mean of two rates over different rows; undefined where either is. */
function halfSum(first: Compute, second: Compute): Compute {
  return (counts) => {
    const a = first(counts);
    if (a.kind === 'undefined') return a;
    const b = second(counts);
    if (b.kind === 'undefined') return b;
    const [aRate, bRate] = [a.proportion, b.proportion];
    return {
      kind: 'estimate',
      value: (a.value + b.value) / 2,
      n: a.n + b.n,
      proportion: null,
      weight: Number.NaN,
      effective: totals(counts.outcomes, ALL).effective,
      limits: aRate && bRate ? (z) => halfSumLimits(aRate, bRate, z) : null,
      method: 'agresti-caffo',
    };
  };
}

/** Metrics that are the mean of two rates, and which. */
export const HALVES: Readonly<Partial<Record<MetricId, readonly [keyof typeof RATES, keyof typeof RATES]>>> = {
  balancedAccuracy: ['truePositiveRate', 'trueNegativeRate'],
  averageOdds: ['truePositiveRate', 'falsePositiveRate'],
  averagePredictiveValue: ['precision', 'falseOmissionRate'],
};

export const HALF_SUMS = {
  balancedAccuracy: halfSum(RATES.truePositiveRate, RATES.trueNegativeRate),
  averageOdds: halfSum(RATES.truePositiveRate, RATES.falsePositiveRate),
  averagePredictiveValue: halfSum(RATES.precision, RATES.falseOmissionRate),
} as const satisfies Partial<Record<MetricId, Compute>>;
