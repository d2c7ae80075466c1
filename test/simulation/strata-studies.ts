import { measuresOf } from '../../src/fairness/measures/measures-of.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { computeMetric, metricOf } from '../../src/fairness/metric-registry.ts';
import { eachMetric } from '../../src/fairness/metrics.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { pooledDifferences } from '../../src/fairness/strata/pooled-differences.ts';
import { allOf } from '../fairness/counts-of.ts';
import { groupOf, outcomeWorld, populationOf } from './outcome-world.ts';
import type { OutcomeWorld } from './outcome-world.ts';
import { measureStudy } from './measure-studies.ts';
import { sampler } from './study.ts';
import type { Tallies } from './study.ts';

/** One stratum: the share of all rows that it has, that of its rows which are the second group's, and both groups' worlds. */
interface Stratum {
  readonly share: number;
  readonly second: number;
  readonly worlds: readonly [OutcomeWorld, OutcomeWorld];
}

interface Population {
  readonly name: string;
  readonly strata: readonly Stratum[];
  /** Whether the groups differ in no stratum. */
  readonly alike: boolean;
}

const alike = (share: number, second: number, base: number, truePositive = 0.8, falsePositive = 0.15): Stratum => {
  const world = outcomeWorld(base, truePositive, falsePositive);
  return { share, second, worlds: [world, world] };
};
const apart = (share: number, second: number, first: number, other: number): Stratum => ({
  share,
  second,
  worlds: [outcomeWorld(first, 0.8, 0.15), outcomeWorld(other, 0.7, 0.1)],
});

const POPULATIONS: readonly Population[] = [
  { name: '3 strata, alike', strata: [alike(0.5, 0.4, 0.3), alike(0.3, 0.5, 0.5), alike(0.2, 0.7, 0.2)], alike: true },
  {
    name: '3 strata, apart',
    strata: [apart(0.5, 0.4, 0.5, 0.3), apart(0.3, 0.5, 0.4, 0.35), apart(0.2, 0.7, 0.6, 0.3)],
    alike: false,
  },
  { name: '2 strata, extreme rates', strata: [alike(0.6, 0.2, 0.06), alike(0.4, 0.5, 0.92)], alike: true },
  {
    name: '2 strata, extreme rates apart',
    strata: [apart(0.6, 0.2, 0.05, 0.12), apart(0.4, 0.5, 0.95, 0.9)],
    alike: false,
  },
  {
    name: '10 strata, alike',
    strata: Array.from({ length: 10 }, (_, s) => alike(0.1, 0.3 + 0.04 * s, 0.2 + 0.05 * s)),
    alike: true,
  },
  {
    name: '10 strata, apart',
    strata: Array.from({ length: 10 }, (_, s) => apart(0.1, 0.35, 0.3 + 0.04 * s, 0.2 + 0.04 * s)),
    alike: false,
  },
];
const SIZES = [100, 400];

/** Conditional demographic disparity, and rates compared within strata, of the second group against the first. */
export function studyStrata(runs: number, tallies: Tallies): void {
  POPULATIONS.forEach((population, p) => {
    const shares = sharesOf(population);
    for (const [s, n] of SIZES.entries()) {
      const setting = `n ${n}, ${population.name}`;
      // by the same numbers of rows within strata as are expected
      const truth = assess(tableOf(shares.map((share) => share * n * 1e7)), 0);
      const draw = sampler(shares, 400_000 + 10 * p + s);
      for (let run = 0; run < runs; run++) {
        const counts = new Array<number>(shares.length).fill(0);
        for (let row = 0; row < n; row++) counts[draw()]++;
        const table = tableOf(counts);
        const drawn = assess(table, DRAWS_OF_STRATUM * population.strata.length);
        const measures = [
          ['', drawn.measures],
          [', closed form', measuresIn(table, 0)],
        ] as const;
        for (const [how, each] of measures) {
          each.forEach(({ id, values }, m) => {
            const study = measureStudy(id);
            const name = `${study.name}${how}`;
            tallies.countValue({ ...study, name }, setting, values[1], truth.measures[m].values[1]);
          });
        }
        for (const { metric, difference, p } of drawn.pooled) {
          const common = commonDifference(population, metric);
          if (common === null) continue;
          const study = { name: 'pooled difference', kind: 'interval' } as const;
          const true_ = { kind: 'defined', value: common, interval: null, n: 0 } as const;
          tallies.countValue(study, `${metric}, ${setting}`, difference, true_);
          if (p !== null && population.alike) {
            const study = { name: 'groups equal in every stratum', kind: 'size', nominal: 0.05 } as const;
            tallies.count(study, `${metric}, ${setting}`, p < 0.05);
          }
        }
      }
    }
  });
}

/** The fewest replicates that an audit takes, for three intervals of either outcome, over four cells of a stratum. */
const DRAWS_OF_STRATUM = 1000 * 6 * 4;

/** A rate's difference that all strata have in common, whatever their weights; null where they have none. */
function commonDifference({ strata, alike }: Population, metric: MetricId): number | null {
  if (alike) return 0;
  if (!GIVEN_THE_LABEL.has(metric)) return null;
  const differences = strata.map(({ worlds }) => {
    const [a, b] = worlds.map((world) => {
      const estimate = computeMetric(metricOf(metric), populationOf(world));
      return estimate.kind === 'estimate' ? estimate.value : Number.NaN;
    });
    return b - a;
  });
  return differences.every((each) => Math.abs(each - differences[0]) < 1e-6) ? differences[0] : null;
}

const GIVEN_THE_LABEL = new Set<MetricId>([
  'truePositiveRate',
  'falsePositiveRate',
  'trueNegativeRate',
  'falseNegativeRate',
]);

/** Shares of all rows, by stratum, group and outcome. */
function sharesOf({ strata }: Population): number[] {
  return strata.flatMap(({ share, second, worlds }) =>
    worlds.flatMap(({ shares }, g) => shares.map((each) => share * (g === 0 ? 1 - second : second) * each)),
  );
}

/** The groups of each stratum. */
function tableOf(counts: readonly number[]): GroupCounts[][] {
  return Array.from({ length: counts.length / 8 }, (_, s) =>
    [0, 1].map((g) => groupOf(counts.slice(8 * s + 4 * g, 8 * s + 4 * g + 4))),
  );
}

function assess(strata: readonly (readonly GroupCounts[])[], draws: number) {
  const estimates = strata.map((within) =>
    within.map((group) => (group.rows > 0 ? eachMetric((id) => computeMetric(metricOf(id), group)) : null)),
  );
  return {
    measures: measuresIn(strata, draws),
    pooled: pooledDifferences(estimates, { keys: [['0'], ['1']], reference: 0 }, 0.95),
  };
}

/** `draws`: most random numbers for the bootstrap; without any, the closed form takes its place. */
function measuresIn(strata: readonly (readonly GroupCounts[])[], draws: number) {
  const groups = [0, 1].map((g) => ({ ...allOf(strata.map((within) => within[g])), key: [String(g)] }));
  const counted = strata.map((within, s) => ({ stratum: String(s), groups: within, overall: allOf(within) }));
  return measuresOf(groups, allOf(groups), 0, { level: 0.95, strata: counted, draws }).filter(
    ({ id, against }) => against === 'reference' && id.startsWith('conditional'),
  );
}
