import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { CombinationAssessment, MetricValue } from '../../src/fairness/assessment.ts';
import type { Exchanged } from '../../src/fairness/catalogue/entry.ts';
import { INDEX_CATALOGUE } from '../../src/fairness/catalogue/index-catalogue.ts';
import { MEASURE_CATALOGUE } from '../../src/fairness/catalogue/measure-catalogue.ts';
import { METRIC_ENTRIES } from '../../src/fairness/catalogue/metric-catalogue.ts';
import { cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';

/**
 * What the catalogues promise of each number, tried on random counts: nothing here names a metric. A new entry is tested
 * by being listed.
 */

const bit = fc.constantFrom(0 as const, 1 as const);
const row = fc.record({
  key: fc.tuple(fc.constantFrom('a', 'b', 'c')),
  label: bit,
  prediction: bit,
  // Off the edges of calibration bins, so that a mirrored score falls into the mirrored bin.
  score: fc.constantFrom(0.03, 0.22, 0.45, 0.55, 0.78, 0.97),
  weight: fc.integer({ min: 1, max: 4 }),
  stratum: fc.constantFrom('x', 'y'),
  times: fc.integer({ min: 1, max: 20 }),
});
const rows: fc.Arbitrary<Row[]> = fc.array(row, { minLength: 6, maxLength: 40 });
const plan = planOf({ group: 'a' }, { minimumGroupSize: 1, controlFeature: 'stratum' });

function assess(some: readonly Row[], reference = 'a'): CombinationAssessment {
  const references = { ...plan, sensitiveFeatures: [{ column: 'group', reference }] };
  return assessCube(cubeOf(some), references).combinations[0];
}

const flip = (state: 0 | 1 | undefined): 0 | 1 => (state === 1 ? 0 : 1);
const mirrored = (some: readonly Row[]): Row[] =>
  some.map((each) => ({
    ...each,
    label: flip(each.label),
    prediction: flip(each.prediction),
    score: 1 - (each.score ?? 0),
  }));

function transformed(x: number, as: Exchanged): number {
  return { same: x, complement: 1 - x, negated: -x, reciprocal: 1 / x }[as];
}

function expectExchanged(before: MetricValue, after: MetricValue, as: Exchanged, what: string): void {
  if (before.kind === 'undefined' || after.kind === 'undefined') {
    // A reciprocal of 0 is undefined on the other side.
    if (as !== 'reciprocal') expect(after.kind, what).toBe(before.kind);
    return;
  }
  const expected = transformed(before.value, as);
  if (!Number.isFinite(expected)) return;
  expect(Math.abs(after.value - expected) / Math.max(1, Math.abs(expected)), what).toBeLessThan(1e-9);
}

const byKey = (groups: CombinationAssessment['groups']) => new Map(groups.map((group) => [group.key.join(), group]));

describe('what the catalogues promise', () => {
  it('of metrics when positive and negative are exchanged', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const before = assess(some);
        const after = assess(mirrored(some));
        const groups = byKey(after.groups);
        for (const { id, positiveExchanged } of METRIC_ENTRIES) {
          if (!positiveExchanged) continue;
          const { metric, as } = positiveExchanged;
          expectExchanged(before.overall.metrics[id], after.overall.metrics[metric], as, `${id} overall`);
          for (const group of before.groups) {
            expectExchanged(group.metrics[id], groups.get(group.key.join())!.metrics[metric], as, id);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of metrics when all weights are scaled', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.25, 8), (some, factor) => {
        const before = assess(some);
        const after = assess(some.map((each) => ({ ...each, weight: factor * (each.weight ?? 1) })));
        for (const { id, weightsScaled } of METRIC_ENTRIES) {
          const [a, b] = [before.overall.metrics[id], after.overall.metrics[id]];
          if (a.kind === 'undefined' || b.kind === 'undefined') expect(b.kind, id).toBe(a.kind);
          else expect(b.value / (weightsScaled === 'scaled' ? factor : 1), id).toBeCloseTo(a.value, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of measures when positive and negative are exchanged', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const before = assess(some);
        const after = assess(mirrored(some));
        for (const { id, against, values } of before.measures) {
          const as = MEASURE_CATALOGUE[id].positiveExchanged;
          if (as === null) continue;
          const other = after.measures.find((measure) => measure.id === id && measure.against === against)!;
          before.groups.forEach(({ key }, g) => {
            const at = after.groups.findIndex((group) => group.key.join() === key.join());
            expectExchanged(values[g], other.values[at], as, `${id} against ${against}`);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of measures when the two groups change places', () => {
    const two = rows.filter((some) => new Set(some.map(({ key }) => key[0])).size >= 2);
    fc.assert(
      fc.property(two, (some) => {
        const pair = some.map((each) => (each.key[0] === 'c' ? { ...each, key: ['b'] } : each));
        if (new Set(pair.map(({ key }) => key[0])).size < 2) return;
        const [before, after] = [assess(pair, 'a'), assess(pair, 'b')];
        const at = (assessed: CombinationAssessment, key: string) =>
          assessed.groups.findIndex((group) => group.key[0] === key);
        for (const { id, against, values } of before.measures) {
          const as = MEASURE_CATALOGUE[id].groupsExchanged;
          if (as === null || against !== 'reference') continue;
          const other = after.measures.find((measure) => measure.id === id && measure.against === against)!;
          expectExchanged(values[at(before, 'b')], other.values[at(after, 'a')], as, id);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of indices when positive and negative are exchanged, and when groups are merged', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const before = assess(some);
        const exchanged = assess(mirrored(some));
        const merged = assess(some.map((each) => ({ ...each, key: [each.key[0] === 'c' ? 'b' : each.key[0]] })));
        const indexIn = (assessed: CombinationAssessment, id: string) =>
          assessed.indices.find((index) => index.id === id)!.value;
        for (const { id, value } of before.indices) {
          const { positiveExchanged, groupingMatters } = INDEX_CATALOGUE[id];
          if (positiveExchanged) expectExchanged(value, indexIn(exchanged, id), positiveExchanged, id);
          if (!groupingMatters) expectExchanged(value, indexIn(merged, id), 'same', `${id} merged`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of non-negative measures and indices: never below 0, and their intervals too', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const assessed = assess(some);
        const values: [string, MetricValue][] = [
          ...assessed.measures.flatMap(({ id, values: all }) =>
            MEASURE_CATALOGUE[id].nonNegative ? all.map((value): [string, MetricValue] => [id, value]) : [],
          ),
          ...assessed.indices.flatMap(({ id, value }): [string, MetricValue][] =>
            INDEX_CATALOGUE[id].nonNegative ? [[id, value]] : [],
          ),
        ];
        for (const [id, value] of values) {
          if (value.kind === 'undefined') continue;
          expect(value.value, id).toBeGreaterThanOrEqual(-1e-12);
          expect(value.interval?.low ?? 0, id).toBeGreaterThanOrEqual(-1e-12);
        }
      }),
      { numRuns: 40 },
    );
  });
});
