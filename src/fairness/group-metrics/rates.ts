import { NEGATIVE, POSITIVE, STATES } from '../../cube/cube.ts';
import type { UndefinedReason } from '../assessment.ts';
import { rateEstimate, undefinedFor } from '../estimate.ts';
import type { MetricId } from '../metrics.ts';
import { totals } from './outcomes.ts';
import type { Compute } from './outcomes.ts';

type Outcome = (label: number, prediction: number) => boolean;

const everyone: Outcome = () => true;
const isPositive: Outcome = (label) => label === POSITIVE;
const isNegative: Outcome = (label) => label === NEGATIVE;
const isSelected: Outcome = (_, prediction) => prediction === POSITIVE;
const isRejected: Outcome = (_, prediction) => prediction === NEGATIVE;
const agrees: Outcome = (label, prediction) => label === prediction;
const differs: Outcome = (label, prediction) => label !== prediction;

/** Indices label · 3 + prediction of the outcomes that a condition holds for. */
function outcomesWhere(condition: Outcome): readonly number[] {
  return Array.from({ length: STATES * STATES }, (_, i) => i).filter((i) =>
    condition(Math.floor(i / STATES), i % STATES),
  );
}

/** Σw of the outcomes counted, of those within, over Σw of those within. */
function rate(within: Outcome, counted: Outcome, whenEmpty: UndefinedReason): Compute {
  const denominator = outcomesWhere(within);
  const numerator = outcomesWhere((label, prediction) => within(label, prediction) && counted(label, prediction));
  return ({ outcomes, rows }) => {
    const { n, w, effective } = totals(outcomes, denominator);
    if (n === 0) return undefinedFor(rows === 0 ? 'no-rows' : whenEmpty, 0);
    if (!(w > 0)) return undefinedFor('zero-weight', n);
    const top = totals(outcomes, numerator);
    return rateEstimate(Math.min(1, top.w / w), { n, count: top.n, weight: w, effective });
  };
}

/** Shares of rows, each with Wilson's interval at Kish's effective size of its denominator. */
export const RATES = {
  baseRate: rate(everyone, isPositive, 'no-rows'),
  selectionRate: rate(everyone, isSelected, 'no-rows'),
  accuracy: rate(everyone, agrees, 'no-rows'),
  errorRate: rate(everyone, differs, 'no-rows'),
  truePositiveRate: rate(isPositive, isSelected, 'no-positives'),
  falsePositiveRate: rate(isNegative, isSelected, 'no-negatives'),
  trueNegativeRate: rate(isNegative, isRejected, 'no-negatives'),
  falseNegativeRate: rate(isPositive, isRejected, 'no-positives'),
  precision: rate(isSelected, isPositive, 'no-predicted-positives'),
  negativePredictiveValue: rate(isRejected, isNegative, 'no-predicted-negatives'),
  falseDiscoveryRate: rate(isSelected, isNegative, 'no-predicted-positives'),
  falseOmissionRate: rate(isRejected, isPositive, 'no-predicted-negatives'),
} as const satisfies Partial<Record<MetricId, Compute>>;
