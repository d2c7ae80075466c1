import { normalCdf, normalQuantile, normalUpperTail } from './distributions.ts';
import { rateAtDifference, rateAtRatio, standardError } from './constrained-rates.ts';
import type { Margin } from './gap-tests.ts';
import type { Proportion } from './proportion.ts';
import { findRoot } from './root.ts';

/** The chance with which a study is planned to reach a conclusion that is true. */
export const PLANNED_POWER = 0.8;

/**
 * Chance that the test of "the gap exceeds the tolerance" at one-sided level `alpha` rejects for true rates `higher` and
 * `lower`, by the normal approximation with Farrington and Manning's variance and the tests' continuity correction.
 */
export function powerToShow(higher: Proportion, lower: Proportion, margin: Margin, alpha: number): number {
  const { factor, boundary } = atBoundary(higher, lower, margin);
  const shift = margin.scale === 'difference' ? margin.tolerance : 0;
  const error = (a: number, b: number): number => standardError(lower, higher, b, a, factor);
  const correction = (0.5 * factor) / higher.n + 0.5 / lower.n;
  const surplus = factor * higher.rate - lower.rate - shift - correction;
  const critical = -normalQuantile(alpha) * error(...boundary);
  const spread = error(higher.rate, lower.rate);
  if (spread === 0) return surplus > critical ? 1 : 0;
  return normalUpperTail((critical - surplus) / spread);
}

/** The most likely rates of two groups when a's lies as far above b's as the tolerance allows, and a's factor in the gap. */
function atBoundary(a: Proportion, b: Proportion, { scale, tolerance }: Margin) {
  if (scale === 'difference') {
    const rate = rateAtDifference(a.rate, a.n, b.rate, b.n, tolerance);
    return { factor: 1, boundary: [rate, Math.max(0, rate - tolerance)] as const };
  }
  const rate = rateAtRatio(a.rate, a.n, b.rate, b.n, 1 / tolerance);
  return { factor: tolerance, boundary: [Math.min(1, rate / tolerance), rate] as const };
}

/**
 * Smallest true difference above the tolerance (or largest ratio below it) that two groups of these sizes would show
 * with {@link PLANNED_POWER}, their common rate being `pooled`; null when no gap is large enough.
 */
export function detectableGap(
  pooled: number,
  sizes: { readonly higher: number; readonly lower: number },
  margin: Margin,
  alpha: number,
): number | null {
  const total = sizes.higher + sizes.lower;
  const ratesAt = (gap: number): [Proportion, Proportion] => {
    const high =
      margin.scale === 'difference'
        ? Math.min(1, Math.max(gap, pooled + (gap * sizes.lower) / total))
        : Math.min(1, (pooled * total) / (sizes.higher + gap * sizes.lower));
    const low = margin.scale === 'difference' ? high - gap : high * gap;
    return [
      { rate: high, n: sizes.higher },
      { rate: Math.max(0, low), n: sizes.lower },
    ];
  };
  const shortfall = (gap: number): number => powerToShow(...ratesAt(gap), margin, alpha) - PLANNED_POWER;
  const extreme = margin.scale === 'difference' ? 1 : 0;
  if (margin.scale === 'ratio' && pooled === 0) return null;
  if (!(shortfall(extreme) >= 0)) return null;
  return findRoot(shortfall, margin.tolerance, extreme, 1e-9);
}

/**
 * Chance that two groups with the same true rate pass equivalence within the tolerance, in both directions, each at
 * one-sided level `alpha`.
 */
export function powerToRuleOut(rate: number, sizeA: number, sizeB: number, margin: Margin, alpha: number): number {
  const miss = missToRuleOut(rate, sizeA, sizeB, margin, alpha) + missToRuleOut(rate, sizeB, sizeA, margin, alpha);
  return Math.max(0, 1 - miss);
}

/** Chance that "a does not lie above b by more than the tolerance" is not concluded though both rates are equal. */
function missToRuleOut(rate: number, sizeA: number, sizeB: number, margin: Margin, alpha: number): number {
  const a = { rate, n: sizeA };
  const b = { rate, n: sizeB };
  const { factor, boundary } = atBoundary(a, b, margin);
  const error = (pa: number, pb: number): number => standardError(b, a, pb, pa, factor);
  const width = margin.scale === 'difference' ? margin.tolerance : rate * (1 - factor);
  const room = width - (0.5 * factor) / sizeA - 0.5 / sizeB;
  const spare = room + normalQuantile(alpha) * error(...boundary);
  const spread = error(rate, rate);
  if (spread === 0) return spare > 0 ? 0 : 1;
  return normalCdf(-spare / spread);
}

const MOST_ROWS = 1e12;

/**
 * Rows one group needs so that equivalence with the other is concluded with {@link PLANNED_POWER} when there is no gap
 * at all: with the other group as it is where that can suffice, otherwise with both groups of that size. Null when no
 * number of rows is enough (a ratio where the pooled rate is 0). Rounded up.
 */
export function rowsToRuleOut(pooled: number, otherSize: number, margin: Margin, alpha: number): RowsNeeded | null {
  const withOther = smallest((n) => powerToRuleOut(pooled, n, otherSize, margin, alpha));
  if (withOther !== null) return { rows: withOther, bothGroups: false };
  const each = smallest((n) => powerToRuleOut(pooled, n, n, margin, alpha));
  return each === null ? null : { rows: each, bothGroups: true };
}

/** Rows that one group needs, or, where the other one is too small for any number to do, that each of the two needs. */
export interface RowsNeeded {
  readonly rows: number;
  readonly bothGroups: boolean;
}

function smallest(power: (n: number) => number): number | null {
  let high = 2;
  while (!(power(high) >= PLANNED_POWER)) {
    high *= 2;
    if (high > MOST_ROWS) return null;
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (power(middle) >= PLANNED_POWER) high = middle;
    else low = middle;
  }
  return high;
}
