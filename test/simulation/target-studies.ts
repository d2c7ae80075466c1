import type { GroupCounts, GroupTarget } from '../../src/fairness/group-counts.ts';
import { seededRandom } from '../stats/prng.ts';
import { tallyComparisons, tallyMetrics } from './metric-coverage.ts';
import type { Tallies } from './study.ts';

/** A population of a numeric target and its prediction. */
interface TargetWorld {
  readonly name: string;
  /** One row from two independent standard normal numbers. */
  readonly row: (a: number, b: number) => { y: number; predicted: number };
}

const WORLDS: readonly TargetWorld[] = [
  { name: 'normal, good predictions', row: (a, b) => ({ y: 10 + 2 * a, predicted: 10.3 + 1.7 * a + 0.8 * b }) },
  { name: 'normal, poor predictions', row: (a, b) => ({ y: a, predicted: 0.2 * a + b }) },
  { name: 'skewed', row: (a, b) => ({ y: Math.exp(0.6 * a), predicted: Math.exp(0.5 * a + 0.3 * b) }) },
];
const SIZES = [30, 100, 400];

/** Intervals of every metric of a numeric target, in one group and between two. */
export function studyTargets(runs: number, tallies: Tallies): void {
  const truths = WORLDS.map((world, w) => populationOf(world, 300 + w));
  WORLDS.forEach((world, w) => {
    for (const [s, n] of SIZES.entries()) {
      const random = normalNumbers(100_000 + 10 * w + s);
      for (let run = 0; run < runs; run++)
        tallyMetrics(drawn(world, n, random), truths[w], `n ${n}, ${world.name}`, tallies);
    }
    const random = normalNumbers(110_000 + w);
    const other = (w + 1) % WORLDS.length;
    for (let run = 0; run < runs; run++) {
      const groups = [drawn(world, 50, random), drawn(WORLDS[other], 150, random)] as const;
      const setting = `n 50 and 150, ${world.name} against ${WORLDS[other].name}`;
      tallyComparisons(groups, [truths[w], truths[other]], setting, tallies);
    }
  });
}

/** The truth, from so many rows that its own error does not matter. */
function populationOf(world: TargetWorld, seed: number): GroupCounts {
  return drawn(world, 2_000_000, normalNumbers(seed));
}

/** Standard normal numbers by Box and Muller's transform. */
function normalNumbers(seed: number): () => number {
  const random = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function drawn(world: TargetWorld, n: number, normal: () => number): GroupCounts {
  const sums = { wy: 0, wy2: 0, wy3: 0, wy4: 0, we: 0, we2: 0, we4: 0, wAbsE: 0, we2y: 0, we2y2: 0 };
  for (let i = 0; i < n; i++) {
    const { y, predicted } = world.row(normal(), normal());
    const e = predicted - y;
    sums.wy += y;
    sums.wy2 += y ** 2;
    sums.wy3 += y ** 3;
    sums.wy4 += y ** 4;
    sums.we += e;
    sums.we2 += e ** 2;
    sums.we4 += e ** 4;
    sums.wAbsE += Math.abs(e);
    sums.we2y += e ** 2 * y;
    sums.we2y2 += e ** 2 * y ** 2;
  }
  const target: GroupTarget = { n, w: n, w2: n, ...sums };
  const none = new Float64Array(9);
  return {
    key: ['drawn'],
    outcomes: { n: none, w: none, w2: none },
    rows: n,
    leftOut: { labelUnknown: 0, predictionUnknown: 0, both: 0 },
    scores: null,
    scoreSums: null,
    calibration: null,
    target,
    has: { label: false, prediction: false, score: false, unitScore: false, target: true, targetPrediction: true },
  };
}
