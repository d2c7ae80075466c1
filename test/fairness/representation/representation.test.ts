import { describe, expect, it } from 'vitest';
import { representationOf } from '../../../src/fairness/representation/representation-of.ts';
import type { GroupShare, Representation } from '../../../src/fairness/representation/representation-parts.ts';
import type { ResolvedPlan, SensitiveFeature } from '../../../src/plan/plan.ts';
import { cubeOf, planOf } from '../cube-of.ts';
import type { Row } from '../cube-of.ts';

const groups = (sizes: Readonly<Record<string, number>>, weight?: Readonly<Record<string, number>>): Row[] =>
  Object.entries(sizes).map(([name, times]) => ({
    key: [name],
    label: 1,
    prediction: 1,
    times,
    ...(weight && { weight: weight[name] }),
  }));

function represented(
  rows: readonly Row[],
  feature: Partial<SensitiveFeature> = {},
  changes: Partial<ResolvedPlan> = {},
): Representation {
  const plan = planOf({ group: 'a' }, changes);
  const sensitiveFeatures = [{ column: 'group', reference: 'a', ...feature } as never];
  return representationOf(cubeOf(rows), { ...plan, sensitiveFeatures }, ['group'])!;
}

const of = (representation: Representation, ...key: string[]): GroupShare =>
  representation.groups.find((group) => group.key.join() === key.join())!;
const valueOf = (value: GroupShare['share'] | null | undefined): number =>
  value?.kind === 'defined' ? value.value : Number.NaN;

describe('shares of groups', () => {
  it('are of all rows counted, whether or not their label is known', () => {
    const unknown: Row = { key: ['b'], times: 10 };
    const all = represented([...groups({ a: 60, b: 30 }), unknown]);
    expect(all.rows).toBe(100);
    expect(of(all, 'b')).toMatchObject({ rows: 40, share: { value: 0.4, n: 100, count: 40 } });
    // Wilson at 1.96 of 40 in 100
    expect(of(all, 'b').share).toMatchObject({
      interval: { low: expect.closeTo(0.3094, 4), high: expect.closeTo(0.498, 4) },
    });
    expect(of(all, 'b').against).toBeNull();
    expect(all.population).toBeNull();
  });

  it('are wider where they hold for all groups at once', () => {
    const { share, together } = of(represented(groups({ a: 60, b: 30, c: 10 })), 'c');
    expect(share).toMatchObject({ interval: { low: expect.closeTo(0.0552, 4), high: expect.closeTo(0.1744, 4) } });
    // z = 2.394 for three groups
    expect(together).toMatchObject({ low: expect.closeTo(0.04855, 4), high: expect.closeTo(0.19482, 4), level: 0.95 });
  });

  it('stand beside an equal share', () => {
    const all = represented(groups({ a: 60, b: 30, c: 10 }));
    expect(valueOf(of(all, 'a').toEqual)).toBeCloseTo(1.8, 12);
    expect(valueOf(of(all, 'c').toEqual)).toBeCloseTo(0.3, 12);
    // Σ (count − 33.3)² / 33.3
    expect(all.equalTest).toMatchObject({ kind: 'tested', statistic: expect.closeTo(38, 9), degreesOfFreedom: 2 });
  });

  it('leave rows whose group is not known out of what is compared', () => {
    const all = represented(groups({ a: 45, b: 45, '': 10 }), { population: { a: 0.5, b: 0.5 } });
    expect(all.missingRows).toBe(10);
    expect(of(all, '')).toMatchObject({ missing: true, toEqual: null, against: null });
    expect(valueOf(of(all, '').share)).toBeCloseTo(0.1, 12);
    expect(of(all, 'a').against).toMatchObject({ share: { value: 0.5, n: 90 }, ratio: { value: 1 } });
  });

  it('take the weights, and their uncertainty with them', () => {
    // b is sampled one in ten and weighs ten times as much
    const rows = groups({ a: 900, b: 10 }, { a: 1, b: 10 });
    const b = of(represented(rows), 'b');
    expect(valueOf(b.share)).toBeCloseTo(0.1, 12);
    // 0.1 · 0.9 / ((0.81 · 1000 + 0.01 · 900) / 1000²)
    expect(b.share).toMatchObject({ effectiveN: expect.closeTo(109.89, 2) });
    expect(b.rows).toBe(10);
  });
});

describe('against the population', () => {
  const population = { a: 0.5, b: 0.3, c: 0.2 };

  it('a share is divided by the population’s', () => {
    const all = represented(groups({ a: 700, b: 280, c: 20 }), { population, populationSource: 'census 2021' });
    expect(of(all, 'a').against).toMatchObject({ expected: 0.5, ratio: { value: 1.4 }, verdict: 'ruledOut' });
    expect(of(all, 'c').against).toMatchObject({ verdict: 'shown' });
    expect(valueOf(of(all, 'c').against?.ratio)).toBeCloseTo(0.1, 12);
    expect(valueOf(of(all, 'c').against?.difference)).toBeCloseTo(-0.18, 12);
    expect(of(all, 'c').against?.ratio).toMatchObject({ interval: { high: expect.closeTo(0.1534, 3) } });
    expect(all.population).toMatchObject({
      source: 'census 2021',
      rows: 1000,
      named: 1,
      others: null,
      absent: [],
      notCompared: [],
      verdict: 'shown',
      // (700 − 500)² / 500 + (280 − 300)² / 300 + (20 − 200)² / 200
      test: { kind: 'tested', statistic: expect.closeTo(80 + 4 / 3 + 162, 9), degreesOfFreedom: 2 },
    });
  });

  it('says that it cannot tell where rows are few, and how many would do', () => {
    const few = represented(groups({ a: 10, b: 6, c: 4 }), { population });
    expect(few.population?.verdict).toBe('notEnoughData');
    const { needed, verdict } = of(few, 'c').against!;
    expect(verdict).toBe('notEnoughData');
    expect(needed).toBeGreaterThan(20);
    const enough = represented(groups({ a: needed! * 0.5, b: needed! * 0.3, c: needed! * 0.2 }), { population });
    expect(of(enough, 'c').against!.verdict).toBe('ruledOut');
  });

  it('groups of the population without a row count as none', () => {
    const all = represented(groups({ a: 600, b: 400 }), { population: { a: 0.5, b: 0.4, gone: 0.1 } });
    expect(all.population?.absent).toEqual(['gone']);
    expect(of(all, 'gone')).toMatchObject({
      rows: 0,
      belowMinimum: true,
      against: { verdict: 'shown', ratio: { value: 0 } },
    });
  });

  it('groups without a share are taken together where shares leave something', () => {
    const all = represented(groups({ a: 500, x: 30, y: 20 }), { population: { a: 0.6 } });
    expect(all.population).toMatchObject({
      named: 0.6,
      rows: 550,
      others: { keys: [['x'], ['y']], rows: 50, against: { expected: 0.4, verdict: 'shown' } },
    });
    expect(of(all, 'x').against).toBeNull();
  });

  it('groups without a share are not compared where shares leave nothing', () => {
    const all = represented(groups({ a: 500, b: 400, x: 100 }), { population: { a: 0.5, b: 0.5 } });
    expect(all.population).toMatchObject({ rows: 900, others: null, notCompared: [['x']] });
    expect(valueOf(of(all, 'a').against?.share)).toBeCloseTo(5 / 9, 12);
    expect(of(all, 'x').against).toBeNull();
  });

  it('shares of merged levels add up to their group’s', () => {
    const merge = [{ name: 'b or c', levels: ['b', 'c'] }];
    const merged = represented(groups({ a: 500, b: 300, c: 200 }), { population, merge });
    expect(of(merged, 'b or c').against).toMatchObject({ expected: expect.closeTo(0.5, 12), ratio: { value: 1 } });
    expect(merged.population).toMatchObject({ named: 1, absent: [] });
  });

  it('judges neither one row nor fewer than the minimum', () => {
    const one = represented(groups({ a: 8, b: 1 }), { population: { a: 0.05, b: 0.95 } });
    expect(one.population?.verdict).toBe('notEnoughData');
  });

  it('compares the groups that are shown with each other where others are withheld', () => {
    const cube = cubeOf(groups({ a: 300, b: 100 }));
    const [table] = cube.combinations;
    const together = { n: new Float64Array(9), w: new Float64Array(9), w2: new Float64Array(9) };
    together.n[4] = together.w[4] = together.w2[4] = 50;
    const gated = {
      ...cube,
      gate: { minimum: 10, withheld: [] },
      combinations: [{ ...table, withheld: { groups: [['c'], ['d']], together } }],
    };
    const plan = {
      ...planOf({}),
      sensitiveFeatures: [{ column: 'group', reference: 'a', population: { a: 0.3, b: 0.3, c: 0.4 } }],
    };
    const all = representationOf(gated, plan, ['group'])!;
    expect(all.rows).toBe(450);
    expect(valueOf(of(all, 'a').share)).toBeCloseTo(300 / 450, 12);
    expect(of(all, 'a').against).toMatchObject({ expected: expect.closeTo(0.5, 12), share: { value: 0.75, n: 400 } });
    expect(of(all, 'c')).toMatchObject({ rows: null, share: { kind: 'undefined', reason: 'withheld' }, against: null });
    expect(all.population).toMatchObject({ withheld: ['c'], absent: [] });
  });

  it('is undefined without rows or without weight, with the reason', () => {
    expect(of(represented(groups({ a: 5, b: 5 }, { a: 0, b: 0 })), 'a').share).toEqual({
      kind: 'undefined',
      reason: 'zero-weight',
      n: 10,
    });
    expect(representationOf(cubeOf(groups({ a: 1 })), planOf({ group: 'a' }), ['other'])).toBeNull();
  });
});

describe('intersections', () => {
  const crossed = (counts: readonly (readonly [string, string, number])[]): Representation => {
    const rows = counts.map(([f, g, times]): Row => ({ key: [f, g], label: 1, prediction: 1, times }));
    return representationOf(cubeOf(rows, { features: ['f', 'g'] }), planOf({ f: 'a', g: 'x' }), ['f', 'g'])!;
  };

  it('stand against the product of their features’ shares', () => {
    const all = crossed([
      ['a', 'x', 450],
      ['a', 'y', 50],
      ['b', 'x', 250],
      ['b', 'y', 250],
    ]);
    // 0.05 / (0.5 · 0.3)
    expect(of(all, 'a', 'y').against).toMatchObject({ expected: expect.closeTo(0.15, 12), verdict: 'shown' });
    expect(valueOf(of(all, 'a', 'y').against?.ratio)).toBeCloseTo(1 / 3, 12);
    // 1000 · Σ (p − e)² / e
    expect(all.independence?.test).toMatchObject({ statistic: expect.closeTo(190.476, 3), degreesOfFreedom: 1 });
    expect(all.independence).toMatchObject({ absentCount: 0, verdict: 'shown' });
    expect(all.population).toBeNull();
  });

  it('names those that do not occur though both levels do', () => {
    const all = crossed([
      ['a', 'x', 60],
      ['b', 'x', 20],
      ['b', 'y', 20],
    ]);
    expect(all.independence?.absent).toEqual([{ key: ['a', 'y'], expected: expect.closeTo(0.12, 12) }]);
    // the cells that do not occur are part of the statistic: 100 · (0.12²/0.48 + 0.12²/0.32 + 0.12²/0.08) + 12
    expect(all.independence?.test).toMatchObject({ statistic: expect.closeTo(37.5, 9) });
  });

  it('has no test where too few rows are expected', () => {
    const all = crossed([
      ['a', 'x', 3],
      ['b', 'x', 2],
      ['b', 'y', 1],
    ]);
    expect(all.independence?.test).toMatchObject({ kind: 'undefined', reason: 'too-few-rows' });
  });
});
