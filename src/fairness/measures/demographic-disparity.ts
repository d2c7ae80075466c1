import { NEGATIVE, POSITIVE } from '../../cube/cube.ts';
import { dirichletReplicates, effectiveCounts, replicatedValues } from '../../stats/dirichlet-bootstrap.ts';
import type { ShareFunction } from '../../stats/dirichlet-bootstrap.ts';
import { standardizedPair } from '../../stats/mantel-haenszel.ts';
import type { StratumPair } from '../../stats/mantel-haenszel.ts';
import { newcombeLimits } from '../../stats/mover.ts';
import { FISHER, percentileLimits } from '../../stats/percentile-limits.ts';
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
 * is accepted says nothing of who is, and is left out. The interval is the Dirichlet bootstrap's over strata, sides and
 * outcomes ({@link dirichletReplicates}), or, where `replicates` is null, the closed form that nearly equals it.
 */
export function conditionalDemographicDisparity(
  outcome: Outcome,
  strata: readonly Sides[],
  sides: Sides,
  confidence: MeasureConfidence,
  replicates: number | null,
): MetricValue {
  const parts: DisparityWithin[] = [];
  let rows = 0;
  for (const { own, other, rows: inStratum } of strata) {
    const a = shareAmong(own, other, outcome.indices[NEGATIVE]);
    const b = shareAmong(own, other, outcome.indices[POSITIVE]);
    if (!a || !b) continue;
    const [ours, theirs] = [own, other].map((side) => sumsOf(side.outcomes, EVERY_OUTCOME));
    const cells = [own, other].flatMap((side) => outcome.indices.map((at) => sumsOf(side.outcomes, at).w));
    parts.push({ a, b, all: added(ours, theirs), cells });
    rows += inStratum;
  }
  const pair = standardizedPair(parts, (_, i) => parts[i].all.w);
  if (!pair) return unmeasured('zero-denominator', sides);
  const value = pair.a.rate - pair.b.rate;
  const counted = { ...sides, rows };
  const drawn = replicates !== null && !sides.same ? drawnLimits(parts, confidence.level, replicates) : null;
  if (drawn) return measured(value, counted, () => drawn, confidence, 'dirichlet');
  const limits = (): Limits => {
    const [low, high] = newcombeLimits(pair.a, pair.b, confidence.z);
    const ofSizes = confidence.z * confidence.z * varianceOfSizes(parts, value);
    return [value - Math.hypot(value - low, Math.sqrt(ofSizes)), value + Math.hypot(high - value, Math.sqrt(ofSizes))];
  };
  return measured(value, counted, limits, confidence, 'mover');
}

/** How many cells a stratum has: two sides by two outcomes. */
export const CELLS_OF_STRATUM = 4;

/** The group's shares of the rejected (a) and of the accepted (b) in a stratum, and all its rows. */
interface DisparityWithin extends StratumPair {
  readonly all: Sums;
  /** Weights of the group's rejected and accepted, then of the other side's. */
  readonly cells: readonly number[];
}

/**
 * The orders of a stratum's cells in which the outcomes, the sides, or both have changed places, and what becomes of a
 * disparity then. An equal part of the replicates is drawn in each, so that the interval of the group is that of the other
 * side turned round, and no chance is in who is called what.
 */
const ORDERS = [
  { cells: [0, 1, 2, 3], sign: 1 },
  { cells: [1, 0, 3, 2], sign: -1 },
  { cells: [2, 3, 0, 1], sign: -1 },
  { cells: [3, 2, 1, 0], sign: 1 },
] as const;

function drawnLimits(parts: readonly DisparityWithin[], level: number, replicates: number): Limits | null {
  const squares = parts.reduce((sum, { all }) => sum + all.w2, 0);
  const each = Math.floor(replicates / ORDERS.length);
  const values = new Float64Array(each * ORDERS.length);
  let defined = 0;
  for (const { cells: order, sign } of ORDERS) {
    const weights = Float64Array.from(parts.flatMap(({ cells }) => order.map((place) => cells[place])));
    const shares = dirichletReplicates(effectiveCounts(weights, squares), each);
    const replicated = replicatedValues(shares, weights.length, averagedOver(weights.length, sign));
    values.set(replicated, defined);
    defined += replicated.length;
  }
  return defined > 0 ? percentileLimits(values.subarray(0, defined).sort(), level, FISHER) : null;
}

/** The disparity within each stratum, by its share of all rows. */
function averagedOver(cells: number, sign: 1 | -1): ShareFunction {
  return (shares, at) => {
    let sum = 0;
    for (let i = at; i < at + cells; i += CELLS_OF_STRATUM) {
      const rejected = shares[i] + shares[i + 2];
      const accepted = shares[i + 1] + shares[i + 3];
      sum += (rejected + accepted) * (shares[i] / rejected - shares[i + 1] / accepted);
    }
    return sign * sum;
  };
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
