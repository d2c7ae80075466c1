import { normalUpperTail } from './distributions.ts';
import type { Proportion } from './proportion.ts';

/** Two independent proportions in one stratum. */
export interface StratumPair {
  readonly a: Proportion;
  readonly b: Proportion;
}

/** Mantel and Haenszel's weight of a stratum: n_a n_b / (n_a + n_b). */
function mantelHaenszelWeight({ a, b }: StratumPair): number {
  return (a.n * b.n) / (a.n + b.n);
}

/**
 * The rates of two groups in the same mix of strata, Σ W p / Σ W: with {@link mantelHaenszelWeight} their difference is Mantel and
 * Haenszel's. The size of each is that of a simple sample whose rate is equally sure: its variance Σ W² v / n / (Σ W)² takes
 * the v = p (1 − p) of each stratum from both groups there, drawn to the overall rate by two rows where they are few. So
 * Newcombe's limits of the two hold for the average; with one stratum they are its own. Null without weight.
 *
 * Greenland, S. & Robins, J. M. (1985). Estimation of a common effect parameter from sparse follow-up data.
 * Biometrics 41, 55–68.
 */
export function standardizedPair(
  strata: readonly StratumPair[],
  weightOf: (stratum: StratumPair, index: number) => number = mantelHaenszelWeight,
): StratumPair | null {
  const weights = strata.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return null;
  const smoothed = smoothedRates(strata);
  const side = (which: 'a' | 'b'): Proportion => {
    let [rate, variance, positive, negative, spread] = [0, 0, 0, 0, 0];
    strata.forEach((stratum, i) => {
      const part = (weights[i] * weights[i]) / stratum[which].n;
      rate += weights[i] * stratum[which].rate;
      spread += part;
      variance += part * smoothed[i].positive * smoothed[i].negative;
      positive += part * smoothed[i].positive;
      negative += part * smoothed[i].negative;
    });
    const common = (positive / spread) * (negative / spread);
    return { rate: Math.min(1, rate / total), n: ((total * total) / variance) * common };
  };
  return { a: side('a'), b: side('b') };
}

/** Rows lent to a stratum's rate by the overall one. */
const LENT = 2;

/** A rate and what it leaves to 1, which the rate alone would lose where nearly all of many rows are positive. */
interface BothRates {
  readonly positive: number;
  readonly negative: number;
}

function smoothedRates(strata: readonly StratumPair[]): BothRates[] {
  const counted = strata.map(({ a, b }) => ({
    positive: a.rate * a.n + b.rate * b.n,
    negative: (1 - a.rate) * a.n + (1 - b.rate) * b.n,
    rows: a.n + b.n,
  }));
  const sum = (of: 'positive' | 'negative' | 'rows'): number => counted.reduce((all, each) => all + each[of], 0);
  const rows = sum('rows') + 1;
  const overall = { positive: (sum('positive') + 0.5) / rows, negative: (sum('negative') + 0.5) / rows };
  return counted.map((each) => ({
    positive: (each.positive + LENT * overall.positive) / (each.rows + LENT),
    negative: (each.negative + LENT * overall.negative) / (each.rows + LENT),
  }));
}

/**
 * Two-sided p of Cochran, Mantel and Haenszel's test that the rates are equal within every stratum, without a correction
 * for continuity; null where no stratum can tell (all of its outcomes are alike, or a group has no row in it).
 *
 * Mantel, N. & Haenszel, W. (1959). Statistical aspects of the analysis of data from retrospective studies. JNCI 22, 719–748.
 */
export function cochranMantelHaenszelP(strata: readonly StratumPair[]): number | null {
  let excess = 0;
  let variance = 0;
  for (const { a, b } of strata) {
    const rows = a.n + b.n;
    if (rows <= 1) continue;
    const positives = a.rate * a.n + b.rate * b.n;
    excess += a.rate * a.n - (a.n * positives) / rows;
    variance += (a.n * b.n * positives * (rows - positives)) / (rows * rows * (rows - 1));
  }
  return variance > 0 ? 2 * normalUpperTail(Math.abs(excess) / Math.sqrt(variance)) : null;
}
