import type { Limits, Proportion } from './proportion.ts';
import { wilsonLimits } from './wilson.ts';

/**
 * Wilson's interval of a proportion as odds p / (1 − p). Finite for rates below 1: the limit of 1 − p is taken from the
 * product of Wilson's two limits, rate² / (1 + z² / n), so that it does not vanish in rounding.
 */
export function oddsLimits({ rate, n }: Proportion, z: number): Limits {
  const [low] = wilsonLimits({ rate, n }, z);
  const rest = 1 - rate;
  const restHigh = wilsonLimits({ rate: rest, n }, z)[1];
  const restLow = (rest * rest) / ((1 + (z * z) / n) * restHigh);
  return [low / (1 - low), (1 - restLow) / restLow];
}
