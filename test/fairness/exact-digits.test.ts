import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { CombinationAssessment, Defined, MetricValue } from '../../src/fairness/assessment.ts';
import { countGroups, outcomeRoles, overallCounts, restsOf } from '../../src/fairness/group-counts.ts';
import { measuresOf } from '../../src/fairness/measures/measures-of.ts';
import { slopeOf } from '../../src/fairness/slopes.ts';
import { ScoreCounter } from '../../src/fairness/score-counts.ts';
import { standardizedPair } from '../../src/stats/mantel-haenszel.ts';
import { seededRandom } from '../stats/prng.ts';
import { countsOf } from './counts-of.ts';
import { cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';
import { defined, disparityOf, groupOf, reasonOf } from './lookup.ts';

const random = seededRandom(17);

describe('a numeric target far from 0', () => {
  const targets = (group: string, shift: number, n: number): Row[] =>
    Array.from({ length: n }, () => ({ key: [group], label: 1, prediction: 1, target: shift + random() }));
  const near = [...targets('a', 0, 40), ...targets('b', 1, 30), ...targets('c', 0.5, 30)];
  const FAR = 2 ** 30;
  const assess = (offset: number): CombinationAssessment => {
    const rows = near.map((row) => ({ ...row, target: row.target! + offset }));
    const cube = cubeOf(rows, { origin: offset });
    const plan = planOf({ group: 'a' }, { numericTarget: { column: 'target', prediction: null, origin: offset } });
    return assessCube(cube, plan).combinations[0];
  };
  const [close, far] = [assess(0), assess(FAR)];

  it('has the differences of one near 0, to eight digits', () => {
    const differences = (from: CombinationAssessment): MetricValue[] => [
      ...['b', 'c'].flatMap((key) => [
        groupOf(from, key).toReference.meanTarget!.difference,
        groupOf(from, key).toOverall.meanTarget!.difference,
      ]),
      disparityOf(from, 'meanTargetDifference').value,
      disparityOf(from, 'meanTargetDifference', 'toOverall').value,
      ...from.tests.meanTarget!.pairs.map(({ difference }) => difference),
    ];
    const expected = differences(close);
    differences(far).forEach((value, i) => {
      const [own, other] = [defined(value), defined(expected[i])];
      // targets themselves are rounded to 2⁻²² there
      expect(own.value).toBeCloseTo(other.value, 6);
      expect(own.interval!.low).toBeCloseTo(other.interval!.low, 6);
      expect(own.interval!.high).toBeCloseTo(other.interval!.high, 6);
    });
    expect(far.tests.meanTarget!.omnibus).toMatchObject({ kind: 'tested' });
  });

  it('has ratios whose intervals are as wide as their differences, for their size, and hold them', () => {
    for (const comparison of [groupOf(far, 'b').toReference.meanTarget!, groupOf(far, 'b').toOverall.meanTarget!]) {
      const [ratio, difference] = [defined(comparison.ratio), defined(comparison.difference)];
      expect((ratio.value - 1) * FAR).toBeCloseTo(difference.value, 5);
      expect((ratio.interval!.low - 1) * FAR).toBeCloseTo(difference.interval!.low, 5);
      expect((ratio.interval!.high - 1) * FAR).toBeCloseTo(difference.interval!.high, 5);
    }
    for (const method of ['betweenGroups', 'toReference', 'toOverall'] as const) {
      const { value, interval } = defined(disparityOf(far, 'meanTargetRatio', method).value);
      const difference = defined(disparityOf(far, 'meanTargetDifference', method).value);
      expect(interval!.low < value && value < interval!.high).toBe(true);
      expect((1 - interval!.low) * FAR).toBeCloseTo(difference.interval!.high, 4);
    }
  });
});

describe('the rest beside a group of far greater weight', () => {
  const rows: Row[] = ['heavy', 'a', 'b', 'c'].flatMap((key) =>
    Array.from({ length: 60 }, () => ({
      key: [key],
      label: random() < 0.4 ? (1 as const) : (0 as const),
      prediction: random() < 0.5 ? (1 as const) : (0 as const),
      score: Math.round(20 * random()) / 20,
      weight: (key === 'heavy' ? 1e8 : 0.15) * (0.5 + random()),
    })),
  );
  const countsOfRows = (some: readonly Row[]) => {
    const cube = cubeOf(some);
    const groups = countGroups(cube.combinations[0], cube, null, new ScoreCounter(cube.score!));
    return { groups, overall: overallCounts(groups, outcomeRoles(cube, null), null) };
  };

  it('has the sums of its own rows alone, to all digits', () => {
    const { groups, overall } = countsOfRows(rows);
    const heavy = groups.findIndex(({ key }) => key[0] === 'heavy');
    const rest = restsOf(groups, overall)[heavy];
    const alone = countsOfRows(rows.filter(({ key }) => key[0] !== 'heavy')).overall;
    expect(rest.rows).toBe(alone.rows);
    for (const field of ['n', 'w', 'w2'] as const) {
      rest.outcomes[field].forEach((sum, i) => {
        const expected = alone.outcomes[field][i];
        expect(Math.abs(sum - expected)).toBeLessThanOrEqual(1e-14 * expected);
      });
    }
    expect(rest.losses!.brier / alone.losses!.brier).toBeCloseTo(1, 13);
  });
});

describe('equal groups', () => {
  const rows = ['a', 'b'].flatMap((key): Row[] => [
    { key: [key], label: 1, prediction: 1, score: 0.3, times: 30 },
    { key: [key], label: 0, prediction: 0, score: 0.3, times: 50 },
    { key: [key], label: 0, prediction: 1, score: 0.3, times: 20 },
  ]);
  const cube = cubeOf(rows, { predictionFrom: 'column' });
  const [combination] = assessCube(cube, planOf({ group: 'a' })).combinations;

  it('are two, though their values are one', () => {
    const { highest, lowest, value } = disparityOf(combination, 'demographicParityDifference');
    expect(new Set([highest?.[0], lowest?.[0]])).toEqual(new Set(['a', 'b']));
    expect(defined(value).value).toBe(0);
  });

  it('have no gap at all, and limits in order that hold it', () => {
    const numbers = combination.disparities.map(({ value }) => value);
    for (const { toReference, toOverall } of combination.groups) {
      for (const each of [...Object.values(toReference), ...Object.values(toOverall)]) {
        numbers.push(each.difference, each.ratio);
      }
    }
    const held = numbers.filter((value): value is Defined => value.kind === 'defined' && value.interval !== null);
    expect(held.length).toBeGreaterThan(100);
    for (const { value, interval } of held) {
      expect(interval!.low <= value && value <= interval!.high).toBe(true);
      expect(Object.is(interval!.low, -0) || Object.is(interval!.high, -0)).toBe(false);
    }
    for (const { scale, value, metrics } of combination.disparities) {
      if (value.kind === 'undefined' || scale === 'groupMin' || scale === 'groupMax' || metrics[0] === 'count')
        continue;
      expect(value.value, metrics.join()).toBe(scale === 'difference' ? 0 : 1);
    }
  });
});

describe('a group of the same rows as all others', () => {
  it('moves the value of all rows by its share', () => {
    const of = (key: string): Row[] =>
      Array.from({ length: 24 }, (_, i) => ({
        key: [key],
        label: (i % 3 === 0 ? 1 : 0) as 0 | 1,
        prediction: (i % 4 === 0 ? 1 : 0) as 0 | 1,
        score: ((7 * i) % 12) / 12,
        target: (i * i) % 11,
        targetPrediction: (5 * i) % 13,
      }));
    const cube = cubeOf(['a', 'b', 'c', 'd'].flatMap(of));
    const counter = new ScoreCounter(cube.score!);
    const groups = countGroups(cube.combinations[0], cube, null, counter);
    const all = overallCounts(groups, outcomeRoles(cube, null), counter.ofAll(groups.map(({ scores }) => scores)));
    for (const metric of [
      'f1',
      'treatmentEquality',
      'conditionalAcceptance',
      'conditionalRejection',
      'rocAuc',
      'averagePrecision',
      'rootMeanSquaredError',
      'rSquared',
    ] as const) {
      expect(slopeOf(metric, all)!(groups[1]), metric).toBeCloseTo(0.25, 9);
    }
    // at smoothed counts, of which a small group has more
    expect(slopeOf('matthewsCorrelation', all)!(groups[1])).toBeCloseTo(0.25, 1);
    expect(slopeOf('accuracy', all)).toBeNull();
  });
});

describe('rows without weight', () => {
  const empty = countsOf('d', { tp: 5, fp: 5, fn: 5, tn: 5, weight: 0 });
  const other = countsOf('a', { tp: 30, fp: 10, fn: 10, tn: 50 });

  it('are told from rows that are not there', () => {
    const groups = [other, empty];
    const measures = measuresOf(groups, overallCounts(groups, other.has, null), 0, { level: 0.95 });
    const found = measures.find(({ id, against }) => id === 'averageAbsoluteOddsDifference' && against === 'reference');
    expect(reasonOf(found!.values[1])).toBe('zero-weight');
    const none = [other, countsOf('d', { tp: 0, fp: 5, fn: 0, tn: 5 })];
    const without = measuresOf(none, overallCounts(none, other.has, null), 0, { level: 0.95 });
    const absent = without.find(({ id, against }) => id === 'averageAbsoluteOddsDifference' && against === 'reference');
    expect(reasonOf(absent!.values[1])).toBe('no-positives');
  });
});

describe('strata in which every one of many millions is positive', () => {
  it('have an average, and an uncertainty', () => {
    const all = { rate: 1, n: 1e9 };
    const { a, b } = standardizedPair([
      { a: all, b: all },
      { a: all, b: all },
    ])!;
    expect([a.rate, b.rate]).toEqual([1, 1]);
    for (const { n } of [a, b]) expect(n / 2e9).toBeCloseTo(1, 6);
  });
});
