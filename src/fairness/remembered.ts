import type { Limits } from '../stats/proportion.ts';
import type { Estimated } from './estimate.ts';

const KEPT = 8;

/**
 * The same estimate, with limits that are found once for each z: comparisons, disparities and tests ask for few different
 * ones many times. Rates are left as they are, since their limits cost no more than the look-up.
 */
export function remembered(estimate: Estimated): Estimated {
  if (estimate.kind === 'undefined' || !estimate.limits || estimate.proportion) return estimate;
  const { limits } = estimate;
  const known: number[] = [];
  const found: Limits[] = [];
  return {
    ...estimate,
    limits: (z) => {
      const place = known.indexOf(z);
      if (place >= 0) return found[place];
      const result = limits(z);
      if (known.length < KEPT) {
        known.push(z);
        found.push(result);
      }
      return result;
    },
  };
}
