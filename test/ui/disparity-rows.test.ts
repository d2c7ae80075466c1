import { expect, it } from 'vitest';
import type { Disparity } from '../../src/fairness/assessment.ts';
import { disparityFormat, disparityRows } from '../../src/ui/features/audit/disparity-rows.ts';

const of = (metric: string, scale: Disparity['scale'], id = '', method: Disparity['method'] = 'betweenGroups') =>
  ({ id, metrics: [metric], scale, method }) as unknown as Disparity;

it('writes a disparity as its metric is written', () => {
  expect(disparityFormat(of('selectionRate', 'difference'))).toBe('points');
  expect(disparityFormat(of('selectionRate', 'ratio'))).toBe('ratio');
  expect(disparityFormat(of('selectionRate', 'groupMin'))).toBe('percent');
  expect(disparityFormat(of('count', 'difference'))).toBe('count');
  expect(disparityFormat(of('rocAuc', 'difference'))).toBe('number');
});

it('sets the disparities of a family side by side, by method, and leaves counts out', () => {
  const all = [
    of('count', 'difference', 'countDifference'),
    of('selectionRate', 'difference', 'demographicParityDifference'),
    of('selectionRate', 'difference', 'demographicParityDifference', 'toOverall'),
    of('selectionRate', 'ratio', 'demographicParityRatio'),
    of('selectionRate', 'groupMin', 'demographicParityGroupMin'),
    of('accuracy', 'groupMax', 'accuracyGroupMax'),
  ];
  const [parity, accuracy, ...others] = disparityRows(all, 'toOverall');
  expect(parity).toEqual({
    family: 'demographicParity',
    difference: all[2],
    ratio: null,
    smallest: all[4],
    largest: null,
  });
  expect(accuracy.largest).toBe(all[5]);
  expect(others).toEqual([]);
});
