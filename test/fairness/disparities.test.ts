import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import { DISPARITY_FAMILIES } from '../../src/fairness/disparities.ts';
import { confusionRows, cubeOf, planOf } from './cube-of.ts';
import { defined, disparityOf, reasonOf } from './lookup.ts';
import { binomialSampler, seededRandom } from '../stats/prng.ts';

const combination = assessCube(
  cubeOf([
    ...confusionRows(['a'], 40, 20, 10, 30), // selected .6, TPR .8, FPR .4
    ...confusionRows(['b'], 15, 15, 15, 55), // selected .3, TPR .5, FPR 15/70
    ...confusionRows(['c'], 0, 5, 0, 5), // selected .5, no positives, FPR .5
  ]),
  planOf({ group: 'b' }),
).combinations[0];
const valueOf = (id: string, method?: 'betweenGroups' | 'toOverall' | 'toReference') =>
  defined(disparityOf(combination, id, method).value).value;

describe('disparities', () => {
  it('exist for every family, scale and method', () => {
    expect(combination.disparities).toHaveLength(DISPARITY_FAMILIES.length * 6);
    const ids = new Set(combination.disparities.map(({ id }) => id));
    for (const id of [
      'demographicParityDifference',
      'equalOpportunityRatio',
      'equalizedOddsDifference',
      'precisionRatio',
    ]) {
      expect(ids).toContain(id);
    }
  });

  it('between groups: max − min and min / max', () => {
    expect(valueOf('demographicParityDifference')).toBeCloseTo(0.3, 12);
    expect(valueOf('demographicParityRatio')).toBeCloseTo(0.5, 12);
    const { highest, lowest, smallest } = disparityOf(combination, 'demographicParityDifference');
    expect([highest, lowest, smallest]).toEqual([['a'], ['b'], 100]);
  });

  it('leave out the groups in which the rate is undefined', () => {
    expect(valueOf('equalOpportunityDifference')).toBeCloseTo(0.3, 12);
    expect(valueOf('falsePositiveRateDifference')).toBeCloseTo(0.5 - 15 / 70, 12);
    expect(valueOf('equalizedOddsDifference')).toBeCloseTo(0.3, 12);
    expect(valueOf('equalizedOddsRatio')).toBeCloseTo(15 / 70 / 0.5, 12);
  });

  it('to reference and to overall', () => {
    expect(valueOf('demographicParityDifference', 'toReference')).toBeCloseTo(0.3, 12);
    expect(valueOf('demographicParityRatio', 'toReference')).toBeCloseTo(0.5, 12);
    const overall = (60 + 30 + 5) / 210;
    expect(valueOf('demographicParityDifference', 'toOverall')).toBeCloseTo(overall - 0.3, 12);
    expect(valueOf('demographicParityRatio', 'toOverall')).toBeCloseTo(0.3 / overall, 12);
  });

  it('are undefined, with a reason, where nothing can be compared', () => {
    const one = assessCube(cubeOf(confusionRows(['a'], 1, 1, 1, 1)), planOf({ group: 'a' })).combinations[0];
    expect(reasonOf(disparityOf(one, 'demographicParityDifference').value)).toBe('fewer-than-two-groups');
    expect(reasonOf(disparityOf(one, 'rocAucDifference').value)).toBe('no-score');
    const none = assessCube(
      cubeOf([...confusionRows(['a'], 0, 0, 4, 4), ...confusionRows(['b'], 0, 0, 4, 4)]),
      planOf({ group: 'x' }),
    ).combinations[0];
    for (const method of ['betweenGroups', 'toOverall'] as const) {
      expect(reasonOf(disparityOf(none, 'demographicParityRatio', method).value)).toBe('zero-denominator');
      expect(defined(disparityOf(none, 'demographicParityDifference', method).value).value).toBe(0);
    }
    expect(reasonOf(disparityOf(none, 'demographicParityRatio', 'toReference').value)).toBe('reference-absent');
  });

  it('of two groups have the interval of their pair', () => {
    const two = assessCube(
      cubeOf([...confusionRows(['a'], 40, 20, 10, 30), ...confusionRows(['b'], 15, 15, 15, 55)]),
      planOf({ group: 'b' }),
    ).combinations[0];
    const pair = defined(two.groups[0].toReference.selectionRate!.difference).interval;
    const widest = defined(disparityOf(two, 'demographicParityDifference').value).interval;
    expect(widest?.low).toBeCloseTo(pair?.low ?? Number.NaN, 12);
    expect(widest?.high).toBeCloseTo(pair?.high ?? Number.NaN, 12);
    expect(widest?.method).toBe('simultaneous');
  });
});

describe('the simultaneous interval of the widest gap', () => {
  it.each([
    [[0.4, 0.4, 0.4, 0.4], 100],
    [[0.2, 0.25, 0.3, 0.45, 0.45], 200],
    [[0.1, 0.12, 0.3], 60],
  ])('covers the true one at rates %j and %d rows each', (rates, n) => {
    const random = seededRandom(5);
    const draw = rates.map((rate) => binomialSampler(n, rate, random));
    const truth = Math.max(...rates) - Math.min(...rates);
    const trueRatio = Math.min(...rates) / Math.max(...rates);
    let covered = 0;
    let coveredRatio = 0;
    const runs = 400;
    for (let run = 0; run < runs; run++) {
      const rows = draw.flatMap((sample, g) => {
        const selected = sample();
        return confusionRows([`${g}`], selected, 0, n - selected, 0);
      });
      const { disparities } = assessCube(cubeOf(rows), planOf({ group: '0' })).combinations[0];
      const intervalOf = (id: string) => {
        const value = disparities.find((each) => each.id === id)?.value;
        return value?.kind === 'defined' ? value.interval : null;
      };
      const difference = intervalOf('demographicParityDifference');
      if (difference && difference.low <= truth && truth <= difference.high) covered++;
      const ratio = intervalOf('demographicParityRatio');
      if (ratio && ratio.low <= trueRatio && trueRatio <= ratio.high) coveredRatio++;
    }
    expect(covered / runs).toBeGreaterThanOrEqual(0.94);
    expect(coveredRatio / runs).toBeGreaterThanOrEqual(0.94);
  });
});
