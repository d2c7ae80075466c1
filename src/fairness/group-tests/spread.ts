import { twoSidedZ } from '../../stats/distributions.ts';
import type { Spread } from '../../stats/heterogeneity.ts';
import type { Estimate } from '../estimate.ts';

/** At which z the standard errors of estimates that are no rates are read off their limits: that of a 95 % interval. */
export const SPREAD_Z = twoSidedZ(0.95);

/** The standard errors of an estimate to either side, from its limits; null without limits. */
export function spreadOf({ value, limits }: Estimate, z = SPREAD_Z): Spread | null {
  if (!limits) return null;
  const [low, high] = limits(z);
  return { value, below: (value - low) / z, above: (high - value) / z };
}
