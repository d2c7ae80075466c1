import { countGroups, overallCounts } from '../../src/fairness/group-counts.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { ScoreCounter } from '../../src/fairness/score-counts.ts';
import { cubeOf } from '../fairness/cube-of.ts';
import { sampler } from './study.ts';

/** A population of one group with scores on even levels: the share of each level, and of positives within each. */
export interface ScoreWorld {
  readonly name: string;
  readonly shares: readonly number[];
  readonly positives: readonly number[];
}

const LEVELS = Array.from({ length: 20 }, (_, i) => (i + 0.5) / 20);

function scoreWorld(name: string, density: (s: number) => number, positive: (s: number) => number): ScoreWorld {
  const total = LEVELS.reduce((sum, level) => sum + density(level), 0);
  return {
    name,
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

/** Scores that are distributed alike given the label, whatever the base rate: positives by s², negatives by (1 − s). */
export function parityWorld(base: number): ScoreWorld {
  const positive = (s: number): number => base * 3 * s * s;
  const negative = (s: number): number => (1 - base) * 2 * (1 - s);
  return scoreWorld(
    `alike given the label, base rate ${base}`,
    (s) => positive(s) + negative(s),
    (s) => positive(s) / (positive(s) + negative(s)),
  );
}

/** The group that a world is on average: its metrics are the truth. */
export function scorePopulation(world: ScoreWorld): GroupCounts {
  return scoreGroups([meanCounts(world, 1e9)]).groups[0];
}

/** Rows by level and label, negatives first, that a world has on average among n. */
export function meanCounts(world: ScoreWorld, n: number): number[] {
  return sharesOf(world).map((share) => n * share);
}

/** A source of groups of n rows drawn from a world. */
export function scoreDraws(world: ScoreWorld, n: number, seed: number): () => GroupCounts {
  const draw = countDraws(world, n, seed);
  return () => scoreGroups([draw()]).groups[0];
}

/** A source of rows by level and label, negatives first. */
export function countDraws(world: ScoreWorld, n: number, seed: number): () => number[] {
  const draw = sampler(sharesOf(world), seed);
  return () => {
    const counts = new Array<number>(2 * LEVELS.length).fill(0);
    for (let row = 0; row < n; row++) counts[draw()]++;
    return counts;
  };
}

/** Groups from their rows by level and label, negatives first, and all of them together. */
export function scoreGroups(counts: readonly (readonly number[])[]): { groups: GroupCounts[]; overall: GroupCounts } {
  const rows = counts.flatMap((ofGroup, g) =>
    ofGroup.flatMap((times, i) =>
      times > 0 ? [{ key: [String(g)], label: (i % 2) as 0 | 1, score: LEVELS[i >> 1], times }] : [],
    ),
  );
  const cube = cubeOf(rows, { predictionFrom: null });
  const counter = new ScoreCounter(cube.score!);
  const groups = countGroups(cube.combinations[0], cube, null, counter).sort(
    (a, b) => Number(a.key[0]) - Number(b.key[0]),
  );
  const scores = counter.ofAll(groups.map((group) => group.scores));
  return { groups, overall: overallCounts(groups, groups[0].has, scores) };
}

function sharesOf({ shares, positives }: ScoreWorld): number[] {
  return shares.flatMap((share, i) => [share * (1 - positives[i]), share * positives[i]]);
}
