import { NEGATIVE, POSITIVE } from '../../cube/cube.ts';
import { standardizedPair } from '../../stats/mantel-haenszel.ts';
import type { StratumPair } from '../../stats/mantel-haenszel.ts';
import { newcombeLimits } from '../../stats/mover.ts';
import type { Limits, Proportion } from '../../stats/proportion.ts';
import { effectiveSize } from '../../stats/proportion.ts';
import type { MetricValue, UndefinedReason } from '../assessment.ts';
import type { GroupCounts } from '../group-counts.ts';
import { measured, unmeasured } from './measured.ts';
import type { Measure, MeasureConfidence } from './measured.ts';
import { added, BY_LABEL, BY_PREDICTION, EVERY_OUTCOME, shareOf, sumsOf } from './sides.ts';
import type { Sides, Sums } from './sides.ts';

/** Which outcome is looked at: indices of the rejected and of the accepted, and what it is called when there are none. */
interface Outcome {
  readonly indices: readonly (readonly number[])[];
  readonly nobodyRejected: UndefinedReason;
  readonly nobodyAccepted: UndefinedReason;
}

export const LABELS: Outcome = {
  indices: BY_LABEL,
  nobodyRejected: 'no-negatives',
  nobodyAccepted: 'no-positives',
};

export const PREDICTIONS: Outcome = {
  indices: BY_PREDICTION,
  nobodyRejected: 'no-predicted-negatives',
  nobodyAccepted: 'no-predicted-positives',
};

/** The group's share of both sides' rows with an outcome; null where nobody has it. */
function shareAmong(own: GroupCounts, other: GroupCounts, indices: readonly number[]): Proportion | null {
  const part = sumsOf(own.outcomes, indices);
  return shareOf(part, added(part, sumsOf(other.outcomes, indices)));
}

/** The group's share of the rejected − its share of the accepted, with Newcombe's interval. */
export function demographicDisparity(outcome: Outcome): Measure {
  return (sides, confidence) => {
    const rejected = shareAmong(sides.own, sides.other, outcome.indices[NEGATIVE]);
    const accepted = shareAmong(sides.own, sides.other, outcome.indices[POSITIVE]);
    if (!rejected) return unmeasured(outcome.nobodyRejected, sides);
    if (!accepted) return unmeasured(outcome.nobodyAccepted, sides);
    const limits = () => newcombeLimits(rejected, accepted, confidence.z);
    return measured(rejected.rate - accepted.rate, sides, limits, confidence, 'newcombe');
  };
}

/**
 * Demographic disparity within each stratum, averaged by the strata's weight. A stratum in which nobody is rejected or nobody
 * is accepted says nothing of who is, and is left out.
 */
export function conditionalDemographicDisparity(
  outcome: Outcome,
  strata: readonly Sides[],
  sides: Sides,
  confidence: MeasureConfidence,
): MetricValue {
  const parts: DisparityWithin[] = [];
  let rows = 0;
  for (const { own, other, rows: inStratum } of strata) {
    const a = shareAmong(own, other, outcome.indices[NEGATIVE]);
    const b = shareAmong(own, other, outcome.indices[POSITIVE]);
    if (!a || !b) continue;
    const [ours, theirs] = [own, other].map((side) => sumsOf(side.outcomes, EVERY_OUTCOME));
    parts.push({ a, b, all: added(ours, theirs) });
    rows += inStratum;
  }
  const pair = standardizedPair(parts, (_, i) => parts[i].all.w);
  if (!pair) return unmeasured('zero-denominator', sides);
  const value = pair.a.rate - pair.b.rate;
  const limits = (): Limits => {
    const [low, high] = newcombeLimits(pair.a, pair.b, confidence.z);
    const ofSizes = confidence.z * confidence.z * varianceOfSizes(parts, value);
    return [value - Math.hypot(value - low, Math.sqrt(ofSizes)), value + Math.hypot(high - value, Math.sqrt(ofSizes))];
  };
  return measured(value, { ...sides, rows }, limits, confidence, 'mover');
}

/** The group's shares of the rejected (a) and of the accepted (b) in a stratum, and all its rows. */
interface DisparityWithin extends StratumPair {
  readonly all: Sums;
}

/** What the average owes to the chance by which rows fell into strata of different disparity. */
function varianceOfSizes(parts: readonly DisparityWithin[], mean: number): number {
  let [total, squares, spread] = [0, 0, 0];
  for (const { a, b, all } of parts) {
    total += all.w;
    squares += all.w2;
    spread += all.w * (a.rate - b.rate - mean) ** 2;
  }
  return spread / total / effectiveSize(total, squares);
}
