import { equalRatesP, groupsByOutcome } from '../../stats/chi-squared.ts';
import { normalUpperTail } from '../../stats/distributions.ts';
import type { Estimate } from '../estimate.ts';
import { SPREAD_Z } from './spread.ts';

/** From where on the z of a p value is worth a second look. */
const LEAST_Z = 1.5;
const MOST_Z = 8;

/**
 * Two-sided p value of "two groups are equal in a metric". Rates: the score test with the pooled rate (at effective sizes),
 * corrected where expected counts are small. Other metrics: the level at which the interval of their difference (MOVER)
 * begins to hold 0. Null where neither can be said: without limits, or where all outcomes are the same.
 */
export function equalityP(a: Estimate, b: Estimate): number | null {
  if (a.proportion && b.proportion) {
    const table = groupsByOutcome([a.proportion, b.proportion]);
    return table && equalRatesP(table);
  }
  const score = intervalScore(a, b);
  return score === null ? null : Math.min(1, 2 * normalUpperTail(score));
}

/** The z at which the interval of the difference ends at 0: one step from that of a 95 % interval, on the same side of it. */
function intervalScore(a: Estimate, b: Estimate): number | null {
  const [higher, lower] = a.value >= b.value ? [a, b] : [b, a];
  const first = scoreAt(higher, lower, SPREAD_Z);
  if (first === null || first < LEAST_Z) return first;
  const second = scoreAt(higher, lower, Math.min(MOST_Z, first)) ?? first;
  return first >= SPREAD_Z ? Math.max(SPREAD_Z, second) : Math.min(SPREAD_Z, second);
}

function scoreAt(higher: Estimate, lower: Estimate, z: number): number | null {
  if (!higher.limits || !lower.limits) return null;
  const error = Math.hypot(higher.value - higher.limits(z)[0], lower.limits(z)[1] - lower.value) / z;
  const difference = higher.value - lower.value;
  if (difference === 0) return 0;
  return error > 0 ? difference / error : null;
}
