import { describe, expect, it } from 'vitest';
import type { Against } from '../../src/fairness/assessment.ts';
import type { GroupCounts } from '../../src/fairness/group-counts.ts';
import { measuresOf } from '../../src/fairness/measures/measures-of.ts';
import type { MeasureId } from '../../src/fairness/metrics.ts';
import type { StratumCounts } from '../../src/fairness/strata/count-strata.ts';
import { countsOf } from './counts-of.ts';
import { defined, reasonOf } from './lookup.ts';
import { measure } from './measure-of.ts';
import { scoredCounts, scoredOverall } from './scored-counts.ts';
import type { ScoredRow } from './scored-counts.ts';

type Groups = readonly GroupCounts[];

const a = countsOf('a', { tp: 30, fp: 10, fn: 10, tn: 50 });
const d = countsOf('d', { tp: 4, fp: 1, fn: 6, tn: 9 });

describe('values computed by hand', () => {
  const cases: [MeasureId, number][] = [
    ['classImbalance', 80 / 120],
    ['differenceInProportionsOfLabels', 0.4 - 0.5],
    ['klDivergence', 0.4 * Math.log(0.8) + 0.6 * Math.log(1.2)],
    [
      'jsDivergence',
      (0.4 * Math.log(0.4 / 0.45) +
        0.6 * Math.log(0.6 / 0.55) +
        0.5 * Math.log(0.5 / 0.45) +
        0.5 * Math.log(0.5 / 0.55)) /
        2,
    ],
    ['lpNorm', Math.sqrt(0.02)],
    ['totalVariation', 0.1],
    ['kolmogorovSmirnov', 0.1],
    ['demographicDisparityOfLabels', 10 / 70 - 10 / 50],
    ['differenceInPredictedProportions', 0.4 - 0.25],
    ['disparateImpact', 0.25 / 0.4],
    ['demographicDisparityOfPredictions', 15 / 75 - 5 / 45],
    ['averageAbsoluteOddsDifference', (0.35 + (10 / 60 - 0.1)) / 2],
    ['equalizedOddsDifference', 0.35],
  ];
  it.each(cases)('%s', (id, expected) => {
    const value = defined(measure(id, [a, d], 1));
    expect(value.value).toBeCloseTo(expected, 12);
    expect(value.n).toBe(120);
    expect(measure(id, [a, d], 1, 'reference')).toEqual(measure(id, [a, d], 1));
  });

  it('sums of weights take the place of counts, and their scale does not matter', () => {
    const weighted = (weight: number) => countsOf('d', { tp: 4, fp: 1, fn: 6, tn: 9, weight });
    for (const [id] of cases) {
      const [value, scaled] = [1, 8].map((scale) =>
        defined(
          measure(id, [countsOf('a', { tp: 30, fp: 10, fn: 10, tn: 50, weight: scale }), weighted(3 * scale)], 1),
        ),
      );
      expect(scaled.value).toBeCloseTo(value.value, 12);
      expect(scaled.interval!.low).toBeCloseTo(value.interval!.low, 9);
      expect(scaled.interval!.high).toBeCloseTo(value.interval!.high, 9);
    }
    expect(defined(measure('classImbalance', [a, weighted(3)], 1)).value).toBeCloseTo((100 - 60) / 160, 12);
  });

  it('standardized mean difference and area between curves of scores', () => {
    const rows = (scores: readonly (readonly [number, 0 | 1])[]): ScoredRow[] =>
      scores.map(([score, label]) => ({ score, label }));
    const groups = scoredCounts([
      [
        'a',
        rows([
          [0.25, 0],
          [0.5, 0],
          [0.5, 1],
          [0.75, 1],
        ]),
      ],
      [
        'd',
        rows([
          [0.25, 1],
          [0.25, 0],
          [0.5, 0],
          [1, 1],
        ]),
      ],
    ]);
    // means ½ and ½; pooled variance from both sums of squares
    expect(defined(measure('standardizedMeanDifferenceOfScores', groups, 1)).value).toBeCloseTo(0, 12);
    // ROC of a: (0, ½), (½, 1); of d: (0, ½), (½, ½), (1, 1)
    expect(defined(measure('abroca', groups, 1)).value).toBeCloseTo(0.125 + 0.125, 12);
    const shifted = scoredCounts([
      [
        'a',
        rows([
          [0, 0],
          [0.5, 1],
        ]),
      ],
      [
        'd',
        rows([
          [0.5, 0],
          [1, 1],
        ]),
      ],
    ]);
    expect(defined(measure('standardizedMeanDifferenceOfScores', shifted, 1)).value).toBeCloseTo(
      0.5 / Math.sqrt(0.125),
      12,
    );
  });
});

describe('what is undefined, and why', () => {
  const noPositives = countsOf('n', { tp: 0, fp: 3, fn: 0, tn: 5 });
  it.each<[MeasureId, Groups, Against, string]>([
    ['klDivergence', [a, noPositives], 'rest', 'infinite'],
    ['averageAbsoluteOddsDifference', [a, noPositives], 'rest', 'no-positives'],
    ['equalizedOddsDifference', [noPositives, a], 'reference', 'no-positives'],
    ['disparateImpact', [countsOf('a', { tp: 0, fp: 0, fn: 4, tn: 9 }), d], 'rest', 'zero-denominator'],
    ['demographicDisparityOfLabels', [noPositives, noPositives], 'rest', 'no-positives'],
    ['classImbalance', [a], 'rest', 'fewer-than-two-groups'],
    ['classImbalance', [a, countsOf('d', { tp: 0, fp: 0, fn: 0, tn: 0 })], 'rest', 'no-rows'],
  ])('%s', (id, groups, against, reason) => {
    expect(reasonOf(measure(id, groups, groups.length - 1, against))).toBe(reason);
  });

  it('divergences keep a label value that one side lacks', () => {
    // P_a = (½, ½), P_d = (0, 1)
    const half = countsOf('a', { tp: 5, fp: 0, fn: 0, tn: 5 });
    const none = countsOf('d', { tp: 0, fp: 0, fn: 0, tn: 10 });
    expect(defined(measure('jsDivergence', [half, none], 1)).value).toBeCloseTo(
      (0.5 * Math.log(2) + 0.5 * Math.log(2 / 3) + Math.log(4 / 3)) / 2,
      12,
    );
    expect(defined(measure('klDivergence', [none, half], 1)).value).toBeCloseTo(Math.log(2), 12);
    expect(defined(measure('totalVariation', [half, none], 1)).value).toBe(0.5);
  });

  it('the reference group set against itself differs by nothing, exactly', () => {
    for (const { id, against, values } of measuresOf([a, d], scoredOverall([a, d]), 0, { level: 0.95 })) {
      if (against === 'rest' || reasonOf(values[0])) continue;
      expect(values[0], id).toEqual({
        kind: 'defined',
        value: id === 'disparateImpact' ? 1 : 0,
        interval: null,
        n: 100,
      });
    }
    const absent = measuresOf([a, d], scoredOverall([a, d]), -1, { level: 0.95 });
    expect(reasonOf(absent.find(({ against }) => against === 'reference')!.values[1])).toBe('reference-absent');
  });
});

describe('conditional demographic disparity', () => {
  const stratum = (name: string, own: GroupCounts, other: GroupCounts): StratumCounts => {
    const groups = [
      { ...other, key: ['a'] },
      { ...own, key: ['d'] },
    ];
    return { stratum: name, groups, overall: scoredOverall(groups) };
  };
  const cell = (positives: number, negatives: number) => countsOf('', { tp: positives, fp: 0, fn: 0, tn: negatives });
  const id = 'conditionalDemographicDisparityOfLabels';

  it('averages strata by their rows, the empty value a stratum of its own', () => {
    const strata = [stratum('', cell(2, 8), cell(10, 10)), stratum('x', cell(6, 4), cell(5, 25))];
    const groups = [cell(15, 35), cell(8, 12)];
    const value = defined(measure(id, groups, 1, 'rest', strata));
    expect(value.value).toBeCloseTo((30 * (8 / 18 - 2 / 12) + 40 * (4 / 29 - 6 / 11)) / 70, 12);
    expect(value.n).toBe(70);
  });

  it('is the demographic disparity under one stratum, interval included', () => {
    const [own, other] = [cell(6, 4), cell(5, 25)];
    const one = defined(measure(id, [other, own], 1, 'rest', [stratum('x', own, other)]));
    const plain = defined(measure('demographicDisparityOfLabels', [other, own], 1));
    expect(one.value).toBeCloseTo(plain.value, 12);
    expect(one.interval!.method).toBe('dirichlet');
    expect(Math.abs(one.interval!.low - plain.interval!.low)).toBeLessThan(0.06);
    expect(Math.abs(one.interval!.high - plain.interval!.high)).toBeLessThan(0.06);
    const strata = [stratum('x', own, other)];
    const groups = [other, own];
    const options = { level: 0.95, strata, draws: 0 };
    const closed = measuresOf(groups, scoredOverall(groups), 0, options).find((each) => each.id === id)!;
    const { interval } = defined(closed.values[1]);
    expect(interval!.method).toBe('mover');
    expect(interval!.low).toBeCloseTo(plain.interval!.low, 9);
    expect(interval!.high).toBeCloseTo(plain.interval!.high, 9);
  });

  it('leaves out strata in which all outcomes are alike', () => {
    const [own, other] = [cell(6, 4), cell(5, 25)];
    const more = [stratum('x', own, other), stratum('y', cell(0, 9), cell(0, 3))];
    expect(defined(measure(id, [cell(5, 28), cell(6, 13)], 1, 'rest', more)).value).toBeCloseTo(4 / 29 - 6 / 11, 12);
    const none = measure(id, [cell(0, 3), cell(0, 9)], 1, 'rest', [more[1]]);
    expect(reasonOf(none)).toBe('zero-denominator');
  });
});
