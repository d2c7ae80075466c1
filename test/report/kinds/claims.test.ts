import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/report/kinds/claims.ts';
import {
  aloneWords,
  outcomesWords,
  shownBy,
  standingOf,
  surelyShown,
  undecided,
} from '../../../src/report/kinds/claims.ts';

const claim = (verdict: Claim['verdict'], isSure = false, features: readonly string[] = ['sex']): Claim => ({
  features,
  verdict,
  isSure,
  isWithheld: false,
});

it('shows over all comparisons what Holm’s correction leaves, the others counting in full', () => {
  expect(surelyShown([0.01, 0.04], 0, 0.05)).toEqual([true, true]);
  expect(surelyShown([0.01, 0.04], 3, 0.05)).toEqual([true, false]);
  expect(surelyShown([0.011], 4, 0.05)).toEqual([false]);
  expect(surelyShown([], 4, 0.05)).toEqual([]);
});

describe('a kind', () => {
  it('is shown by one sure comparison, not shown only by all ruled out, and open in between', () => {
    expect(standingOf([claim('ruledOut'), claim('shown', true)])).toBe('shown');
    expect(standingOf([claim('ruledOut'), claim('ruledOut')])).toBe('notShown');
    expect(standingOf([claim('ruledOut'), claim('notEnoughData')])).toBe('cannotTell');
    expect(standingOf([claim('ruledOut'), claim('shown')])).toBe('cannotTell');
    expect(standingOf([])).toBe('cannotTell');
  });

  it('is shown by single features before intersections', () => {
    const crossed = claim('shown', true, ['sex', 'race']);
    expect(shownBy([crossed, claim('shown', true), claim('shown', false, ['age'])])).toBe('sex');
    expect(shownBy([crossed])).toBe('sex and race');
  });

  it('counts what is ruled out and what has not enough data', () => {
    const [out, open] = [claim('ruledOut'), claim('notEnoughData')];
    expect(outcomesWords(undecided([out, out, open]))).toBe(
      'of 3 comparisons, 2 rule it out and 1 has not enough data',
    );
    expect(outcomesWords(undecided([open, open]))).toBe('none of 2 comparisons rules it out');
    expect(outcomesWords(undecided([open]))).toBe('the one comparison made has not enough data');
    expect(aloneWords(undecided([claim('shown'), out]))).toBe(
      'in 1 of 2 comparisons when taken alone, but not when all are counted together',
    );
  });
});
