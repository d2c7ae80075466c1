import type { Limits, Proportion } from '../../stats/proportion.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import { wilsonLimits } from '../../stats/wilson.ts';
import type { MetricValue, Undefined } from '../assessment.ts';
import type { Confidence } from '../compare.ts';
import { intervalOf, rateEstimate, undefinedFor } from '../estimate.ts';
import type { Estimate } from '../estimate.ts';
import type { RowSums } from './group-rows.ts';

/** A share with the (effective) number of rows that its uncertainty rests on. */
export type ShareEstimate = Estimate & { readonly proportion: Proportion };

/**
 * Σw(part) / Σw(whole), with the size n* of a sample of equal weights that would make it as certain: p (1 − p) / n* is its
 * linearised variance ((1 − p)² Σw²(part) + p² Σw²(rest)) / (Σw)². Weights that depend on the group, as those do that make
 * up for who was sampled, are allowed for; Kish's effective size of the whole would not see them. It is the number of rows
 * without weights. Undefined: `no-rows`, `zero-weight`.
 */
export function shareEstimate(part: RowSums, whole: RowSums): ShareEstimate | Undefined {
  if (whole.n === 0) return undefinedFor('no-rows', 0);
  if (!(whole.w > 0)) return undefinedFor('zero-weight', whole.n);
  const share = Math.min(1, part.w / whole.w);
  const spread = (1 - share) ** 2 * part.w2 + share ** 2 * Math.max(0, whole.w2 - part.w2);
  const size = share * (1 - share) * whole.w ** 2;
  const effective = size > 0 && spread > 0 ? size / spread : effectiveSize(whole.w, whole.w2);
  const rows = { n: whole.n, count: part.n, weight: whole.w, effective };
  return rateEstimate(share, rows) as ShareEstimate;
}

/** share / expected, its limits those of the share over the expected one, which is taken as exact. */
export function ratioTo(
  { value, n, proportion }: ShareEstimate,
  expected: number,
  { level, z }: Confidence,
): MetricValue {
  if (!(expected > 0)) return undefinedFor('zero-denominator', n);
  const [low, high] = wilsonLimits(proportion, z);
  const limits: Limits = [low / expected, high / expected];
  const ratio = value / expected;
  return { kind: 'defined', value: ratio, interval: intervalOf(ratio, limits, level, 'transformed-wilson'), n };
}

/** share − expected, likewise. */
export function differenceTo(
  { value, n, proportion }: ShareEstimate,
  expected: number,
  { level, z }: Confidence,
): MetricValue {
  const [low, high] = wilsonLimits(proportion, z);
  const limits: Limits = [low - expected, high - expected];
  const difference = value - expected;
  return {
    kind: 'defined',
    value: difference,
    interval: intervalOf(difference, limits, level, 'transformed-wilson'),
    n,
  };
}
