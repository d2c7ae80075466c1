import { normalQuantile, normalUpperTail } from './distributions.ts';
import { likelihoodLow } from './likelihood-limits.ts';
import type { Limits, Proportion } from './proportion.ts';
import { wilsonLimits } from './wilson.ts';

/** An observed proportion against the rate that was expected of it, and the weight of their gap in a sum. */
export interface ExpectedRate {
  readonly observed: Proportion;
  readonly expected: number;
  readonly share: number;
}

/**
 * Interval of Σ share · |observed − expected| over independent proportions that holds when all true gaps are 0, where the
 * sum is biased upwards. The sum lies no farther from the true one than Σ share · |error|; for normal errors that is a sum
 * of half-normal variables, whose quantile is taken from the gamma distribution of the same mean and variance (Wilson and
 * Hilferty's cube root). A proportion's standard error is the wider half of its Wilson interval, over z.
 */
export function absoluteSumLimits(gaps: readonly ExpectedRate[], z: number): Limits {
  let sum = 0;
  let errors = 0;
  let squares = 0;
  for (const { observed, expected, share } of gaps) {
    const [low, high] = wilsonLimits(observed, z);
    const error = (share * Math.max(observed.rate - low, high - observed.rate)) / z;
    sum += share * Math.abs(observed.rate - expected);
    errors += error;
    squares += error * error;
  }
  const mean = errors * Math.sqrt(2 / Math.PI);
  const shape = (mean * mean) / (squares * (1 - 2 / Math.PI));
  const oneSided = -normalQuantile(2 * normalUpperTail(z));
  const half = mean * Math.max(0, 1 - 1 / (9 * shape) + oneSided / (3 * Math.sqrt(shape))) ** 3;
  return [Math.max(0, sum - half), sum + half];
}

/**
 * Interval of max |observed − expected| over independent proportions, from intervals that hold for all of them at once
 * (Bonferroni). Valid when all true gaps are 0, and for a handful of rows: each proportion's limits are those beyond
 * which the data are less likely than Chernoff's bound n · KL(observed ‖ rate) = ln(1 / α) allows, whatever n.
 *
 * Hoeffding, W. (1963). Probability inequalities for sums of bounded random variables. JASA 58, 13–30, theorem 1.
 */
export function largestGapLimits(gaps: readonly ExpectedRate[], z: number): Limits {
  const loss = -Math.log(normalUpperTail(z) / gaps.length);
  let low = 0;
  let high = 0;
  for (const { observed, expected } of gaps) {
    const [bottom, top] = [chernoffLow(observed, loss), 1 - chernoffLow(opposite(observed), loss)];
    low = Math.max(low, bottom - expected, expected - top);
    high = Math.max(high, expected - bottom, top - expected);
  }
  return [low, high];
}

const opposite = ({ rate, n }: Proportion): Proportion => ({ rate: 1 - rate, n });

/** The rate below the observed one at which n · KL is `loss`; in closed form where every row is positive. */
function chernoffLow(observed: Proportion, loss: number): number {
  return observed.rate >= 1 ? Math.exp(-loss / observed.n) : likelihoodLow(observed, loss);
}
