import { NEGATIVE, POSITIVE, STATES } from '../../src/cube/cube.ts';
import type { GroupCounts, OutcomeRoles } from '../../src/fairness/group-counts.ts';
import { seededRandom } from '../stats/prng.ts';
import { sampler } from './study.ts';

/** A population of one group: the shares of TP, FP, FN and TN. */
export interface OutcomeWorld {
  readonly name: string;
  readonly shares: readonly number[];
}

const PLACES = [
  POSITIVE * STATES + POSITIVE,
  NEGATIVE * STATES + POSITIVE,
  POSITIVE * STATES + NEGATIVE,
  NEGATIVE * STATES + NEGATIVE,
];
const HAS: OutcomeRoles = {
  label: true,
  prediction: true,
  score: false,
  unitScore: false,
  target: false,
  targetPrediction: false,
};

/** A world with a base rate, a true positive rate and a false positive rate. */
export function outcomeWorld(base: number, truePositive: number, falsePositive: number): OutcomeWorld {
  return {
    name: `base rate ${base}, TPR ${truePositive}, FPR ${falsePositive}`,
    shares: [
      base * truePositive,
      (1 - base) * falsePositive,
      base * (1 - truePositive),
      (1 - base) * (1 - falsePositive),
    ],
  };
}

/** Base rates from rare to even, classifiers from useless to nearly perfect. */
export const OUTCOME_WORLDS: readonly OutcomeWorld[] = [0.1, 0.3, 0.5].flatMap((base) =>
  (
    [
      [0.5, 0.5],
      [0.7, 0.2],
      [0.95, 0.05],
    ] as const
  ).map(([truePositive, falsePositive]) => outcomeWorld(base, truePositive, falsePositive)),
);

/** The group that a world is on average, in proportion to `n` rows: its metrics are the truth. */
export function populationOf({ shares }: OutcomeWorld, n = 1): GroupCounts {
  return groupOf(shares.map((share) => share * n * 1e7));
}

/** A source of groups of n rows drawn from a world; with `weighted`, rows have weights between 1 and 7.4. */
export function drawsFrom(world: OutcomeWorld, n: number, seed: number, weighted = false): () => GroupCounts {
  const draw = sampler(world.shares, seed);
  const random = seededRandom(seed + 1);
  return () => {
    const counts = [0, 0, 0, 0];
    const weights = [0, 0, 0, 0];
    const squares = [0, 0, 0, 0];
    for (let row = 0; row < n; row++) {
      const cell = draw();
      const weight = weighted ? Math.exp(2 * random()) : 1;
      counts[cell]++;
      weights[cell] += weight;
      squares[cell] += weight * weight;
    }
    return groupOf(counts, weights, squares);
  };
}

/** A group from its counts of TP, FP, FN and TN, with their sums of weights and of squared weights. */
export function groupOf(
  counts: readonly number[],
  weights: readonly number[] = counts,
  squares: readonly number[] = counts,
): GroupCounts {
  const outcomes = { n: new Float64Array(9), w: new Float64Array(9), w2: new Float64Array(9) };
  PLACES.forEach((place, i) => {
    outcomes.n[place] = counts[i];
    outcomes.w[place] = weights[i];
    outcomes.w2[place] = squares[i];
  });
  return {
    key: ['drawn'],
    outcomes,
    rows: counts.reduce((sum, n) => sum + n, 0),
    leftOut: { labelUnknown: 0, predictionUnknown: 0, both: 0 },
    scores: null,
    scoreSums: null,
    calibration: null,
    target: null,
    has: HAS,
  };
}
