import { tallyComparisons, tallyMetrics } from './metric-coverage.ts';
import { SCORE_WORLDS, scoreDraws, scorePopulation } from './score-world.ts';
import type { Tallies } from './study.ts';

const SIZES = [40, 100, 400];

/** Intervals of every metric of the score in one group, over sizes and populations. */
export function studyScoreMetrics(runs: number, tallies: Tallies): void {
  SCORE_WORLDS.forEach((world, w) => {
    const truth = scorePopulation(world);
    for (const [s, n] of SIZES.entries()) {
      const draw = scoreDraws(world, n, 70_000 + 10 * w + s);
      for (let run = 0; run < runs; run++) tallyMetrics(draw(), truth, `n ${n}, ${world.name}`, tallies);
    }
  });
}

/** Intervals of differences and ratios of two groups, alike and not. */
export function studyScoreComparisons(runs: number, tallies: Tallies): void {
  for (const [p, [first, second]] of [
    [0, 0],
    [0, 2],
    [1, 4],
  ].entries()) {
    const [a, b] = [SCORE_WORLDS[first], SCORE_WORLDS[second]];
    const truth = [scorePopulation(a), scorePopulation(b)] as const;
    for (const [s, [m, n]] of [
      [60, 60],
      [50, 400],
      [300, 300],
    ].entries()) {
      const [drawA, drawB] = [scoreDraws(a, m, 80_000 + 10 * p + s), scoreDraws(b, n, 90_000 + 10 * p + s)];
      const setting = `n ${m} and ${n}, ${a.name} against ${b.name}`;
      for (let run = 0; run < runs; run++) tallyComparisons([drawA(), drawB()], truth, setting, tallies);
    }
  }
}
