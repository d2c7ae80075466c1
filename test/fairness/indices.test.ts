import { describe, expect, it } from 'vitest';
import { INDEX_ENTRIES } from '../../src/fairness/catalogue/index-catalogue.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { indicesOf } from '../../src/fairness/indices/indices-of.ts';
import type { IndexId } from '../../src/fairness/metrics.ts';
import { seededRandom } from '../stats/prng.ts';
import { allOf, countsOf } from './counts-of.ts';
import type { ConfusionCounts } from './counts-of.ts';
import { defined, reasonOf } from './lookup.ts';

function index(id: IndexId, groups: readonly GroupCounts[], level = 0.95) {
  return indicesOf(groups, allOf(groups), level).find((each) => each.id === id)!.value;
}

const named = (counts: readonly ConfusionCounts[]) => counts.map((each, i) => countsOf(`g${i}`, each));

describe('values computed by hand', () => {
  // benefits: 2 × 0, 6 × 1, 2 × 2, mean 1
  const one = named([
    { tp: 3, fp: 2, fn: 2, tn: 3 },
    { tp: 5, fp: 0, fn: 0, tn: 5 },
  ]);
  it('over rows', () => {
    const alone = one.slice(0, 1);
    expect(defined(index('theilIndex', alone)).value).toBeCloseTo(0.2 * 2 * Math.log(2), 12);
    expect(defined(index('generalizedEntropy', alone)).value).toBeCloseTo((0.6 + 4 * 0.2 - 1) / 2, 12);
    expect(defined(index('coefficientOfVariation', alone)).value).toBeCloseTo(Math.sqrt(0.4), 12);
  });

  it('the mean log deviation divides by the mean once, and false negatives make it infinite', () => {
    const accepted = named([{ tp: 3, fp: 2, fn: 0, tn: 3 }]);
    // −⅛ (6 ln(1 / 1.25) + 2 ln(2 / 1.25))
    expect(defined(index('meanLogDeviation', accepted)).value).toBeCloseTo(
      -(6 * Math.log(0.8) + 2 * Math.log(1.6)) / 8,
      12,
    );
    expect(reasonOf(index('meanLogDeviation', one))).toBe('infinite');
  });

  it('between groups', () => {
    // mean benefits 0.9 of ten rows and 1.2 of twenty: overall 1.1
    const groups = named([
      { tp: 4, fp: 1, fn: 2, tn: 3 },
      { tp: 8, fp: 5, fn: 1, tn: 6 },
    ]);
    const [x, y] = [0.9 / 1.1, 1.2 / 1.1];
    expect(defined(index('betweenGroupTheilIndex', groups)).value).toBeCloseTo(
      (x * Math.log(x) + 2 * y * Math.log(y)) / 3,
      12,
    );
    expect(defined(index('betweenGroupMeanLogDeviation', groups)).value).toBeCloseTo(
      -(Math.log(x) + 2 * Math.log(y)) / 3,
      12,
    );
    const ge = ((x * x + 2 * y * y) / 3 - 1) / 2;
    expect(defined(index('betweenGroupGeneralizedEntropy', groups)).value).toBeCloseTo(ge, 12);
    expect(defined(index('betweenGroupCoefficientOfVariation', groups)).value).toBeCloseTo(Math.sqrt(2 * ge), 12);
  });

  it('differential fairness and its amplification', () => {
    const groups = named([
      { tp: 8, fp: 0, fn: 1, tn: 10 },
      { tp: 2, fp: 1, fn: 2, tn: 4 },
      { tp: 0, fp: 0, fn: 2, tn: 3 },
    ]);
    // labels 9.5 / 20, 4.5 / 10, 2.5 / 6; predictions 8.5 / 20, 3.5 / 10, 0.5 / 6
    const labels = Math.log(9.5 / 20 / (2.5 / 6));
    const predictions = Math.log(8.5 / 20 / (0.5 / 6));
    expect(defined(index('differentialFairnessOfLabels', groups)).value).toBeCloseTo(labels, 12);
    expect(defined(index('differentialFairnessOfPredictions', groups)).value).toBeCloseTo(predictions, 12);
    expect(defined(index('biasAmplification', groups)).value).toBeCloseTo(predictions - labels, 12);
  });
});

describe('what is undefined, and why', () => {
  const rejected = { tp: 0, fp: 0, fn: 5, tn: 0 };
  it.each<[IndexId, ConfusionCounts[], string]>([
    ['theilIndex', [rejected], 'zero-denominator'],
    ['generalizedEntropy', [{ tp: 0, fp: 0, fn: 0, tn: 0 }], 'no-rows'],
    ['theilIndex', [{ tp: 2, fp: 1, fn: 0, tn: 0, weight: 0 }], 'zero-weight'],
    ['betweenGroupTheilIndex', [{ tp: 3, fp: 0, fn: 1, tn: 2 }], 'fewer-than-two-groups'],
    ['betweenGroupTheilIndex', [rejected, rejected], 'zero-denominator'],
    ['betweenGroupMeanLogDeviation', [rejected, { tp: 4, fp: 0, fn: 0, tn: 2 }], 'infinite'],
    ['differentialFairnessOfLabels', [rejected], 'fewer-than-two-groups'],
    ['biasAmplification', [rejected], 'fewer-than-two-groups'],
  ])('%s', (id, counts, reason) => {
    expect(reasonOf(index(id, named(counts)))).toBe(reason);
  });
});

const random = seededRandom(23);
const some = (most: number): number => 1 + Math.floor(random() * most);
const randomCounts = (id: IndexId): ConfusionCounts => ({
  tp: some(40),
  fp: some(20),
  fn: id === 'meanLogDeviation' ? 0 : some(20),
  tn: some(60),
});

describe('invariances that the catalogue claims', () => {
  it.each(INDEX_ENTRIES)('$id', ({ id, groupingMatters, positiveExchanged, nonNegative }) => {
    let changedByGrouping = 0;
    let changedByExchange = 0;
    for (let trial = 0; trial < 20; trial++) {
      const counts = [0, 1, 2, 3].map(() => randomCounts(id));
      const value = defined(index(id, named(counts)));
      const merged = countsOf('m', {
        tp: counts[0].tp + counts[1].tp,
        fp: counts[0].fp + counts[1].fp,
        fn: counts[0].fn + counts[1].fn,
        tn: counts[0].tn + counts[1].tn,
      });
      const after = defined(index(id, [merged, ...named(counts.slice(2))]));
      if (groupingMatters) changedByGrouping += Math.abs(after.value - value.value) > 1e-9 ? 1 : 0;
      else expect(after).toEqual(value);
      const flipped = named(counts.map(({ tp, fp, fn, tn }) => ({ tp: tn, fp: fn, fn: fp, tn: tp })));
      const exchanged = index(id, flipped);
      if (positiveExchanged === 'same') expect(defined(exchanged).value).toBeCloseTo(value.value, 9);
      else if (reasonOf(exchanged) || Math.abs(defined(exchanged).value - value.value) > 1e-9) changedByExchange++;
      if (nonNegative) {
        expect(value.value).toBeGreaterThanOrEqual(0);
        expect(value.interval!.low).toBeGreaterThanOrEqual(0);
      }
      expect(value.interval!.low).toBeLessThanOrEqual(value.value);
      expect(value.interval!.high).toBeGreaterThanOrEqual(value.value);
      const shuffled = defined(index(id, named([...counts].reverse())));
      expect(shuffled.value).toBeCloseTo(value.value, 12);
      const scaled = defined(index(id, named(counts.map((each) => ({ ...each, weight: 5 })))));
      expect(scaled.value).toBeCloseTo(value.value, 12);
      expect(scaled.interval!.high).toBeCloseTo(value.interval!.high, 9);
    }
    if (groupingMatters) expect(changedByGrouping).toBeGreaterThan(5);
    if (positiveExchanged === null) expect(changedByExchange).toBeGreaterThan(5);
  });
});
