import { assessGroups } from '../../src/fairness/assess-groups.ts';
import type { MetricValue } from '../../src/fairness/assessment.ts';
import { overallCounts } from '../../src/fairness/group-counts.ts';
import type { GroupCounts, GroupTarget } from '../../src/fairness/group-counts.ts';
import { METRIC_IDS } from '../../src/fairness/metrics.ts';
import { measuresOf } from '../../src/fairness/measures/measures-of.ts';
import { normalUpperTail } from '../../src/stats/distributions.ts';
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
  { name: 'Laplace errors', row: (a, b) => ({ y: 2 * a, predicted: 1.9 * a + laplace(b) }) },
  { name: 'skewed', row: (a, b) => ({ y: Math.exp(0.6 * a), predicted: Math.exp(0.5 * a + 0.3 * b) }) },
];
const SIZES = [20, 30, 100, 400];
const PAIRS = [
  [50, 150],
  [200, 200],
] as const;

/** Intervals of every metric of a numeric target, in one group and between two. */
export function studyTargets(runs: number, tallies: Tallies): void {
  const truths = WORLDS.map((world, w) => populationOf(world, 300 + w));
  WORLDS.forEach((world, w) => {
    for (const [s, n] of SIZES.entries()) {
      const random = normalNumbers(100_000 + 10 * w + s);
      for (let run = 0; run < runs; run++)
        tallyMetrics(drawn(world, n, random), truths[w], `n ${n}, ${world.name}`, tallies);
    }
    for (const [s, [m, n]] of PAIRS.entries()) {
      const random = normalNumbers(110_000 + 10 * w + s);
      for (const other of [w, (w + 1) % WORLDS.length]) {
        const setting = `n ${m} and ${n}, ${world.name} against ${WORLDS[other].name}`;
        const [trueA, trueB] = [truths[w], truths[other]];
        const trueDifference = standardizedDifference(sized(trueA, m), sized(trueB, n));
        for (let run = 0; run < runs; run++) {
          const [a, b] = [drawn(world, m, random), drawn(WORLDS[other], n, random)];
          tallyComparisons([a, b], [trueA, trueB], setting, tallies);
          const study = { name: 'standardizedMeanDifferenceOfTargets', kind: 'interval' } as const;
          tallies.countValue(study, setting, standardizedDifference(a, b), trueDifference);
        }
      }
    }
  });
}

/** Of two groups, of one world or of two, the second against both. */
export function studyTargetsInAll(runs: number, tallies: Tallies): void {
  const truths = WORLDS.map((world, w) => populationOf(world, 300 + w));
  for (const [s, mix] of MIXES.entries()) {
    const random = normalNumbers(120_000 + s);
    const setting = mix.map(([w, n]) => `${n} ${WORLDS[w].name}`).join(' and ');
    const truth = assessed(mix.map(([w, n]) => sized(truths[w], n)));
    for (let run = 0; run < runs; run++) {
      const own = assessed(mix.map(([w, n]) => drawn(WORLDS[w], n, random)));
      for (const metric of METRIC_IDS) {
        for (const scale of ['difference', 'ratio'] as const) {
          const [value, true_] = [own, truth].map(({ groups }) => groups[1].toOverall[metric]?.[scale]);
          const study = { name: `a group against all, ${scale}`, kind: 'interval' } as const;
          if (value && true_) tallies.countValue(study, `${metric}, ${setting}`, value, true_);
        }
      }
    }
  }
}

const MIXES = [
  [
    [0, 200],
    [0, 100],
  ],
  [
    [1, 300],
    [0, 80],
  ],
  [
    [3, 150],
    [2, 300],
  ],
] as const;

function assessed(groups: readonly GroupCounts[]) {
  const keyed = groups.map((group, g) => ({ ...group, key: [String(g)] }));
  return assessGroups({
    groups: keyed,
    overall: overallCounts(keyed, groups[0].has, null),
    reference: 0,
    plan: { alpha: 0.05, minimumGroupSize: 1 },
    weighted: false,
  });
}

/** The standardized mean difference of two groups. */
function standardizedDifference(a: GroupCounts, b: GroupCounts): MetricValue {
  const measures = measuresOf([a, b], overallCounts([a, b], a.has, null), 1, { level: 0.95 });
  return measures.find(({ id, against }) => id === 'standardizedMeanDifferenceOfTargets' && against === 'reference')!
    .values[0];
}

/** The same population with `times` as many rows. */
function sized(group: GroupCounts, times: number): GroupCounts {
  const entries = Object.entries(group.target ?? {}).map(([field, sum]) => [field, sum * times]);
  return { ...group, target: Object.fromEntries(entries) as GroupTarget };
}

/** A Laplace variable from a standard normal one. */
function laplace(normal: number): number {
  return -Math.sign(normal) * Math.log(2 * normalUpperTail(Math.abs(normal)));
}

/** The truth, from so many rows that its own error does not matter. */
function populationOf(world: TargetWorld, seed: number): GroupCounts {
  return drawn(world, 500_000, normalNumbers(seed));
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
