import { signedRatioLimits } from '../stats/correlated-mover.ts';
import { ratioBesideOne } from '../stats/mover.ts';
import type { Limits } from '../stats/proportion.ts';
import { fromOrigin } from './estimate.ts';
import type { Estimate } from './estimate.ts';

/**
 * Limits of a / b of two groups without a common row, from their own ones (MOVER), b above 0. Numbers that are measured
 * from an origin may lie so near to each other, for their size, that only their differences are exact.
 */
export function independentRatioLimits(a: Estimate, b: Estimate, z: number): Limits | null {
  if (!a.limits || !b.limits) return null;
  if (a.fromOrigin && b.fromOrigin) {
    const [own, other] = [fromOrigin(a), fromOrigin(b)];
    return ratioBesideOne(own.value, own.limits!(z), other.value, other.limits!(z), b.value);
  }
  return signedRatioLimits(a.value, a.limits(z), b.value, b.limits(z));
}
