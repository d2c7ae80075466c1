import { expect, it } from 'vitest';
import type { Disparity } from '../../src/fairness/assessment.ts';
import { disparityFormat, spokenDisparities } from '../../src/ui/features/audit/disparity-rows.ts';

it('writes a disparity as its metric is written, and leaves counts out', () => {
  const of = (metric: string, scale: 'difference' | 'ratio') => ({ metrics: [metric], scale }) as unknown as Disparity;
  expect(disparityFormat(of('selectionRate', 'difference'))).toBe('points');
  expect(disparityFormat(of('selectionRate', 'ratio'))).toBe('ratio');
  expect(disparityFormat(of('count', 'difference'))).toBe('count');
  expect(disparityFormat(of('rocAuc', 'difference'))).toBe('number');
  expect(spokenDisparities([of('count', 'ratio'), of('accuracy', 'ratio')])).toHaveLength(1);
});
