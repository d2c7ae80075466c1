import { describe, expect, it } from 'vitest';
import type { MetricValue, Multiclass } from '../../../src/fairness/assessment.ts';
import { assessCube } from '../../../src/fairness/assess-cube.ts';
import { MULTICLASS_METRIC_IDS } from '../../../src/fairness/metrics.ts';
import { multiclassOf } from '../../../src/fairness/multiclass/multiclass-of.ts';
import { cubeOfClasses, type Counts } from './cube-of-classes.ts';

const A: Counts = [
  [30, 4, 2],
  [5, 20, 3],
  [1, 6, 9],
];
const B: Counts = [
  [10, 1, 0],
  [2, 12, 2],
  [0, 3, 20],
];
/** As NumPy gives them, R_K from the covariances of the indicator matrices. */
const EXPECTED = {
  A: [
    0.7375, 0.7033730158730158, 0.7142857142857143, 0.7076628352490423, 0.7363793103448276, 0.5847514358705888,
    0.5841584158415842,
  ],
  B: [
    0.84, 0.8428853754940712, 0.8308080808080809, 0.8361513687600644, 0.8401932367149757, 0.7514195170522953,
    0.7509339975093399,
  ],
  all: [
    0.7769230769230769, 0.7739754335499017, 0.7781803542673108, 0.7755165692007798, 0.7771372019793071,
    0.664289278258365, 0.6638730385164052,
  ],
};

async function assessed(
  groups: Readonly<Record<string, Counts>>,
  changes: Parameters<typeof cubeOfClasses>[1] = {},
  weight?: (row: number) => number,
): Promise<Multiclass> {
  const { cube, plan } = await cubeOfClasses(groups, changes, weight);
  const keys = Object.keys(groups).map((name) => [name]);
  return multiclassOf(cube.combinations[0], cube, plan, { keys, reference: 0 })!;
}

const valuesOf = (metrics: Readonly<Record<string, MetricValue>>) =>
  MULTICLASS_METRIC_IDS.map((id) => {
    const metric = metrics[id];
    return metric.kind === 'defined' ? metric.value : metric.reason;
  });

function expectClose(actual: readonly (number | string)[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 12));
}

describe('metrics over all classes', () => {
  it('are those of an independent computation, by group and overall', async () => {
    const { groups, overall } = await assessed({ A, B });
    expectClose(valuesOf(groups[0].metrics), EXPECTED.A);
    expectClose(valuesOf(groups[1].metrics), EXPECTED.B);
    expectClose(valuesOf(overall.metrics), EXPECTED.all);
    expect(groups[0].confusion).toEqual(A);
    expect([groups[0].n, groups[1].n, overall.n]).toEqual([80, 50, 130]);
  });

  it('have intervals that hold their value and lie in its range', async () => {
    for (const counts of [
      A,
      [
        [9, 0, 0],
        [0, 9, 0],
        [0, 0, 9],
      ],
      [
        [0, 9, 0],
        [0, 0, 9],
        [9, 0, 0],
      ],
    ] as Counts[]) {
      const { groups } = await assessed({ A: counts, B });
      for (const id of MULTICLASS_METRIC_IDS) {
        const metric = groups[0].metrics[id];
        if (metric.kind !== 'defined' || !metric.interval) throw new Error(`${id} has no interval`);
        const { low, high } = metric.interval;
        const least = id === 'multiclassMatthewsCorrelation' || id === 'cohenKappa' ? -1 : 0;
        expect(low).toBeGreaterThanOrEqual(least);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(metric.value);
        expect(high).toBeGreaterThanOrEqual(metric.value);
        expect(high - low).toBeGreaterThan(0.05);
      }
    }
  });

  it('leave out rows whose label or prediction is missing, and count them', async () => {
    const gaps: Counts = [...A.map((line) => [...line, 2]), [1, 1, 1, 1]];
    const { groups, oneAgainstRest } = await assessed({ A: gaps, B });
    expectClose(valuesOf(groups[0].metrics), EXPECTED.A);
    expect(oneAgainstRest[0].groups[0].leftOut).toEqual({ labelUnknown: 3, predictionUnknown: 6, both: 1 });
  });

  it('name what is undefined where a class has no rows, and never put 0 for it', async () => {
    const unlabelled: Counts = [
      [10, 2, 1],
      [3, 8, 1],
      [0, 0, 0],
    ];
    const { groups } = await assessed({ A: unlabelled, B });
    const [accuracy, recall, precision, f1, weighted, correlation] = valuesOf(groups[0].metrics);
    expect(accuracy).toBeCloseTo(18 / 25, 12);
    expect(recall).toBe('class-without-labels');
    expect(precision).toBeCloseTo((10 / 13 + 8 / 10 + 0) / 3, 12);
    expect(f1).toBeCloseTo((20 / 26 + 16 / 22 + 0) / 3, 12);
    expect(weighted).toBeCloseTo((13 / 25) * (20 / 26) + (12 / 25) * (16 / 22), 12);
    expect(correlation).toBeTypeOf('number');
    const never = await assessed({
      A: [
        [10, 2, 0],
        [3, 8, 0],
        [0, 0, 0],
      ],
      B,
    });
    expect(valuesOf(never.groups[0].metrics).slice(1, 4)).toEqual([
      'class-without-labels',
      'class-never-predicted',
      'class-without-rows',
    ]);
    const single = await assessed({
      A: [
        [10, 2, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      B,
    });
    expect(valuesOf(single.groups[0].metrics).slice(5)).toEqual(['no-variation', 0]);
    const same = await assessed({
      A: [
        [10, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      B,
    });
    expect(valuesOf(same.groups[0].metrics).slice(5)).toEqual(['no-variation', 'no-variation']);
  });

  it('do not change when all weights are scaled, and count weights as rows', async () => {
    const doubled = B.map((line) => line.map((times) => 2 * times));
    const plain = await assessed({ A, B: doubled });
    const weighted = await assessed({ A, B }, { sampleWeight: 'weight' }, (row) => (row < 80 ? 3 : 6));
    expectClose(valuesOf(weighted.overall.metrics), valuesOf(plain.overall.metrics) as number[]);
    expectClose(valuesOf(weighted.groups[1].metrics), EXPECTED.B);
    const width = ({ metrics }: Multiclass['overall']) =>
      MULTICLASS_METRIC_IDS.map((id) => {
        const metric = metrics[id];
        return metric.kind === 'defined' && metric.interval ? metric.interval.high - metric.interval.low : NaN;
      });
    width(weighted.overall).forEach((each, i) => expect(each).toBeGreaterThan(width(plain.overall)[i]));
  });
});

describe('disparities over all classes', () => {
  it('are the widest gaps between groups, to overall and to the reference', async () => {
    const { disparities } = await assessed({ A, B });
    const value = (id: string, method: string) => {
      const found = disparities.find((each) => each.id === id && each.method === method)!.value;
      return found.kind === 'defined' ? found.value : NaN;
    };
    expect(value('multiclassAccuracyDifference', 'betweenGroups')).toBeCloseTo(0.84 - 0.7375, 12);
    expect(value('macroF1Ratio', 'toReference')).toBeCloseTo(EXPECTED.A[3] / EXPECTED.B[3], 12);
    expect(value('cohenKappaDifference', 'toOverall')).toBeCloseTo(EXPECTED.B[6] - EXPECTED.all[6], 12);
    expect(value('macroRecallGroupMin', 'betweenGroups')).toBeCloseTo(EXPECTED.A[1], 12);
    expect(value('weightedF1GroupMax', 'betweenGroups')).toBeCloseTo(EXPECTED.B[4], 12);
    expect(disparities).toHaveLength(MULTICLASS_METRIC_IDS.length * 8);
    for (const { value, scale, id } of disparities) {
      if (value.kind !== 'defined') throw new Error(`${id} is undefined`);
      if (scale !== 'ratio') expect(value.interval).not.toBeNull();
    }
  });
});

describe('one class against all others', () => {
  it('is the audit with that class as positive', async () => {
    const { cube, plan } = await cubeOfClasses({ A, B });
    const { oneAgainstRest } = await assessed({ A, B });
    expect(oneAgainstRest.map(({ positive }) => positive)).toEqual(['low', 'middle', 'high']);
    const [combination] = assessCube(cube, plan).combinations;
    const high = oneAgainstRest[2];
    expect(high.groups).toEqual(combination.groups);
    expect(high.overall).toEqual(combination.overall);
    expect(high.disparities).toEqual(combination.disparities);
  });

  it('has base rates where there is no prediction', async () => {
    const { oneAgainstRest, groups, disparities } = await assessed({ A, B }, { prediction: null });
    expect(oneAgainstRest[1].groups[0].metrics.baseRate).toMatchObject({ value: 28 / 80 });
    expect(oneAgainstRest[1].groups[0].metrics.selectionRate).toMatchObject({ reason: 'no-prediction' });
    expect(groups[0]).toMatchObject({ n: 80, confusion: null });
    expect(valuesOf(groups[0].metrics).every((value) => value === 'no-prediction')).toBe(true);
    expect(disparities).toEqual([]);
  });
});

it('is null without classes', async () => {
  const { cube, plan } = await cubeOfClasses({ A, B }, { classes: null });
  expect(multiclassOf(cube.combinations[0], cube, plan, { keys: [['A']], reference: 0 })).toBeNull();
});

describe('metrics that are undefined in every group', () => {
  /** No row of either group has the first value as its label, nor is it ever predicted. */
  const lacking: Counts = [
    [0, 0, 0],
    [0, 20, 3],
    [0, 6, 9],
  ];

  it('have their common reason in the least and the largest value', async () => {
    const { disparities } = await assessed({ a: lacking, b: lacking });
    const reasons = ['macroRecall', 'macroPrecision', 'macroF1'].flatMap((id) =>
      ['GroupMin', 'GroupMax'].map((suffix) => {
        const { value } = disparities.find((each) => each.id === `${id}${suffix}`)!;
        return value.kind === 'undefined' ? value.reason : null;
      }),
    );
    const [recall, precision, f1] = ['class-without-labels', 'class-never-predicted', 'class-without-rows'];
    expect(reasons).toEqual([recall, recall, precision, precision, f1, f1]);
  });

  it('have it though all groups together have a value', async () => {
    const other: Counts = [
      [9, 0, 3],
      [0, 0, 0],
      [4, 0, 9],
    ];
    const { overall, disparities } = await assessed({ a: lacking, b: other });
    expect(overall.metrics.macroPrecision.kind).toBe('defined');
    const { value } = disparities.find(({ id }) => id === 'macroPrecisionGroupMin')!;
    expect(value).toMatchObject({ kind: 'undefined', reason: 'class-never-predicted' });
  });
});
