import { allOf } from '../fairness/counts-of.ts';
import type { MetricValue } from '../../src/fairness/assessment.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { indicesOf } from '../../src/fairness/indices/indices-of.ts';
import { measuresOf } from '../../src/fairness/measures/measures-of.ts';
import type { IndexId, MeasureId } from '../../src/fairness/metrics.ts';
import { drawsFrom, outcomeWorld, populationOf } from './outcome-world.ts';
import type { OutcomeWorld } from './outcome-world.ts';
import { countDraws, meanCounts, SCORE_WORLDS, scoreGroups } from './score-world.ts';
import type { ScoreWorld } from './score-world.ts';
import type { Study, Tallies } from './study.ts';

interface Population {
  readonly name: string;
  readonly groups: readonly { readonly world: OutcomeWorld; readonly n: number }[];
  readonly weighted?: boolean;
}

const EVEN = outcomeWorld(0.3, 0.67, 0.14);
const LOWER = outcomeWorld(0.3, 0.5, 0.07);
const HIGH = outcomeWorld(0.55, 0.91, 0.44);
const LOW = outcomeWorld(0.25, 0.4, 0.07);
const RARE = outcomeWorld(0.08, 0.6, 0.05);
const NO_MISSES = outcomeWorld(0.4, 1, 0.2);
/** Equal base rates and hits, false alarms apart: what chance adds to the two sides of a bias amplification differs. */
const ALARMS = [0.1, 0.3, 0.2].map((falsePositive) => outcomeWorld(0.3, 1, falsePositive));
const SURE = outcomeWorld(0.4, 0.97, 0.02);

const population = (
  name: string,
  groups: readonly (readonly [OutcomeWorld, number])[],
  weighted = false,
): Population => ({
  name,
  groups: groups.map(([world, n]) => ({ world, n })),
  weighted,
});

const POPULATIONS: readonly Population[] = [
  population('2 equal groups, 200 and 30', [
    [EVEN, 200],
    [EVEN, 30],
  ]),
  population('2 equal groups of 300, rare positives', [
    [RARE, 300],
    [RARE, 300],
  ]),
  population('a small gap, 60 and 40', [
    [EVEN, 60],
    [LOWER, 40],
  ]),
  population('a wide gap, 100 and 100', [
    [HIGH, 100],
    [LOW, 100],
  ]),
  population('rare errors, 100 and 60', [
    [SURE, 100],
    [SURE, 60],
  ]),
  population('no false negatives, 100 and 60', [
    [NO_MISSES, 100],
    [NO_MISSES, 60],
  ]),
  population(
    'a wide gap, weighted, 150 and 100',
    [
      [HIGH, 150],
      [LOW, 100],
    ],
    true,
  ),
  population('5 groups, 30 to 80', [
    [EVEN, 80],
    [EVEN, 40],
    [LOWER, 40],
    [EVEN, 60],
    [EVEN, 30],
  ]),
  population(
    'equal base rates, false alarms apart, 60 each',
    ALARMS.map((world) => [world, 60] as const),
  ),
  population(
    'equal base rates, false alarms apart, 1000 each',
    ALARMS.map((world) => [world, 1000] as const),
  ),
  population(
    '8 equal groups of 50',
    Array.from({ length: 8 }, () => [EVEN, 50] as const),
  ),
];

/** Never below 0, so that chance makes them too large. */
const NEVER_NEGATIVE = new Set<MeasureId | IndexId>([
  'klDivergence',
  'jsDivergence',
  'lpNorm',
  'totalVariation',
  'kolmogorovSmirnov',
  'averageAbsoluteOddsDifference',
  'equalizedOddsDifference',
  'abroca',
  'betweenGroupMeanLogDeviation',
  'betweenGroupTheilIndex',
  'betweenGroupGeneralizedEntropy',
  'betweenGroupCoefficientOfVariation',
  'differentialFairnessOfLabels',
  'differentialFairnessOfPredictions',
  // a difference of two of them
  'biasAmplification',
]);

/** The study of a measure or an index. */
export function measureStudy(id: MeasureId | IndexId): Omit<Study, 'nominal'> {
  return { name: id, kind: NEVER_NEGATIVE.has(id) ? 'atLeast' : 'interval' };
}

/** Its size is what was sampled, not what chance makes of it. */
const FIXED = new Set<MeasureId | IndexId>(['classImbalance']);

const [SPREAD, , OVERCONFIDENT, USELESS, SHARP] = SCORE_WORLDS;
const SCORES: readonly { readonly name: string; readonly groups: readonly (readonly [ScoreWorld, number])[] }[] = [
  {
    name: '2 equal groups, 80 and 30, scores',
    groups: [
      [SPREAD, 80],
      [SPREAD, 30],
    ],
  },
  {
    name: 'calibrated and overconfident, 60 and 90, scores',
    groups: [
      [SPREAD, 60],
      [OVERCONFIDENT, 90],
    ],
  },
  {
    name: 'sharp and useless, 150 and 150, scores',
    groups: [
      [SHARP, 150],
      [USELESS, 150],
    ],
  },
];

/** Intervals of every measure of scores, of the second group against the first. */
export function studyScoreMeasures(runs: number, tallies: Tallies): void {
  SCORES.forEach(({ name, groups }, p) => {
    const valuesOf = (counts: readonly (readonly number[])[]) => {
      const drawn = scoreGroups(counts);
      return measuresOf(drawn.groups, drawn.overall, 0, { level: 0.95 }).filter(
        ({ id, against }) => against === 'reference' && OF_SCORES.has(id),
      );
    };
    const truths = valuesOf(groups.map(([world, n]) => meanCounts(world, 1e7 * n)));
    const draws = groups.map(([world, n], g) => countDraws(world, n, 350_000 + 100 * p + g));
    for (let run = 0; run < runs; run++) {
      valuesOf(draws.map((draw) => draw())).forEach(({ id, values }, m) =>
        tallies.countValue(measureStudy(id), name, values[1], truths[m].values[1]),
      );
    }
  });
}

const OF_SCORES = new Set<MeasureId>(['abroca', 'standardizedMeanDifferenceOfScores']);

/** Intervals of every measure of the second group against the first, and of every index of all rows. */
export function studyMeasures(runs: number, tallies: Tallies): void {
  POPULATIONS.forEach(({ name, groups, weighted }, p) => {
    const truths = new Map(valuesOf(groups.map(({ world, n }) => populationOf(world, n))));
    const draws = groups.map(({ world, n }, g) => drawsFrom(world, n, 300_000 + 100 * p + g, weighted));
    for (let run = 0; run < runs; run++) {
      for (const [id, value] of valuesOf(draws.map((draw) => draw()))) {
        if (!FIXED.has(id)) tallies.countValue(measureStudy(id), name, value, truths.get(id)!);
      }
    }
  });
}

function valuesOf(groups: readonly GroupCounts[]): (readonly [MeasureId | IndexId, MetricValue])[] {
  const overall = allOf(groups);
  return [
    ...measuresOf(groups, overall, 0, { level: 0.95 })
      .filter(({ against }) => against === 'reference')
      .map(({ id, values }) => [id, values[1]] as const),
    ...indicesOf(groups, overall, 0.95).map(({ id, value }) => [id, value] as const),
  ];
}
