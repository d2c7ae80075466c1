import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import { DISPARITY_FAMILIES } from '../../src/fairness/disparity-families.ts';
import { METRIC_CATALOGUE } from '../../src/fairness/catalogue/metric-catalogue.ts';
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
  it('exist for every family whose roles there are, by every scale and method', () => {
    const scored = (needs: readonly string[]) => needs.some((role) => role !== 'label' && role !== 'prediction');
    const families = DISPARITY_FAMILIES.filter(({ metrics }) =>
      metrics.every((id) => !scored(METRIC_CATALOGUE[id].needs)),
    );
    const single = families.filter(({ metrics }) => metrics.length === 1);
    expect(combination.disparities).toHaveLength(families.length * 6 + single.length * 2);
    const ids = new Set(combination.disparities.map(({ id }) => id));
    for (const id of [
      'demographicParityDifference',
      'equalOpportunityRatio',
      'equalizedOddsDifference',
      'equalizedOddsMeanRatio',
      'typeOneErrorsDifference',
      'predictiveParityRatio',
      'f1GroupMin',
      'demographicParityGroupMax',
    ]) {
      expect(ids).toContain(id);
    }
    expect([...ids].filter((id) => /score|auc|target/i.test(id))).toEqual([]);
  });

  it('of several metrics: the worst and the mean of their gaps', () => {
    const [tpr, fpr] = [0.3, 0.5 - 15 / 70];
    expect(valueOf('equalizedOddsDifference')).toBeCloseTo(Math.max(tpr, fpr), 12);
    expect(valueOf('equalizedOddsMeanDifference')).toBeCloseTo((tpr + fpr) / 2, 12);
    const { highest, lowest, smallest } = disparityOf(combination, 'equalizedOddsMeanDifference');
    expect([highest, lowest, smallest]).toEqual([null, null, 10]);
    const intervalOf = (id: string) => defined(disparityOf(combination, id).value).interval!;
    const mean = intervalOf('equalizedOddsMeanDifference');
    const worst = intervalOf('equalizedOddsDifference');
    expect(mean.low).toBeLessThanOrEqual(worst.low);
    expect(mean.high).toBeLessThanOrEqual(worst.high);
  });

  it('the least and the largest value of any group, with the group', () => {
    const least = disparityOf(combination, 'demographicParityGroupMin');
    const most = disparityOf(combination, 'demographicParityGroupMax');
    expect([defined(least.value).value, least.lowest, least.highest, least.smallest]).toEqual([0.3, ['b'], null, 100]);
    expect([defined(most.value).value, most.lowest, most.highest, most.smallest]).toEqual([0.6, null, ['a'], 100]);
    const limits = combination.groups.map(({ metrics }) => defined(metrics.selectionRate).interval!);
    const interval = defined(least.value).interval!;
    expect(interval.low).toBeLessThan(Math.min(...limits.map(({ low }) => low)));
    expect(interval.high).toBeGreaterThan(Math.min(...limits.map(({ high }) => high)));
  });

  it('have no ratio where a value lies below zero', () => {
    const crossed = assessCube(
      cubeOf([...confusionRows(['a'], 40, 20, 10, 30), ...confusionRows(['b'], 10, 30, 40, 20)]),
      planOf({ group: 'b' }),
    ).combinations[0];
    for (const method of ['betweenGroups', 'toOverall', 'toReference'] as const) {
      expect(reasonOf(disparityOf(crossed, 'matthewsCorrelationRatio', method).value)).toBe('negative-value');
      defined(disparityOf(crossed, 'matthewsCorrelationDifference', method).value);
    }
    expect(reasonOf(crossed.groups[0].toReference.matthewsCorrelation!.ratio)).toBe('negative-value');
    expect(reasonOf(crossed.groups[1].toReference.matthewsCorrelation!.ratio)).toBe('negative-value');
  });

  it('between groups: max − min and min / max', () => {
    expect(valueOf('demographicParityDifference')).toBeCloseTo(0.3, 12);
    expect(valueOf('demographicParityRatio')).toBeCloseTo(0.5, 12);
    const { highest, lowest, smallest } = disparityOf(combination, 'demographicParityDifference');
    expect([highest, lowest, smallest]).toEqual([['a'], ['b'], 100]);
    const nOf = (id: string, method?: 'toOverall' | 'toReference'): number =>
      defined(disparityOf(combination, id, method).value).n;
    for (const scale of ['Difference', 'Ratio']) {
      expect(nOf(`demographicParity${scale}`), 'rows of both groups').toBe(200);
      expect(nOf(`demographicParity${scale}`, 'toReference')).toBe(200);
      expect(nOf(`demographicParity${scale}`, 'toOverall'), 'all rows').toBe(210);
    }
    expect(nOf('demographicParityGroupMin'), 'rows of the group').toBe(100);
    const [a] = combination.groups.filter(({ key }) => key[0] === 'a');
    const { difference, ratio } = a.toReference.selectionRate!;
    expect([difference.n, ratio.n, a.toOverall.selectionRate!.difference.n]).toEqual([200, 200, 210]);
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
    const none = assessCube(
      cubeOf([...confusionRows(['a'], 0, 0, 4, 4), ...confusionRows(['b'], 0, 0, 4, 4)]),
      planOf({ group: 'x' }),
    ).combinations[0];
    for (const method of ['betweenGroups', 'toOverall'] as const) {
      expect(reasonOf(disparityOf(none, 'demographicParityRatio', method).value)).toBe('zero-denominator');
      expect(defined(disparityOf(none, 'demographicParityDifference', method).value).value).toBe(0);
    }
    expect(reasonOf(disparityOf(none, 'demographicParityRatio', 'toReference').value)).toBe('reference-absent');
    expect(reasonOf(disparityOf(none, 'predictiveParityGroupMin').value)).toBe('no-predicted-positives');
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
    let coveredLeast = 0;
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
      const least = intervalOf('demographicParityGroupMin');
      if (least && least.low <= Math.min(...rates) && Math.min(...rates) <= least.high) coveredLeast++;
    }
    expect(covered / runs).toBeGreaterThanOrEqual(0.94);
    expect(coveredRatio / runs).toBeGreaterThanOrEqual(0.94);
    expect(coveredLeast / runs).toBeGreaterThanOrEqual(0.94);
  });
});
