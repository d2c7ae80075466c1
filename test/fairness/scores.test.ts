import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import { thresholdCut } from '../../src/cube/score-threshold.ts';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';
import { defined, groupOf, reasonOf } from './lookup.ts';

const scored = (threshold: number | null, comparison: 'atLeast' | 'above' = 'atLeast'): Partial<ResolvedPlan> => ({
  prediction: null,
  score: { column: 'score', threshold, comparison },
});

const rows: Row[] = [
  { key: ['a'], label: 1, score: 0.9 },
  { key: ['a'], label: 1, score: 0.5 },
  { key: ['a'], label: 0, score: 0.5 },
  { key: ['a'], label: 0, score: 0.1 },
  { key: ['a'], label: 1 },
  { key: ['b'], label: 1, score: 0.2 },
  { key: ['b'], label: 0, score: 0.7 },
  { key: ['b'], label: 0, score: 0.1 },
];

describe('predictions from a threshold', () => {
  const cube = cubeOf(rows, { predictionFrom: 'threshold' });
  const assess = (threshold: number | null, comparison?: 'atLeast' | 'above') =>
    assessCube(cube, planOf({ group: 'a' }, scored(threshold, comparison))).combinations[0];

  it('count a score at the threshold as the comparison says', () => {
    expect(groupOf(assess(0.5), 'a').confusion).toMatchObject({ truePositives: 2, falsePositives: 1 });
    expect(groupOf(assess(0.5, 'above'), 'a').confusion).toMatchObject({ truePositives: 1, falsePositives: 0 });
  });

  it('are unknown without a score', () => {
    expect(groupOf(assess(0.5), 'a').leftOut).toEqual({ labelUnknown: 0, predictionUnknown: 1, both: 0 });
  });

  it('move with the threshold, from everybody to nobody', () => {
    expect(defined(assess(-1).overall.metrics.selectionRate).value).toBe(1);
    expect(defined(assess(0.6).overall.metrics.selectionRate).value).toBeCloseTo(2 / 7, 12);
    expect(defined(assess(2).overall.metrics.selectionRate).value).toBe(0);
  });

  it('do not exist without one', () => {
    expect(reasonOf(assess(null).overall.metrics.selectionRate)).toBe('no-prediction');
  });
});

describe('area under the ROC curve', () => {
  it('by hand, on the rows with a label and a score', () => {
    const { groups, overall } = assessCube(
      cubeOf(rows, { predictionFrom: 'threshold' }),
      planOf({ group: 'a' }, scored(0.5)),
    ).combinations[0];
    const a = groups.find(({ key }) => key[0] === 'a');
    expect(defined(a!.metrics.rocAuc)).toMatchObject({ value: 3.5 / 4, n: 4 });
    expect(defined(groupOf({ groups } as never, 'b').metrics.rocAuc).value).toBe(0.5);
    // .9, .5, .2 against .7, .5, .1, .1
    expect(defined(overall.metrics.rocAuc).value).toBeCloseTo((4 + 2.5 + 2) / 12, 12);
    expect(defined(a!.toReference.rocAuc!.difference).value).toBe(0);
  });

  it('needs both classes', () => {
    const one = cubeOf([{ key: ['a'], label: 1, prediction: 1, score: 0.5 }]);
    expect(reasonOf(assessCube(one, planOf({ group: 'a' })).combinations[0].groups[0].metrics.rocAuc)).toBe(
      'no-negatives',
    );
  });
});

describe('a score counted on a grid', () => {
  const edges = [0, 0.25, 0.5, 0.75, 1];
  const plan = (threshold: number, comparison?: 'atLeast' | 'above') =>
    planOf({ group: 'a' }, scored(threshold, comparison));
  const gridOf = (closed: 'left' | 'right') => cubeOf(rows, { predictionFrom: 'threshold', edges, closed });

  it('is exact at an edge', () => {
    const { combinations, notices } = assessCube(gridOf('left'), plan(0.5));
    expect(groupOf(combinations[0], 'a').confusion).toMatchObject({ truePositives: 2, falsePositives: 1 });
    expect(notices.filter(({ code }) => code === 'score-grid')).toEqual([{ code: 'score-grid', facts: { bins: 6 } }]);
    const above = assessCube(gridOf('right'), plan(0.5, 'above')).combinations[0];
    expect(groupOf(above, 'a').confusion).toMatchObject({ truePositives: 1, falsePositives: 0 });
  });

  it('takes the nearest edge elsewhere, and says so', () => {
    const { notices } = assessCube(gridOf('left'), plan(0.6));
    expect(notices).toContainEqual({
      code: 'score-grid',
      facts: { bins: 6, threshold: 0.6, used: 0.5, comparison: 'atLeast' },
    });
    const axis = { kind: 'grid', edges: Float64Array.from(edges), closed: 'left' } as const;
    expect(thresholdCut(axis, 0.7, 'atLeast')).toEqual({ firstPositiveBin: 4, used: 0.75, exact: false });
    expect(thresholdCut(axis, 0.5, 'above').exact).toBe(false);
    expect(thresholdCut(axis, -3, 'atLeast').firstPositiveBin).toBe(1);
    expect(thresholdCut(axis, 3, 'atLeast').used).toBe(1);
  });

  it('gives the area with bounds that hold the exact one', () => {
    const exact = assessCube(cubeOf(rows, { predictionFrom: 'threshold' }), plan(0.5)).combinations[0];
    const grid = assessCube(gridOf('left'), plan(0.5)).combinations[0];
    const value = defined(grid.overall.metrics.rocAuc);
    const truth = defined(exact.overall.metrics.rocAuc).value;
    expect(value.bounds?.low).toBeLessThanOrEqual(truth);
    expect(value.bounds?.high).toBeGreaterThanOrEqual(truth);
    expect(value.interval?.low).toBeLessThanOrEqual(value.bounds?.low ?? 0);
    expect(defined(exact.overall.metrics.rocAuc).bounds).toBeUndefined();
  });
});
