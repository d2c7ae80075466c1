import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import { METRICS } from '../../src/fairness/metric-registry.ts';
import { METRIC_IDS } from '../../src/fairness/metrics.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { confusionRows, cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';
import { defined, groupOf, reasonOf } from './lookup.ts';

const assessOne = (rows: readonly Row[], options = {}, changes = {}) =>
  assessCube(cubeOf(rows, options), planOf({ group: 'a' }, changes)).combinations[0];

describe('the registry', () => {
  it('describes every metric once', () => {
    expect(METRICS.map(({ id }) => id)).toEqual([...METRIC_IDS]);
    for (const metric of METRICS) {
      for (const text of [metric.name, metric.meaning, metric.formula, metric.reference, metric.undefinedWhen]) {
        expect(text.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('metrics by hand', () => {
  // a: 8 true and 2 false positives, 4 false and 6 true negatives
  const { groups, overall } = assessOne([
    ...confusionRows(['a'], 8, 2, 4, 6),
    ...confusionRows(['b'], 1, 2, 3, 4),
    { key: ['b'], prediction: 1, times: 3 },
    { key: ['b'], label: 1, times: 2 },
    { key: ['b'], times: 5 },
  ]);
  const expected: [MetricId, number, number, number][] = [
    ['count', 20, 20, 10],
    ['baseRate', 12 / 20, 20, 4 / 10],
    ['selectionRate', 10 / 20, 20, 3 / 10],
    ['accuracy', 14 / 20, 20, 5 / 10],
    ['precision', 8 / 10, 10, 1 / 3],
    ['truePositiveRate', 8 / 12, 12, 1 / 4],
    ['falsePositiveRate', 2 / 8, 8, 2 / 6],
    ['trueNegativeRate', 6 / 8, 8, 4 / 6],
    ['falseNegativeRate', 4 / 12, 12, 3 / 4],
  ];
  it.each(expected)('%s', (id, a, n, b) => {
    expect(defined(groups[0].metrics[id]).value).toBeCloseTo(a, 12);
    expect(defined(groups[0].metrics[id]).n).toBe(n);
    expect(defined(groups[1].metrics[id]).value).toBeCloseTo(b, 12);
  });

  it('leave out, and count, the rows whose label or prediction is unknown', () => {
    expect(groups[1].n).toBe(10);
    expect(groups[1].leftOut).toEqual({ labelUnknown: 3, predictionUnknown: 2, both: 5 });
    expect(overall.n).toBe(30);
    expect(groups[0].confusion).toEqual({
      truePositives: 8,
      falsePositives: 2,
      falseNegatives: 4,
      trueNegatives: 6,
    });
  });

  it('carry counts and intervals', () => {
    const value = defined(groups[0].metrics.truePositiveRate);
    expect(value.count).toBe(8);
    expect(value.interval?.method).toBe('wilson');
    expect(value.interval?.level).toBe(0.95);
    expect(value.interval?.low).toBeCloseTo(0.3906, 4);
    expect(defined(groups[0].metrics.count).interval).toBeNull();
  });

  it('compare with the reference group and with everybody', () => {
    const b = groups[1];
    expect(defined(b.toReference.selectionRate!.difference).value).toBeCloseTo(0.3 - 0.5, 12);
    expect(defined(b.toReference.selectionRate!.ratio).value).toBeCloseTo(0.6, 12);
    expect(defined(b.toOverall.selectionRate!.difference).value).toBeCloseTo(0.3 - 13 / 30, 12);
    expect(defined(b.toOverall.selectionRate!.ratio).value).toBeCloseTo(0.3 / (13 / 30), 12);
    const interval = defined(b.toOverall.selectionRate!.difference).interval;
    const toRest = defined(b.toReference.selectionRate!.difference).interval;
    // with two groups the rest is the reference, and b holds a third of the rows
    expect(interval?.low).toBeCloseTo((toRest?.low ?? 0) * (2 / 3), 12);
    expect(interval?.high).toBeCloseTo((toRest?.high ?? 0) * (2 / 3), 12);
    expect(defined(groups[0].toReference.selectionRate!.difference).value).toBe(0);
    expect(defined(groups[0].toReference.selectionRate!.ratio).value).toBe(1);
  });
});

describe('undefined is undefined, with its reason', () => {
  const combination = assessOne([
    ...confusionRows(['a'], 5, 5, 5, 5),
    ...confusionRows(['no positives'], 0, 3, 0, 4),
    ...confusionRows(['no negatives'], 3, 0, 2, 0),
    ...confusionRows(['none selected'], 0, 0, 3, 3),
    { key: ['nothing known'], times: 4 },
  ]);
  const reason = (key: string, id: MetricId) => reasonOf(groupOf(combination, key).metrics[id]);

  it('for each empty denominator', () => {
    expect(reason('no positives', 'truePositiveRate')).toBe('no-positives');
    expect(reason('no positives', 'falseNegativeRate')).toBe('no-positives');
    expect(reason('no negatives', 'falsePositiveRate')).toBe('no-negatives');
    expect(reason('no negatives', 'trueNegativeRate')).toBe('no-negatives');
    expect(reason('none selected', 'precision')).toBe('no-predicted-positives');
    expect(reason('nothing known', 'selectionRate')).toBe('no-rows');
    expect(reason('a', 'rocAuc')).toBe('no-score');
  });

  it('for roles that the plan does not have', () => {
    const predictions = assessOne([{ key: ['a'], prediction: 1 }], { hasLabel: false });
    expect(defined(predictions.groups[0].metrics.selectionRate).value).toBe(1);
    expect(reasonOf(predictions.groups[0].metrics.truePositiveRate)).toBe('no-label');
    expect(predictions.groups[0].confusion).toBeNull();
    const labels = assessOne([{ key: ['a'], label: 0 }], { predictionFrom: null });
    expect(defined(labels.groups[0].metrics.baseRate).value).toBe(0);
    expect(reasonOf(labels.groups[0].metrics.selectionRate)).toBe('no-prediction');
  });

  it('for comparisons', () => {
    const a = groupOf(combination, 'a');
    expect(reasonOf(groupOf(combination, 'none selected').toReference.precision!.ratio)).toBe('no-predicted-positives');
    expect(defined(a.toReference.precision!.ratio).value).toBe(1);
    const absent = assessOne(confusionRows(['z'], 1, 1, 1, 1));
    expect(absent.reference).toBeNull();
    expect(reasonOf(absent.groups[0].toReference.accuracy!.difference)).toBe('reference-absent');
    const zero = assessOne([...confusionRows(['a'], 0, 0, 3, 3), ...confusionRows(['b'], 1, 1, 1, 1)]);
    expect(reasonOf(groupOf(zero, 'b').toReference.selectionRate!.ratio)).toBe('zero-denominator');
    expect(defined(groupOf(zero, 'b').toReference.selectionRate!.difference).value).toBe(0.5);
  });

  it('for weights that add up to zero', () => {
    const rows: Row[] = [
      { key: ['a'], label: 1, prediction: 1, weight: 0 },
      { key: ['b'], label: 1, prediction: 0, weight: 2 },
    ];
    expect(reasonOf(groupOf(assessOne(rows), 'a').metrics.truePositiveRate)).toBe('zero-weight');
  });
});

describe('weights', () => {
  it('weigh rates, and intervals rest on Kish’s effective size', () => {
    const rows: Row[] = [
      { key: ['a'], label: 1, prediction: 1, weight: 3 },
      { key: ['a'], label: 1, prediction: 0, weight: 1 },
      { key: ['a'], label: 0, prediction: 0, weight: 2 },
    ];
    const group = assessOne(rows).groups[0];
    const rate = defined(group.metrics.truePositiveRate);
    expect(rate.value).toBe(0.75);
    expect(rate.effectiveN).toBeCloseTo(16 / 10, 12);
    expect(rate.n).toBe(2);
    expect(rate.count).toBeUndefined();
    expect(defined(group.metrics.count)).toMatchObject({ value: 6, n: 3 });
  });
});
