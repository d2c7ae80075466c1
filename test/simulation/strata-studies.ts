import { measuresOf } from '../../src/fairness/measures/measures-of.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { computeMetric, metricOf } from '../../src/fairness/metric-registry.ts';
import { eachMetric } from '../../src/fairness/metrics.ts';
import { pooledDifferences } from '../../src/fairness/strata/pooled-differences.ts';
import { allOf } from '../fairness/counts-of.ts';
import { groupOf, outcomeWorld } from './outcome-world.ts';
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
      const truth = assess(tableOf(shares.map((share) => share * n * 1e7)));
      const draw = sampler(shares, 400_000 + 10 * p + s);
      for (let run = 0; run < runs; run++) {
        const counts = new Array<number>(shares.length).fill(0);
        for (let row = 0; row < n; row++) counts[draw()]++;
        const drawn = assess(tableOf(counts));
        drawn.measures.forEach(({ id, values }, m) =>
          tallies.countValue(measureStudy(id), setting, values[1], truth.measures[m].values[1]),
        );
        if (!population.alike) continue;
        for (const { metric, difference, p } of drawn.pooled) {
          // alike in every stratum: the true difference is 0 whatever the weights
          const zero = { kind: 'defined', value: 0, interval: null, n: 0 } as const;
          tallies.countValue(
            { name: 'pooled difference', kind: 'interval' },
            `${metric}, ${setting}`,
            difference,
            zero,
          );
          if (p !== null) {
            const study = { name: 'groups equal in every stratum', kind: 'size', nominal: 0.05 } as const;
            tallies.count(study, `${metric}, ${setting}`, p < 0.05);
          }
        }
      }
    }
  });
}

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

function assess(strata: readonly (readonly GroupCounts[])[]) {
  const groups = [0, 1].map((g) => ({ ...allOf(strata.map((within) => within[g])), key: [String(g)] }));
  const counted = strata.map((within, s) => ({ stratum: String(s), groups: within, overall: allOf(within) }));
  const estimates = strata.map((within) =>
    within.map((group) => (group.rows > 0 ? eachMetric((id) => computeMetric(metricOf(id), group)) : null)),
  );
  return {
    measures: measuresOf(groups, allOf(groups), 0, { level: 0.95, strata: counted }).filter(
      ({ id, against }) => against === 'reference' && id.startsWith('conditional'),
    ),
    pooled: pooledDifferences(estimates, { keys: groups.map(({ key }) => key), reference: 0 }, 0.95),
  };
}
