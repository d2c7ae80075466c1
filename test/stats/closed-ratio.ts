import { ratioHigh, ratioLow } from '../../src/stats/mover.ts';
import type { Limits } from '../../src/stats/proportion.ts';

/** Both limits of a ratio in closed form. */
export function ratioLimits(a: number, aLimits: Limits, b: number, bLimits: Limits): Limits {
  return [ratioLow(a, aLimits[0], b, bLimits[1]), ratioHigh(a, aLimits[1], b, bLimits[0])];
}
