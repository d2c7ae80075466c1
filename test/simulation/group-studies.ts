import { assessGroups } from '../../src/fairness/assess-groups.ts';
import { metricTests } from '../../src/fairness/group-tests/metric-tests.ts';
import type { MetricValue } from '../../src/fairness/assessment.ts';
import { overallCounts } from '../../src/fairness/group-counts.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { drawsFrom, outcomeWorld, populationOf } from './outcome-world.ts';
import type { OutcomeWorld } from './outcome-world.ts';
import type { Tallies } from './study.ts';

const plan = { alpha: 0.05, minimumGroupSize: 1 };

interface Setting {
  readonly name: string;
  readonly worlds: readonly OutcomeWorld[];
  readonly sizes: readonly number[];
}

const EVEN = outcomeWorld(0.3, 0.7, 0.2);
const RARE = outcomeWorld(0.08, 0.6, 0.05);
const OTHER = outcomeWorld(0.45, 0.8, 0.3);

const SETTINGS: readonly Setting[] = [
  { name: '2 equal groups of 100', worlds: [EVEN, EVEN], sizes: [100, 100] },
  { name: '5 equal groups, 40 to 400', worlds: [EVEN, EVEN, EVEN, EVEN, EVEN], sizes: [40, 80, 100, 200, 400] },
  {
    name: '5 equal groups of 200, rare positives',
    worlds: [RARE, RARE, RARE, RARE, RARE],
    sizes: [200, 200, 200, 200, 200],
  },
  { name: '12 equal groups of 60', worlds: Array<OutcomeWorld>(12).fill(EVEN), sizes: Array<number>(12).fill(60) },
  { name: '3 unequal groups, 50 to 300', worlds: [EVEN, OTHER, EVEN], sizes: [300, 50, 150] },
];

/**
 * Many groups at once: do the intervals of the widest gaps and of the extreme groups hold, and how often is a difference
 * found where there is none?
 */
export function studyGroups(runs: number, tallies: Tallies): void {
  SETTINGS.forEach(({ name, worlds, sizes }, s) => {
    const truth = assess(worlds.map((world, g) => populationOf(world, sizes[g])));
    const draws = worlds.map((world, g) => drawsFrom(world, sizes[g], 200_000 + 100 * s + g));
    const alike = worlds.every((world) => world === worlds[0]);
    for (let run = 0; run < runs; run++) {
      const drawn = assess(draws.map((draw) => draw()));
      drawn.disparities.forEach(({ id, scale, method, value }, d) => {
        const held = holds(value, truth.disparities[d].value);
        const study = { name: `${scale}, ${method}`, kind: 'atLeast' as const, nominal: 0.95 };
        if (held !== null) tallies.count(study, `${id}, ${name}`, held);
      });
      if (alike) tallyErrors(drawn, name, tallies);
    }
  });
}

type Assessed = ReturnType<typeof assess>;

function assess(groups: readonly GroupCounts[]) {
  const keyed = groups.map((group, g) => ({ ...group, key: [String(g)] }));
  const overall = overallCounts(keyed, keyed[0].has, null);
  const assessed = assessGroups({ groups: keyed, overall, reference: 0, plan, weighted: false });
  const tested = keyed.map(({ key }, g) => ({ key, estimates: assessed.estimates[g], belowMinimum: false }));
  return { ...assessed, tests: metricTests(tested, assessed.metrics, 0.95) };
}

/** All groups are alike: whatever is found is an error. */
function tallyErrors({ tests, groups, metrics }: Assessed, setting: string, tallies: Tallies): void {
  for (const metric of metrics) {
    const test = tests[metric];
    if (!test) continue;
    const count = (name: string, happened: boolean) =>
      tallies.count({ name, kind: 'size', nominal: 0.05 }, `${metric}, ${setting}`, happened);
    if (test.omnibus.kind === 'tested') count('all groups equal', test.omnibus.p < 0.05);
    if (test.pairs.length > 0)
      count(
        'any pair, corrected',
        test.pairs.some(({ adjustedP }) => adjustedP < 0.05),
      );
    const toReference = groups.flatMap(
      ({ toReference: { [metric]: comparison } }) => comparison?.test?.adjustedP ?? [],
    );
    if (toReference.length > 0) count('any group against the reference, corrected', Math.min(...toReference) < 0.05);
  }
}

function holds(value: MetricValue, truth: MetricValue): boolean | null {
  if (value.kind === 'undefined' || truth.kind === 'undefined' || !value.interval) return null;
  const rounding = 1e-9;
  return value.interval.low <= truth.value + rounding && truth.value <= value.interval.high + rounding;
}
