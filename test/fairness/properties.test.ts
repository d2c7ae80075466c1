import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { Assessment, MetricValue } from '../../src/fairness/assessment.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { cubeOf, planOf } from './cube-of.ts';
import type { CubeOptions, Row } from './cube-of.ts';

const outcome = fc.constantFrom(0 as const, 1 as const);
const row = fc.record({
  key: fc.tuple(fc.constantFrom('a', 'b', 'c', 'd')),
  label: fc.option(outcome, { nil: undefined, freq: 8 }),
  prediction: fc.option(outcome, { nil: undefined, freq: 8 }),
  score: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
  times: fc.integer({ min: 1, max: 30 }),
});
const rows: fc.Arbitrary<Row[]> = fc.array(row, { minLength: 4, maxLength: 40 });
const plan = planOf({ group: 'a' });

function assess(some: readonly Row[], changes: Partial<ResolvedPlan> = {}, options: CubeOptions = {}): Assessment {
  return assessCube(cubeOf(some, options), { ...plan, ...changes });
}

/** The first place where two values differ by more than rounding; null when they agree. */
function differenceOf(actual: unknown, expected: unknown, path = ''): string | null {
  if (actual === expected || (Number.isNaN(actual) && Number.isNaN(expected))) return null;
  if (typeof actual === 'number' && typeof expected === 'number') {
    const near = Math.abs(actual - expected) < 1e-8 * (1 + Math.abs(expected));
    return near ? null : `${path}: ${actual} against ${expected}`;
  }
  if (actual === null || typeof actual !== 'object' || expected === null || typeof expected !== 'object') {
    return `${path}: ${JSON.stringify(actual)} against ${JSON.stringify(expected)}`;
  }
  const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  for (const key of keys) {
    const found = differenceOf(
      (actual as Record<string, unknown>)[key],
      (expected as Record<string, unknown>)[key],
      `${path}/${key}`,
    );
    if (found) return found;
  }
  return null;
}

const expectSame = (actual: unknown, expected: unknown): void => expect(differenceOf(actual, expected)).toBeNull();

describe('an assessment', () => {
  it('does not depend on the order of rows or groups', () => {
    fc.assert(
      fc.property(rows, fc.integer(), (some, seed) => {
        const shuffled = some
          .map((each, i) => ({ each, place: Math.sin(seed + i * 12.9898) }))
          .sort((a, b) => a.place - b.place)
          .map(({ each }) => each);
        expectSame(assess(shuffled), assess(some));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the scale of weights', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 40, maxLength: 40 }), (some, weights) => {
        const weighted = (factor: number) => some.map((each, i) => ({ ...each, weight: weights[i] * factor }));
        const without = (assessment: Assessment) =>
          assessment.combinations.map(({ groups, disparities, verdicts }) => ({
            groups: groups.map(({ metrics }) => ({ ...metrics, count: null })),
            disparities: disparities.filter(({ id }) => !id.startsWith('count')),
            verdicts,
          }));
        expectSame(without(assess(weighted(0.25))), without(assess(weighted(1))));
      }),
      { numRuns: 40 },
    );
  });

  it('with all weights 1 is the one without weights', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const values = (assessment: Assessment) =>
          assessment.combinations.map(({ disparities, verdicts }) => ({ disparities, verdicts }));
        expectSame(values(assess(some.map((each) => ({ ...each, weight: 1 })))), values(assess(some)));
      }),
      { numRuns: 40 },
    );
  });

  it('of merged levels is that of the levels counted together', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const merge = [{ name: 'b or c', levels: ['b', 'c'] }];
        const together = some.map((each) =>
          each.key[0] === 'b' || each.key[0] === 'c' ? { ...each, key: ['b or c'] } : each,
        );
        expectSame(assess(some, { sensitiveFeatures: [{ column: 'group', reference: 'a', merge }] }), assess(together));
      }),
      { numRuns: 60 },
    );
  });

  it('adds strata up', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const split = some.map((each, i) => ({ ...each, stratum: i % 3 === 0 ? 'x' : 'y' }));
        expectSame(assess(split), assess(some));
      }),
      { numRuns: 40 },
    );
  });

  it('with the positive class exchanged exchanges the rates', () => {
    const mirrored: Partial<Record<MetricId, MetricId>> = {
      truePositiveRate: 'trueNegativeRate',
      trueNegativeRate: 'truePositiveRate',
      falsePositiveRate: 'falseNegativeRate',
      falseNegativeRate: 'falsePositiveRate',
      accuracy: 'accuracy',
    };
    const valueOf = (value: MetricValue) => (value.kind === 'defined' ? value.value : null);
    const flip = (state: 0 | 1 | undefined): 0 | 1 | undefined =>
      state === undefined ? undefined : state === 1 ? 0 : 1;
    fc.assert(
      fc.property(rows, (some) => {
        const flipped = some.map((each) => ({
          ...each,
          label: flip(each.label),
          prediction: flip(each.prediction),
          score: 1 - (each.score ?? 0),
        }));
        const before = assess(some).combinations[0].groups;
        const after = assess(flipped).combinations[0].groups;
        before.forEach((group, g) => {
          for (const [from, to] of Object.entries(mirrored) as [MetricId, MetricId][]) {
            expectSame(valueOf(after[g].metrics[to]), valueOf(group.metrics[from]));
          }
          expectSame(valueOf(after[g].metrics.rocAuc), valueOf(group.metrics.rocAuc));
          const selected = valueOf(group.metrics.selectionRate);
          expectSame(valueOf(after[g].metrics.selectionRate), selected === null ? null : 1 - selected);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('holds no NaN, and every interval holds its value', () => {
    const check = (value: unknown): void => {
      if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a number is not finite');
      if (value === null || typeof value !== 'object') return;
      if ('kind' in value && value.kind === 'defined' && 'interval' in value && value.interval) {
        const { interval } = value as { interval: { low: number; high: number } };
        const at = (value as unknown as { value: number }).value;
        if (interval.low > at + 1e-9 || interval.high < at - 1e-9) throw new Error(`${at} lies outside its interval`);
      }
      Object.values(value).forEach(check);
    };
    fc.assert(
      fc.property(rows, (some) => check(assess(some, { minimumGroupSize: 1 }))),
      { numRuns: 60 },
    );
  });
});

describe('a threshold on the score', () => {
  it('is the same as predictions made beforehand', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(0, 0.3, 0.5, 1.1),
        fc.constantFrom('atLeast', 'above'),
        (some, threshold, comparison) => {
          const plain = some.map((each) => ({ ...each, prediction: undefined }));
          const score = { column: 'score', threshold, comparison };
          const made = plain.map((each) => {
            const at = each.score ?? 0;
            const positive = comparison === 'atLeast' ? at >= threshold : at > threshold;
            return { ...each, prediction: positive ? (1 as const) : (0 as const) };
          });
          expectSame(
            assess(plain, { prediction: null, score }, { predictionFrom: 'threshold' }),
            assess(made, { score }),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
