import { describe, expect, it } from 'vitest';
import { missingnessOf } from '../../../src/fairness/representation/missingness-of.ts';
import { cubeOf, planOf } from '../cube-of.ts';
import type { Row } from '../cube-of.ts';

const rows: Row[] = [
  { key: ['a'], label: 1, prediction: 1, times: 90 },
  { key: ['a'], prediction: 1, times: 6 },
  { key: ['a'], label: 0, times: 3 },
  { key: ['a'], times: 1 },
  { key: ['b'], label: 1, prediction: 0, times: 60 },
  { key: ['b'], prediction: 0, times: 40 },
];

describe('what is not known, by group', () => {
  const missing = missingnessOf(cubeOf(rows), planOf({ group: 'a' }), ['group'])!;
  const [a, b] = missing.groups;

  it('is counted by what of a row it is, and once in all', () => {
    expect(a).toMatchObject({
      key: ['a'],
      rows: 100,
      labelUnknown: { value: 0.07, count: 7, n: 100 },
      predictionUnknown: { value: 0.04, count: 4 },
      bothUnknown: { value: 0.01, count: 1 },
      leftOut: { value: 0.1, count: 10 },
      scoreMissing: { kind: 'undefined', reason: 'no-score' },
    });
    expect(b).toMatchObject({ leftOut: { value: 0.4 }, labelUnknown: { value: 0.4 }, bothUnknown: { value: 0 } });
    expect(missing.overall).toMatchObject({ key: [], rows: 200, leftOut: { value: 0.25, count: 50 } });
  });

  it('has Wilson’s interval', () => {
    expect(a.leftOut).toMatchObject({
      interval: { low: expect.closeTo(0.0552, 4), high: expect.closeTo(0.1744, 4), method: 'wilson' },
    });
  });

  it('is tested for being equally frequent: 10 of 100 against 40 of 100', () => {
    // 100 · 2 · (0.15²) / (0.25 · 0.75)
    expect(missing.leftOutTests?.omnibus).toMatchObject({ statistic: expect.closeTo(24, 9), degreesOfFreedom: 1 });
    const [pair] = missing.leftOutTests!.pairs;
    expect(pair).toMatchObject({ higher: ['b'], lower: ['a'], difference: { value: expect.closeTo(0.3, 12) } });
  });

  it('counts a group of which every row is left out', () => {
    const gone = missingnessOf(cubeOf([...rows, { key: ['c'], prediction: 1, times: 50 }]), planOf({ group: 'a' }), [
      'group',
    ])!;
    expect(gone.groups.find(({ key }) => key[0] === 'c')).toMatchObject({ rows: 50, leftOut: { value: 1 } });
    expect(gone.leftOutTests?.omnibus).toMatchObject({ degreesOfFreedom: 2 });
  });

  it('knows which scores are missing', () => {
    const scored: Row[] = [
      { key: ['a'], label: 1, score: 0.4, times: 30 },
      { key: ['a'], label: 0, times: 10 },
      { key: ['b'], label: 0, score: 0.6, times: 20 },
    ];
    const cube = cubeOf(scored, { predictionFrom: 'threshold' });
    const score = { column: 'score', threshold: 0.5, comparison: 'atLeast' as const };
    const found = missingnessOf(cube, planOf({ group: 'a' }, { prediction: null, score }), ['group'])!;
    expect(found.groups[0]).toMatchObject({
      scoreMissing: { value: 0.25, count: 10 },
      predictionUnknown: { value: 0.25 },
      leftOut: { value: 0.25 },
    });
    expect(found.groups[1].scoreMissing).toMatchObject({ value: 0 });
  });

  it('is undefined where the plan has no such column, and withheld where rows were not passed on', () => {
    const cube = cubeOf(rows, { hasLabel: false });
    const without = missingnessOf(cube, planOf({ group: 'a' }, { label: null }), ['group'])!;
    expect(without.overall.labelUnknown).toMatchObject({ kind: 'undefined', reason: 'no-label' });
    const gated = missingnessOf({ ...cubeOf(rows), gate: { minimum: 10, withheld: [] } }, planOf({ group: 'a' }), [
      'group',
    ])!;
    expect(gated.overall.leftOut).toMatchObject({ kind: 'undefined', reason: 'withheld' });
    expect(gated.leftOutTests).toBeNull();
  });

  it('is the same whatever the order of the rows', () => {
    const turned = missingnessOf(cubeOf([...rows].reverse()), planOf({ group: 'a' }), ['group']);
    expect(turned).toEqual(missing);
  });
});
