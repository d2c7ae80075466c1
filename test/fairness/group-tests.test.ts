import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { CombinationAssessment, OmnibusTest, PairDifference } from '../../src/fairness/assessment.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { twoSidedZ } from '../../src/stats/distributions.ts';
import { newcombeLimits } from '../../src/stats/mover.ts';
import { binomialSampler, seededRandom } from '../stats/prng.ts';
import { confusionRows, cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';
import { defined, groupOf } from './lookup.ts';

function assess(rows: readonly Row[], changes: Partial<ResolvedPlan> = {}): CombinationAssessment {
  return assessCube(cubeOf(rows), planOf({ group: 'a' }, changes)).combinations[0];
}

function testedIn(combination: CombinationAssessment, metric: MetricId): OmnibusTest {
  const omnibus = combination.tests[metric]?.omnibus;
  if (omnibus?.kind !== 'tested') throw new Error(`${metric} is not tested`);
  return omnibus;
}

const three = [
  ...confusionRows(['a'], 40, 20, 10, 30),
  ...confusionRows(['b'], 15, 15, 15, 55),
  ...confusionRows(['c'], 30, 10, 20, 40),
];

describe('the omnibus test', () => {
  it('of a rate is Pearson’s chi-squared, of other metrics Cochran’s Q', () => {
    const combination = assess(three);
    const selection = testedIn(combination, 'selectionRate');
    // 60, 30 and 40 of 100 selected: Σ (x − 130/3)² / (100 p̄ (1 − p̄))
    const pooled = 130 / 300;
    const byHand = [60, 30, 40].reduce((sum, x) => sum + (x - 100 * pooled) ** 2 / (100 * pooled * (1 - pooled)), 0);
    expect(selection.statistic).toBeCloseTo(byHand, 10);
    expect([selection.method, selection.degreesOfFreedom]).toEqual(['chi-squared', 2]);
    expect(selection.p).toBeCloseTo(Math.exp(-byHand / 2), 12);
    const f1 = testedIn(combination, 'f1');
    expect([f1.method, f1.degreesOfFreedom, f1.minimumExpected]).toEqual(['heterogeneity', 2, null]);
    expect(f1.p).toBeGreaterThan(0);
    expect(f1.p).toBeLessThan(0.05);
  });

  it('leaves out groups without the metric and groups below the minimum size', () => {
    const small = confusionRows(['s'], 5, 0, 0, 0);
    const without = confusionRows(['n'], 0, 15, 0, 25);
    const combination = assess([...three, ...small, ...without]);
    expect(testedIn(combination, 'selectionRate').degreesOfFreedom).toBe(3);
    expect(testedIn(combination, 'truePositiveRate')).toEqual(testedIn(assess(three), 'truePositiveRate'));
    expect(combination.tests.truePositiveRate?.comparisons).toBe(3);
  });

  it('takes small groups where there are no two large ones', () => {
    const rows = [...confusionRows(['a'], 40, 20, 10, 30), ...confusionRows(['b'], 1, 2, 2, 3)];
    expect(testedIn(assess(rows), 'selectionRate').method).toBe('chi-squared-moments');
  });

  it('is undefined without variation, and absent without two groups or without uncertainty', () => {
    const none = assess([...confusionRows(['a'], 0, 0, 20, 30), ...confusionRows(['b'], 0, 0, 20, 30)]);
    expect(none.tests.selectionRate?.omnibus).toMatchObject({ kind: 'undefined', reason: 'no-variation' });
    expect(none.tests.precision).toBeUndefined();
    expect(none.tests.count).toBeUndefined();
    expect(assess(confusionRows(['a'], 9, 9, 9, 9)).tests).toEqual({});
  });

  it('rests on effective counts under weights', () => {
    const weighted = three.map((row) => ({ ...row, weight: 3 }));
    expect(testedIn(assess(weighted), 'selectionRate').p).toBeCloseTo(testedIn(assess(three), 'selectionRate').p, 12);
  });

  it.each([
    ['f1' as const, 0.4],
    ['balancedAccuracy' as const, 0.4],
    ['f1' as const, 0.2],
  ])('of %s rejects equal groups no more often than it says (base rate %d)', (metric, base) => {
    const random = seededRandom(31);
    const runs = 300;
    let rejected = 0;
    for (let run = 0; run < runs; run++) {
      const rows = ['a', 'b', 'c', 'd', 'e'].flatMap((key) => {
        const positives = binomialSampler(60, base, random)();
        const found = binomialSampler(positives, 0.7, random)();
        const wrong = binomialSampler(60 - positives, 0.2, random)();
        return confusionRows([key], found, wrong, positives - found, 60 - positives - wrong);
      });
      const omnibus = assess(rows).tests[metric]?.omnibus;
      if (omnibus?.kind === 'tested' && omnibus.p <= 0.05) rejected++;
    }
    expect(rejected / runs).toBeLessThanOrEqual(0.05 + 2.576 * Math.sqrt((0.05 * 0.95) / runs));
  });
});

describe('pairs of groups', () => {
  const pairsOf = (metric: MetricId, rows: readonly Row[] = three): readonly PairDifference[] =>
    assess(rows).tests[metric]!.pairs;

  it('are signed, surest first, with intervals that hold for all at once and Holm-adjusted p values', () => {
    const pairs = pairsOf('selectionRate');
    expect(pairs.map(({ higher, lower }) => [higher[0], lower[0]])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['c', 'b'],
    ]);
    const z = twoSidedZ(1 - 0.05 / 3);
    const [low, high] = newcombeLimits({ rate: 0.6, n: 100 }, { rate: 0.3, n: 100 }, z);
    const { value, interval } = defined(pairs[0].difference);
    expect(value).toBeCloseTo(0.3, 12);
    expect([interval?.low, interval?.high]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
    expect(interval?.method).toBe('simultaneous');
    const p = pairs.map((pair) => pair.p);
    expect(pairs[0].adjustedP).toBeCloseTo(3 * p[0], 14);
    expect(pairs[1].adjustedP).toBeCloseTo(Math.max(3 * p[0], 2 * p[1]), 14);
    expect(pairs[2].adjustedP).toBeCloseTo(Math.max(3 * p[0], 2 * p[1], p[2]), 14);
  });

  it('of two groups have the p value of the omnibus test', () => {
    for (const rows of [
      [...confusionRows(['a'], 40, 20, 10, 30), ...confusionRows(['b'], 15, 15, 15, 55)],
      [...confusionRows(['a'], 2, 1, 5, 30), ...confusionRows(['b'], 0, 1, 2, 50)],
    ]) {
      const combination = assess(rows);
      for (const metric of ['selectionRate', 'truePositiveRate', 'accuracy'] as const) {
        const tests = combination.tests[metric]!;
        expect(tests.pairs[0].p).toBeCloseTo(testedIn(combination, metric).p, 10);
        expect(groupOf(combination, 'b').toReference[metric]?.test?.p).toBeCloseTo(tests.pairs[0].p, 12);
      }
    }
  });

  it('of metrics that are no rates reject exactly where the interval of the difference leaves 0', () => {
    for (let found = 5; found <= 45; found++) {
      const rows = [...confusionRows(['a'], 30, 20, 20, 30), ...confusionRows(['b'], found, 20, 50 - found, 30)];
      const combination = assess(rows);
      for (const metric of ['f1', 'balancedAccuracy', 'matthewsCorrelation', 'treatmentEquality'] as const) {
        const { difference, test } = groupOf(combination, 'b').toReference[metric]!;
        const interval = defined(difference).interval!;
        expect(test!.p <= 0.05).toBe(interval.low > 0 || interval.high < 0);
      }
    }
  });

  it('are at most fifty, the smallest p values of all', () => {
    const random = seededRandom(3);
    const rows = Array.from({ length: 14 }, (_, g) => {
      const sizes = 40 + Math.floor(random() * 200);
      const selected = Math.round(sizes * (0.3 + 0.4 * random()));
      return confusionRows([g === 0 ? 'a' : `g${g}`], selected, 0, sizes - selected, 0);
    }).flat();
    const combination = assess(rows);
    const { pairs, comparisons } = combination.tests.selectionRate!;
    expect(comparisons).toBe(91);
    expect(pairs).toHaveLength(50);
    const rates = combination.groups.map(({ n, metrics }) => ({ n, rate: defined(metrics.selectionRate).value }));
    const scores = rates
      .flatMap((a, i) =>
        rates.slice(i + 1).map((b) => {
          const pooled = (a.rate * a.n + b.rate * b.n) / (a.n + b.n);
          return Math.abs(a.rate - b.rate) / Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
        }),
      )
      .sort((a, b) => b - a);
    pairs.forEach(({ p }, k) => expect(twoSidedZ(1 - p)).toBeCloseTo(scores[k], 6));
  });
});

describe('tests against the reference group', () => {
  it('are Holm-adjusted over the groups, and absent for the reference group itself', () => {
    const combination = assess(three);
    expect(groupOf(combination, 'a').toReference.selectionRate?.test).toBeUndefined();
    const [b, c] = ['b', 'c'].map((key) => groupOf(combination, key).toReference.selectionRate!.test!);
    expect(b.adjustedP).toBeCloseTo(2 * b.p, 14);
    expect(c.adjustedP).toBeCloseTo(Math.max(2 * b.p, c.p), 14);
  });
});

describe('tests against the reference group', () => {
  const few = Array.from({ length: 30 }, (_, g) => confusionRows([`few ${g}`], 1, 1, 1, 0)).flat();

  it('are no weaker for a crowd of groups below the minimum size, which take no part', () => {
    const [alone, among] = [three, [...three, ...few]].map((rows) => assess(rows, { minimumGroupSize: 20 }));
    for (const key of ['b', 'c']) {
      const [own, crowded] = [alone, among].map((from) => groupOf(from, key).toReference.selectionRate!.test!);
      expect(crowded).toEqual(own);
    }
    expect(groupOf(among, 'few 1').toReference.selectionRate!.test).toBeUndefined();
  });

  it('are of all groups where none but the reference group is large enough', () => {
    const combination = assess([...confusionRows(['a'], 40, 20, 10, 30), ...few], { minimumGroupSize: 20 });
    expect(groupOf(combination, 'few 1').toReference.selectionRate!.test).toBeDefined();
  });
});
