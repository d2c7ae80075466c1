import { assessGroups } from '../../src/fairness/assess-groups.ts';
import type { AssessedGroups } from '../../src/fairness/assess-groups.ts';
import { metricTests } from '../../src/fairness/group-tests/metric-tests.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { isNeverNegative } from './metric-coverage.ts';
import { drawsFrom, outcomeWorld, populationOf } from './outcome-world.ts';
import type { OutcomeWorld } from './outcome-world.ts';
import { countDraws, meanCounts, parityWorld, SCORE_WORLDS, scoreGroups } from './score-world.ts';
import type { ScoreWorld } from './score-world.ts';
import type { Tallies } from './study.ts';
import { allOf } from '../fairness/counts-of.ts';

const plan = { alpha: 0.05, minimumGroupSize: 1 };

/** Groups and all of them together, drawn or as they are on average. */
type Groups = { readonly groups: readonly GroupCounts[]; readonly overall: GroupCounts };

interface Setting {
  readonly name: string;
  readonly truth: Groups;
  readonly draw: () => Groups;
  /** Whether all groups are of one population, so that whatever is found is an error. */
  readonly alike: boolean;
  readonly weighted: boolean;
}

type Sizes<World> = readonly (readonly [world: World, n: number])[];

function outcomes(name: string, groups: Sizes<OutcomeWorld>, seed: number, weighted = false): Setting {
  const draws = groups.map(([world, n], g) => drawsFrom(world, n, seed + g, weighted));
  return {
    name,
    truth: together(groups.map(([world, n]) => populationOf(world, n))),
    draw: () => together(draws.map((draw) => draw())),
    alike: groups.every(([world]) => world === groups[0][0]),
    weighted,
  };
}

function together(groups: readonly GroupCounts[]): Groups {
  return { groups, overall: allOf(groups) };
}

function scores(name: string, groups: Sizes<ScoreWorld>, seed: number): Setting {
  const draws = groups.map(([world, n], g) => countDraws(world, n, seed + g));
  return {
    name,
    truth: scoreGroups(groups.map(([world, n]) => meanCounts(world, 1e7 * n))),
    draw: () => scoreGroups(draws.map((draw) => draw())),
    alike: groups.every(([world]) => world === groups[0][0]),
    weighted: false,
  };
}

const EVEN = outcomeWorld(0.3, 0.7, 0.2);
const RARE = outcomeWorld(0.08, 0.6, 0.05);
const OTHER = outcomeWorld(0.45, 0.8, 0.3);
const [SPREAD, , OVERCONFIDENT] = SCORE_WORLDS;
const each = <World>(world: World, sizes: readonly number[]): Sizes<World> => sizes.map((n) => [world, n]);
const apart = [
  [EVEN, 300],
  [OTHER, 50],
  [EVEN, 150],
] as const;

/** Alike given the label, though positives are rare in one group and common in the other. */
const [FEW, MANY] = [0.1, 0.6].map((base) => outcomeWorld(base, 0.7, 0.2));
const [FEW_SCORED, MANY_SCORED] = [0.1, 0.6].map(parityWorld);
const mixed = <World>(first: World, n: number, second: World, m: number): Sizes<World> => [
  [first, n],
  [second, m],
];

const settings = (): Setting[] => [
  outcomes('2 equal groups of 100', each(EVEN, [100, 100]), 200_000),
  outcomes('5 equal groups, 40 to 400', each(EVEN, [40, 80, 100, 200, 400]), 200_100),
  outcomes('5 equal groups of 200, rare positives', each(RARE, [200, 200, 200, 200, 200]), 200_200),
  outcomes('12 equal groups of 60', each(EVEN, Array<number>(12).fill(60)), 200_300),
  outcomes('3 unequal groups, 50 to 300', apart, 200_400),
  outcomes('3 unequal groups, 50 to 300, weighted', apart, 200_500, true),
  outcomes('3 equal groups of 150, weighted', each(EVEN, [150, 150, 150]), 200_600, true),
  scores('2 equal groups of 80, scores', each(SPREAD, [80, 80]), 200_700),
  scores('5 equal groups, 50 to 200, scores', each(SPREAD, [50, 80, 100, 150, 200]), 200_800),
  scores(
    '2 groups of 60 and 300, scores apart',
    [
      [SPREAD, 60],
      [OVERCONFIDENT, 300],
    ],
    200_900,
  ),
  outcomes('base rates .1 and .6, 500 and 500', mixed(FEW, 500, MANY, 500), 201_000),
  outcomes('base rates .6 and .1, 500 and 100', mixed(MANY, 500, FEW, 100), 201_100),
  outcomes('base rates .6 and .1, 100 and 800', mixed(MANY, 100, FEW, 800), 201_200),
  outcomes('base rates .1 and .6, 400 and 300, weighted', mixed(FEW, 400, MANY, 300), 201_300, true),
  scores('base rates .1 and .6, 500 and 500, scores', mixed(FEW_SCORED, 500, MANY_SCORED, 500), 201_400),
  scores('base rates .6 and .1, 400 and 150, scores', mixed(MANY_SCORED, 400, FEW_SCORED, 150), 201_500),
  scores('base rates .1 and .6, 600 and 80, scores', mixed(FEW_SCORED, 600, MANY_SCORED, 80), 201_600),
];

/**
 * Many groups at once: do the intervals of the widest gaps and of the extreme groups hold, those of each group against all,
 * and how often is a difference found where there is none?
 */
export function studyGroups(runs: number, tallies: Tallies): void {
  for (const setting of settings()) {
    const truth = assess(setting.truth, false);
    for (let run = 0; run < runs; run++) {
      const drawn = assess(setting.draw(), setting.weighted);
      drawn.disparities.forEach(({ id, scale, method, value }, d) => {
        const study = { name: `${scale}, ${method}`, kind: 'atLeast' } as const;
        tallies.countValue(study, `${id}, ${setting.name}`, value, truth.disparities[d].value);
      });
      tallyToOverall(drawn, truth, setting.name, tallies);
      if (setting.alike) tallyErrors(drawn, setting.name, tallies);
    }
  }
}

function assess({ groups, overall }: Groups, weighted: boolean): AssessedGroups {
  const keyed = groups.map((group, g) => ({ ...group, key: [String(g)] }));
  return assessGroups({ groups: keyed, overall, reference: 0, plan, weighted });
}

/** One group against all, itself included: the second one. */
function tallyToOverall(drawn: AssessedGroups, truth: AssessedGroups, setting: string, tallies: Tallies): void {
  for (const metric of drawn.metrics) {
    const [own, true_] = [drawn, truth].map(({ groups }) => groups[1].toOverall[metric]);
    if (!own || !true_) continue;
    for (const scale of ['difference', 'ratio'] as const) {
      const study = isNeverNegative(metric)
        ? ({ name: `a calibration error against all, ${scale}`, kind: 'atLeast' } as const)
        : ({ name: `a group against all, ${scale}`, kind: 'interval' } as const);
      tallies.countValue(study, `${metric}, ${setting}`, own[scale], true_[scale]);
    }
  }
}

function tallyErrors({ groups, estimates, metrics }: AssessedGroups, setting: string, tallies: Tallies): void {
  const tested = groups.map(({ key }, g) => ({ key, estimates: estimates[g], belowMinimum: false }));
  const tests = metricTests(tested, metrics, 0.95);
  for (const metric of metrics) {
    const test = tests[metric];
    if (!test) continue;
    const count = (name: string, happened: boolean) =>
      tallies.count({ name, kind: 'size', nominal: 0.05 }, `${metric}, ${setting}`, happened);
    if (test.omnibus.kind === 'tested') count('all groups equal', test.omnibus.p < 0.05);
    const pairs = test.pairs.map(({ adjustedP }) => adjustedP);
    if (pairs.length > 0) count('any pair, corrected', Math.min(...pairs) < 0.05);
    const toReference = groups.flatMap(({ toReference }) => toReference[metric]?.test?.adjustedP ?? []);
    if (toReference.length > 0) count('any group against the reference, corrected', Math.min(...toReference) < 0.05);
  }
}
