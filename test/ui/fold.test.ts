import { expect, it } from 'vitest';
import { foldedLength } from '../../src/ui/features/audit/fold.ts';

it('folds a long list, and not one of which folding would hide next to nothing', () => {
  expect([0, 3, 5, 7, 8, 60].map((length) => foldedLength(length, 5))).toEqual([0, 3, 5, 7, 5, 5]);
});
