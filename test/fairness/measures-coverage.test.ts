import { describe, expect, it } from 'vitest';
import type { MetricValue } from '../../src/fairness/assessment.ts';
import { INDEX_ENTRIES } from '../../src/fairness/catalogue/index-catalogue.ts';
import { MEASURE_ENTRIES } from '../../src/fairness/catalogue/measure-catalogue.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { indicesOf } from '../../src/fairness/indices/indices-of.ts';
import { measuresOf } from '../../src/fairness/measures/measures-of.ts';
import { areaBetween, rocCurve } from '../../src/stats/roc.ts';
import { seededRandom } from '../stats/prng.ts';
import { allOf, countsOf } from './counts-of.ts';
import { defined } from './lookup.ts';
import { scoredCounts, scoredOverall } from './scored-counts.ts';
import type { ScoredRow } from './scored-counts.ts';

type Shares = readonly [tp: number, fp: number, fn: number, tn: number];

interface Population {
  readonly of: string;
  readonly groups: readonly { readonly n: number; readonly shares: Shares }[];
}

const group = (n: number, ...shares: Shares) => ({ n, shares });
const POPULATIONS: readonly Population[] = [
  { of: 'parity', groups: [group(200, 0.2, 0.1, 0.1, 0.6), group(30, 0.2, 0.1, 0.1, 0.6)] },
  { of: 'a small gap', groups: [group(60, 0.3, 0.1, 0.1, 0.5), group(40, 0.15, 0.05, 0.15, 0.65)] },
  { of: 'a wide gap', groups: [group(100, 0.5, 0.2, 0.05, 0.25), group(100, 0.1, 0.05, 0.15, 0.7)] },
  { of: 'rare errors', groups: [group(100, 0.4, 0.01, 0.01, 0.58), group(60, 0.3, 0.01, 0.02, 0.67)] },
  {
    of: 'five groups',
    groups: [80, 40, 40, 60, 30].map((n, g) =>
      g === 2 ? group(n, 0.1, 0.05, 0.2, 0.65) : group(n, 0.3, 0.1, 0.1, 0.5),
    ),
  },
];

const random = seededRandom(53);
const RUNS = 300;

function drawn(shares: readonly number[]): number {
  let u = random();
  let cell = 0;
  while (cell < shares.length - 1 && u >= shares[cell]) u -= shares[cell++];
  return cell;
}

function sample({ groups }: Population): GroupCounts[] {
  return groups.map(({ n, shares }, g) => {
    const cells = [0, 0, 0, 0];
    for (let row = 0; row < n; row++) cells[drawn(shares)]++;
    const [tp, fp, fn, tn] = cells;
    return countsOf(`g${g}`, { tp, fp, fn, tn });
  });
}

/** The groups so large that chance and smoothing have no part in them, in the same proportion. */
function limitOf({ groups }: Population): GroupCounts[] {
  return groups.map(({ n, shares }, g) => {
    const [tp, fp, fn, tn] = shares.map((share) => share * n * 1e7);
    return countsOf(`g${g}`, { tp, fp, fn, tn });
  });
}

/** Values of the second group against the first, and of the whole, by id. */
function valuesOf(groups: readonly GroupCounts[]): Map<string, MetricValue> {
  const overall = allOf(groups);
  return new Map([
    ...measuresOf(groups, overall, 0, { level: 0.95 })
      .filter(({ against }) => against === 'reference')
      .map(({ id, values }) => [id, values[1]] as const),
    ...indicesOf(groups, overall, 0.95).map(({ id, value }) => [id, value] as const),
  ]);
}

const COVERAGE = new Map<string, number[]>();
for (const population of POPULATIONS) {
  const truths = valuesOf(limitOf(population));
  const seen = new Map<string, { covered: number; all: number }>();
  for (let run = 0; run < RUNS; run++) {
    for (const [id, value] of valuesOf(sample(population))) {
      const truth = truths.get(id);
      if (truth?.kind !== 'defined' || value.kind !== 'defined' || !value.interval) continue;
      const { low, high } = value.interval;
      const count = seen.get(id) ?? { covered: 0, all: 0 };
      if (low <= truth.value + 1e-6 && truth.value - 1e-6 <= high) count.covered++;
      count.all++;
      seen.set(id, count);
    }
  }
  for (const [id, { covered, all }] of seen) COVERAGE.set(id, [...(COVERAGE.get(id) ?? []), covered / all]);
}

/** What this simulation cannot tell of: other roles, or sizes that are held fixed, or an infinite truth. */
const ELSEWHERE = new Set(['classImbalance', 'meanLogDeviation']);

describe('coverage of 95 % intervals at small n', () => {
  const ids = [...MEASURE_ENTRIES, ...INDEX_ENTRIES]
    .filter(({ id, needs }) => !ELSEWHERE.has(id) && needs.every((role) => role === 'label' || role === 'prediction'))
    .map(({ id }) => id);
  it.each(ids)('%s', (id) => {
    const shares = COVERAGE.get(id)!;
    expect(shares).toHaveLength(POPULATIONS.length);
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.935);
    expect(Math.min(...shares)).toBeGreaterThan(0.91);
  });
});

const BINS = 20;
const normalBins = (mean: number, deviation: number): Float64Array => {
  const weights = Float64Array.from({ length: BINS }, (_, bin) =>
    Math.exp((-((-3 + (6 * (bin + 0.5)) / BINS - mean) ** 2) / 2 / deviation) * (1 / deviation)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

describe('coverage of score measures', () => {
  const sides = (own: readonly [number, number], other: readonly [number, number]) =>
    [own, other].map(([up, down]) => ({ positives: normalBins(up, 1), negatives: normalBins(down, 1) }));
  it.each([
    { of: 'parity', model: sides([0.6, -0.6], [0.6, -0.6]), sizes: [30, 80] },
    { of: 'a gap', model: sides([1.2, -0.5], [0.2, -0.3]), sizes: [60, 90] },
    { of: 'perfect and poor', model: sides([2.5, -2.5], [0.1, -0.1]), sizes: [40, 40] },
  ])('$of', ({ model, sizes }) => {
    const truth = areaBetween(rocCurve(model[0])!, rocCurve(model[1])!);
    const moments = model.map(({ positives, negatives }) => {
      const mixed = positives.map((share, bin) => (share + negatives[bin]) / 2);
      const mean = mixed.reduce((sum, share, bin) => sum + share * (bin / 100), 0);
      return { mean, variance: mixed.reduce((sum, share, bin) => sum + share * (bin / 100 - mean) ** 2, 0) };
    });
    const pooled = (sizes[0] * moments[0].variance + sizes[1] * moments[1].variance) / (sizes[0] + sizes[1]);
    const difference = (moments[0].mean - moments[1].mean) / Math.sqrt(pooled);
    const covered = { abroca: 0, standardizedMeanDifferenceOfScores: 0 };
    for (let run = 0; run < RUNS; run++) {
      const groups = scoredCounts(
        model.map(({ positives, negatives }, g) => [
          `g${g}`,
          Array.from({ length: sizes[g] }, (_, row): ScoredRow => {
            const label = row % 2 === 0 ? 1 : 0;
            return { label, prediction: label, score: drawn([...(label === 1 ? positives : negatives)]) / 100 };
          }),
        ]),
      );
      for (const { id, against, values } of measuresOf(groups, scoredOverall(groups), 1, { level: 0.95 })) {
        if (against !== 'reference' || (id !== 'abroca' && id !== 'standardizedMeanDifferenceOfScores')) continue;
        const { low, high } = defined(values[0]).interval!;
        const expected = id === 'abroca' ? truth : difference;
        if (low <= expected + 1e-12 && expected <= high) covered[id]++;
      }
    }
    expect(covered.abroca / RUNS).toBeGreaterThan(0.93);
    expect(covered.standardizedMeanDifferenceOfScores / RUNS).toBeGreaterThan(0.92);
  });
});
