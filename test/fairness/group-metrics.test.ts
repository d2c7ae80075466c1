import { describe, expect, it } from 'vitest';
import { countGroups, outcomeRoles, overallCounts, restsOf } from '../../src/fairness/group-counts.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { computeMetric, estimatesOf, metricOf, METRICS } from '../../src/fairness/metric-registry.ts';
import type { Estimate } from '../../src/fairness/estimate.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { ScoreCounter } from '../../src/fairness/score-counts.ts';
import { confusionRows, cubeOf } from './cube-of.ts';
import type { CubeOptions, Row } from './cube-of.ts';

function countsOf(rows: readonly Row[], options: CubeOptions = {}): GroupCounts[] {
  const cube = cubeOf(rows, options);
  const counter = cube.score && cube.hasLabel ? new ScoreCounter(cube.score) : null;
  return countGroups(cube.combinations[0], cube, null, counter, options.origin);
}

function estimateOf(counts: GroupCounts, id: MetricId): Estimate {
  const estimate = computeMetric(metricOf(id), counts);
  if (estimate.kind === 'undefined') throw new Error(`${id}: ${estimate.reason}`);
  return estimate;
}

function reasonOf(counts: GroupCounts, id: MetricId): string | null {
  const estimate = computeMetric(metricOf(id), counts);
  return estimate.kind === 'undefined' ? estimate.reason : null;
}

const byKey = (counts: readonly GroupCounts[], key: string): GroupCounts => counts.find((each) => each.key[0] === key)!;

describe('metrics that put counts together, by hand', () => {
  // 8 true and 2 false positives, 4 false and 6 true negatives
  const [a] = countsOf(confusionRows(['a'], 8, 2, 4, 6));
  const expected: [MetricId, number, number][] = [
    ['errorRate', 6 / 20, 20],
    ['balancedAccuracy', (8 / 12 + 6 / 8) / 2, 20],
    ['negativePredictiveValue', 6 / 10, 10],
    ['falseDiscoveryRate', 2 / 10, 10],
    ['falseOmissionRate', 4 / 10, 10],
    ['f1', 16 / 22, 14],
    ['matthewsCorrelation', (48 - 8) / Math.sqrt(10 * 12 * 8 * 10), 20],
    ['averageOdds', (8 / 12 + 2 / 8) / 2, 20],
    ['averagePredictiveValue', (8 / 10 + 4 / 10) / 2, 20],
    ['treatmentEquality', 2, 6],
    ['conditionalAcceptance', 12 / 10, 10],
    ['conditionalRejection', 8 / 10, 10],
  ];
  it.each(expected)('%s', (id, value, n) => {
    expect(estimateOf(a, id).value).toBeCloseTo(value, 12);
    expect(estimateOf(a, id).n).toBe(n);
  });

  it('are undefined with the reason that fits', () => {
    const counts = countsOf([
      ...confusionRows(['no positives'], 0, 3, 0, 4),
      ...confusionRows(['no negatives'], 3, 0, 2, 0),
      ...confusionRows(['none selected'], 0, 0, 3, 3),
      ...confusionRows(['all selected'], 3, 3, 0, 0),
      ...confusionRows(['quiet'], 0, 0, 0, 5),
      { key: ['nothing known'], times: 4 },
    ]);
    const reason = (key: string, id: MetricId) => reasonOf(byKey(counts, key), id);
    expect(reason('no positives', 'balancedAccuracy')).toBe('no-positives');
    expect(reason('no negatives', 'balancedAccuracy')).toBe('no-negatives');
    expect(reason('no positives', 'f1')).toBeNull();
    expect(reason('quiet', 'f1')).toBe('no-positives');
    expect(reason('no negatives', 'treatmentEquality')).toBe('no-false-positives');
    expect(reason('none selected', 'conditionalAcceptance')).toBe('no-predicted-positives');
    expect(reason('none selected', 'conditionalRejection')).toBeNull();
    expect(reason('all selected', 'conditionalRejection')).toBe('no-predicted-negatives');
    expect(reason('all selected', 'averagePredictiveValue')).toBe('no-predicted-negatives');
    expect(
      ['no positives', 'no negatives', 'none selected', 'all selected'].map((key) =>
        reason(key, 'matthewsCorrelation'),
      ),
    ).toEqual(['no-positives', 'no-negatives', 'no-predicted-positives', 'no-predicted-negatives']);
    for (const id of ['f1', 'matthewsCorrelation', 'treatmentEquality', 'errorRate'] as const) {
      expect(reason('nothing known', id)).toBe('no-rows');
    }
  });
});

describe('metrics of the score, by hand', () => {
  const rows: Row[] = [
    { key: ['a'], label: 1, prediction: 1, score: 0.9 },
    { key: ['a'], label: 0, prediction: 1, score: 0.6 },
    { key: ['a'], label: 1, prediction: 0, score: 0.3 },
    { key: ['a'], label: 0, prediction: 0, score: 0.1, times: 2 },
    { key: ['a'], label: 0, score: 0.8 },
    { key: ['a'], prediction: 1, score: 1 },
    { key: ['a'], label: 1, prediction: 1 },
  ];
  const [a] = countsOf(rows);
  const expected: [MetricId, number][] = [
    ['meanScore', 2 / 5],
    ['brierScore', (0.01 + 0.36 + 0.49 + 2 * 0.01) / 5],
    ['logLoss', -(Math.log(0.9) + Math.log(0.4) + Math.log(0.3) + 2 * Math.log(0.9)) / 5],
    ['averagePrecision', 0.5 + 0.5 * (2 / 3)],
    // bins .1 (2 rows), .3, .6, .9
    ['calibrationError', (2 * 0.1 + 0.7 + 0.6 + 0.1) / 5],
    ['maximumCalibrationError', 0.7],
  ];
  it.each(expected)('%s, over rows whose label, prediction and score are known', (id, value) => {
    expect(estimateOf(a, id).value).toBeCloseTo(value, 12);
    expect(estimateOf(a, id).n).toBe(5);
  });

  it('need what they rest on', () => {
    const [outside] = countsOf([...rows, { key: ['a'], label: 1, prediction: 1, score: 40 }]);
    for (const id of ['brierScore', 'logLoss', 'calibrationError'] as const) {
      expect(reasonOf(outside, id)).toBe('score-outside-unit');
    }
    expect(estimateOf(outside, 'meanScore').method).toBe('student');
    const [unlabelled] = countsOf(rows, { hasLabel: false });
    expect(estimateOf(unlabelled, 'meanScore').n).toBe(6);
    expect(reasonOf(unlabelled, 'brierScore')).toBe('no-label');
    const [onlyPositive] = countsOf([{ key: ['a'], label: 1, prediction: 1, score: 0.4 }]);
    expect(reasonOf(onlyPositive, 'averagePrecision')).toBe('no-negatives');
    const [unscored] = countsOf([
      { key: ['a'], label: 1, prediction: 1, times: 3 },
      { key: ['b'], label: 1, prediction: 1, score: 0.4 },
    ]);
    for (const id of ['meanScore', 'averagePrecision', 'brierScore', 'calibrationError'] as const) {
      expect(reasonOf(unscored, id)).toBe('no-rows');
    }
  });

  it('on a grid: sums stay exact, and average precision has bounds that hold it', () => {
    const [grid] = countsOf(rows, { edges: [0, 0.5, 1] });
    for (const id of ['meanScore', 'brierScore', 'logLoss', 'calibrationError'] as const) {
      expect(estimateOf(grid, id).value).toBeCloseTo(estimateOf(a, id).value, 12);
    }
    const { bounds, limits } = estimateOf(grid, 'averagePrecision');
    const exact = estimateOf(a, 'averagePrecision').value;
    expect(bounds?.low).toBeLessThan(exact);
    expect(bounds?.high).toBeGreaterThanOrEqual(exact);
    expect(limits!(1.96)[0]).toBeLessThan(bounds!.low);
    const [brier, exactBrier] = [grid, a].map((counts) => estimateOf(counts, 'brierScore').limits!(1.96));
    expect(brier[1]).toBeCloseTo(exactBrier[1], 0);
  });
});

describe('metrics of a numeric target, by hand', () => {
  const pairs = [
    [10, 12],
    [12, 11],
    [14, 14],
    [20, 15],
  ];
  const rows: Row[] = [
    ...pairs.map(([target, targetPrediction]) => ({ key: ['a'], target, targetPrediction })),
    { key: ['b'], target: 7, targetPrediction: 9 },
    { key: ['c'] },
  ];
  const options = { hasLabel: false, predictionFrom: null } as const;
  const expected: [MetricId, number][] = [
    ['meanTarget', 14],
    ['meanError', -1],
    ['meanAbsoluteError', 2],
    ['rootMeanSquaredError', Math.sqrt(7.5)],
    ['rSquared', 1 - 30 / 56],
  ];
  it.each(expected)('%s, wherever the target is measured from', (id, value) => {
    for (const origin of [0, 13, -1000]) {
      const a = byKey(countsOf(rows, { ...options, origin }), 'a');
      expect(estimateOf(a, id).value).toBeCloseTo(value, 9);
      expect(estimateOf(a, id).n).toBe(4);
      const limits = estimateOf(a, id).limits!(1.96);
      const unmoved = estimateOf(byKey(countsOf(rows, options), 'a'), id).limits!(1.96);
      expect(limits[0]).toBeCloseTo(unmoved[0], 5);
      expect(limits[1]).toBeCloseTo(unmoved[1], 5);
    }
  });

  it('of one row have a value but no interval, and of none neither', () => {
    const counts = countsOf(rows, options);
    expect(estimateOf(byKey(counts, 'b'), 'meanTarget')).toMatchObject({ value: 7, limits: null });
    expect(estimateOf(byKey(counts, 'b'), 'meanError')).toMatchObject({ value: 2, limits: null });
    expect(reasonOf(byKey(counts, 'b'), 'rSquared')).toBe('no-variation');
    expect(reasonOf(byKey(counts, 'c'), 'meanTarget')).toBe('no-rows');
    const [unpredicted] = countsOf([{ key: ['a'], target: 3 }], options);
    expect(reasonOf(unpredicted, 'meanError')).toBe('no-target-prediction');
    expect(reasonOf(unpredicted, 'rocAuc')).toBe('no-label');
  });
});

describe('several groups', () => {
  const row = (key: string, i: number): Row => ({
    key: [key],
    label: i % 3 === 0 ? 1 : 0,
    prediction: (i * i + Math.floor(i / 7)) % 5 < 2 ? 1 : 0,
    score: ((i * 7) % 20) / 20,
    weight: 1 + (i % 4),
    target: i % 11,
    targetPrediction: (i * 3) % 13,
    stratum: i % 5 === 0 ? 'x' : 'y',
  });
  const rows = Array.from({ length: 60 }, (_, i) => row(['a', 'b', 'c'][i % 7 === 0 ? 2 : i % 2], i));
  const cube = cubeOf(rows);
  const counter = new ScoreCounter(cube.score!);
  const groups = countGroups(cube.combinations[0], cube, null, counter);
  const has = outcomeRoles(cube, null);
  const overall = overallCounts(groups, has, counter.ofAll(groups.map(({ scores }) => scores)));
  const [together] = countsOf(rows.map((each) => ({ ...each, key: ['all'] })));

  it('add up to what they are when counted as one', () => {
    for (const { id } of METRICS) {
      expect(estimateOf(overall, id).value, id).toBeCloseTo(estimateOf(together, id).value, 9);
      const [limits, expected] = [overall, together].map((counts) => estimateOf(counts, id).limits?.(2));
      limits?.forEach((limit, i) => expect(limit, id).toBeCloseTo(expected![i], 8));
    }
  });

  it('without one of them are the others counted as one', () => {
    const group = groups[0];
    const [rest] = countsOf(
      rows.filter(({ key }) => key[0] !== group.key[0]).map((each) => ({ ...each, key: ['rest'] })),
    );
    const [taken] = restsOf(groups, overall);
    for (const { id } of METRICS) {
      if (id === 'rocAuc' || id === 'averagePrecision') continue;
      expect(estimateOf(taken, id).value, id).toBeCloseTo(estimateOf(rest, id).value, 9);
    }
    expect(taken.scores).toBeNull();
  });

  it('have the mean of their values by weight, wherever a metric says what its weight is', () => {
    for (const { id } of METRICS) {
      const estimates = groups.map((counts) => estimateOf(counts, id));
      if (estimates.some(({ weight }) => Number.isNaN(weight))) continue;
      const total = estimates.reduce((sum, { weight }) => sum + weight, 0);
      const mean = estimates.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
      expect(estimateOf(overall, id).value, id).toBeCloseTo(mean, 9);
    }
  });

  it('have intervals that hold their values at any level, and no more effective rows than rows', () => {
    for (const counts of groups) {
      for (const [id, estimate] of Object.entries(estimatesOf(counts))) {
        if (estimate.kind === 'undefined' || !estimate.limits) continue;
        for (const z of [0.5, 1.96, 3.5, 6]) {
          const [low, high] = estimate.limits(z);
          expect(low).toBeLessThanOrEqual(estimate.value + 1e-12);
          expect(high).toBeGreaterThanOrEqual(estimate.value - 1e-12);
          expect(Number.isFinite(high)).toBe(true);
          // the low end of R² is infinitely far where a handful of rows says nothing of it
          if (!Number.isFinite(low)) expect([id, low]).toEqual(['rSquared', Number.NEGATIVE_INFINITY]);
        }
        expect(estimate.effective ?? estimate.proportion?.n).toBeLessThan(estimate.n + 1e-9);
      }
    }
  });
});
