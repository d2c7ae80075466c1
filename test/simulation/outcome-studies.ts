import { drawsFrom, OUTCOME_WORLDS, outcomeWorld, populationOf } from './outcome-world.ts';
import { tallyComparisons, tallyMetrics } from './metric-coverage.ts';
import type { Tallies } from './study.ts';

const SIZES = [20, 50, 200, 1000];

/** Intervals of every metric of one group, over sizes, base rates and classifiers, without and with weights. */
export function studyOutcomeMetrics(runs: number, tallies: Tallies): void {
  OUTCOME_WORLDS.forEach((world, w) => {
    const truth = populationOf(world);
    for (const [s, n] of SIZES.entries()) {
      for (const weighted of n === 200 ? [false, true] : [false]) {
        const draw = drawsFrom(world, n, 1000 * w + 10 * s + Number(weighted), weighted);
        const setting = `n ${n}${weighted ? ' weighted' : ''}, ${world.name}`;
        for (let run = 0; run < runs; run++) tallyMetrics(draw(), truth, setting, tallies);
      }
    }
  });
}

const PAIRS = [
  [outcomeWorld(0.3, 0.7, 0.2), outcomeWorld(0.3, 0.7, 0.2)],
  [outcomeWorld(0.1, 0.6, 0.1), outcomeWorld(0.4, 0.8, 0.2)],
  [outcomeWorld(0.5, 0.95, 0.05), outcomeWorld(0.5, 0.8, 0.3)],
] as const;
const UNEQUAL = [
  [40, 40],
  [30, 300],
  [300, 30],
  [400, 400],
  [100, 1000],
  [1000, 1000],
] as const;

/** Intervals of differences and ratios of two groups, of equal and of unequal size. */
export function studyOutcomeComparisons(runs: number, tallies: Tallies): void {
  PAIRS.forEach(([a, b], p) => {
    const truth = [populationOf(a), populationOf(b)] as const;
    for (const [s, [m, n]] of UNEQUAL.entries()) {
      const [drawA, drawB] = [drawsFrom(a, m, 50_000 + 100 * p + s), drawsFrom(b, n, 60_000 + 100 * p + s)];
      const setting = `n ${m} and ${n}, ${a.name} against ${b.name}`;
      for (let run = 0; run < runs; run++) tallyComparisons([drawA(), drawB()], truth, setting, tallies);
    }
  });
}
