import { countGroups } from '../../src/fairness/group-counts.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { ScoreCounter } from '../../src/fairness/score-counts.ts';
import { cubeOf } from '../fairness/cube-of.ts';
import { sampler } from './study.ts';

/** A population of one group with scores on even levels: the share of each level, and of positives within each. */
export interface ScoreWorld {
  readonly name: string;
  readonly levels: readonly number[];
  readonly shares: readonly number[];
  readonly positives: readonly number[];
}

const LEVELS = Array.from({ length: 20 }, (_, i) => (i + 0.5) / 20);

function scoreWorld(name: string, density: (s: number) => number, positive: (s: number) => number): ScoreWorld {
  const total = LEVELS.reduce((sum, level) => sum + density(level), 0);
  return {
    name,
    levels: LEVELS,
    shares: LEVELS.map((level) => density(level) / total),
    positives: LEVELS.map(positive),
  };
}

/** Calibrated and not, informative and not, even and skewed. */
export const SCORE_WORLDS: readonly ScoreWorld[] = [
  scoreWorld(
    'calibrated, spread',
    () => 1,
    (s) => s,
  ),
  scoreWorld(
    'calibrated, rare positives',
    (s) => (1 - s) ** 4,
    (s) => s,
  ),
  scoreWorld(
    'overconfident',
    () => 1,
    (s) => 0.3 + 0.4 * s,
  ),
  scoreWorld(
    'useless',
    (s) => s * (1 - s),
    () => 0.3,
  ),
  scoreWorld(
    'sharp',
    (s) => 1 / (s * (1 - s)),
    (s) => s ** 1.5,
  ),
];

/** The group that a world is on average: its metrics are the truth. */
export function scorePopulation(world: ScoreWorld): GroupCounts {
  const counts = world.levels.flatMap((_, i) => [
    1e9 * world.shares[i] * (1 - world.positives[i]),
    1e9 * world.shares[i] * world.positives[i],
  ]);
  return groupOf(world, counts);
}

/** A source of groups of n rows drawn from a world. */
export function scoreDraws(world: ScoreWorld, n: number, seed: number): () => GroupCounts {
  const draw = sampler(
    world.shares.flatMap((share, i) => [share * (1 - world.positives[i]), share * world.positives[i]]),
    seed,
  );
  return () => {
    const counts = new Array<number>(2 * world.levels.length).fill(0);
    for (let row = 0; row < n; row++) counts[draw()]++;
    return groupOf(world, counts);
  };
}

/** Counts by level and label, negatives first. */
function groupOf({ levels }: ScoreWorld, counts: readonly number[]): GroupCounts {
  const rows = counts.flatMap((times, i) =>
    times > 0 ? [{ key: ['drawn'], label: (i % 2) as 0 | 1, score: levels[i >> 1], times }] : [],
  );
  const cube = cubeOf(rows, { predictionFrom: null });
  return countGroups(cube.combinations[0], cube, null, new ScoreCounter(cube.score!))[0];
}
