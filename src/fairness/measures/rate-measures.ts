import { newcombeLimits } from '../../stats/mover.ts';
import type { Proportion } from '../../stats/proportion.ts';
import { ratioScoreLimits } from '../../stats/ratio-interval.ts';
import { wilsonLimits } from '../../stats/wilson.ts';
import type { GroupCounts } from '../group-counts.ts';
import { measured, unmeasured } from './measured.ts';
import type { Measure } from './measured.ts';
import { added, baseRateOf, EVERY_OUTCOME, selectionRateOf, shareOf, sumsOf } from './sides.ts';

/** (n_a − n_d) / n: 1 − 2 · the group's share of both sides, with that share's Wilson interval transformed. */
export const classImbalance: Measure = (sides, confidence) => {
  const own = sumsOf(sides.own.outcomes, EVERY_OUTCOME);
  const share = shareOf(own, added(own, sumsOf(sides.other.outcomes, EVERY_OUTCOME)));
  if (!share) return unmeasured('zero-weight', sides);
  const limits = () => {
    const [low, high] = wilsonLimits(share, confidence.z);
    return [1 - 2 * high, 1 - 2 * low] as const;
  };
  return measured(1 - 2 * share.rate, sides, limits, confidence, 'transformed-wilson');
};

type RateOf = (counts: GroupCounts) => Proportion | null;

/** rate_a − rate_d with Newcombe's interval. */
function rateDifference(rateOf: RateOf): Measure {
  return (sides, confidence) => {
    const own = rateOf(sides.own);
    const other = rateOf(sides.other);
    if (!own || !other) return unmeasured('zero-weight', sides);
    const limits = () => newcombeLimits(other, own, confidence.z);
    return measured(other.rate - own.rate, sides, limits, confidence, 'newcombe');
  };
}

/** q_a − q_d over the labels. */
export const differenceInProportionsOfLabels = rateDifference(baseRateOf);

/** q̂_a − q̂_d over the predictions. */
export const differenceInPredictedProportions = rateDifference(selectionRateOf);

/** q̂_d / q̂_a with Koopman's interval; undefined where nobody of the other side is selected. */
export const disparateImpact: Measure = (sides, confidence) => {
  const own = selectionRateOf(sides.own);
  const other = selectionRateOf(sides.other);
  if (!own || !other) return unmeasured('zero-weight', sides);
  if (other.rate === 0) return unmeasured('zero-denominator', sides);
  const limits = () => ratioScoreLimits(own, other, confidence.z);
  return measured(own.rate / other.rate, sides, limits, confidence, 'score-ratio');
};
