import { describe, expect, it } from 'vitest';
import { binomialRates, verdictOf } from '../simulation/verdict-studies.ts';
import { seededRandom } from '../stats/prng.ts';

const RUNS = 100;

/** How often a verdict comes out in {@link RUNS} draws of groups with these rates. */
function frequency(verdict: string, criterion: string, sizes: readonly number[], rates: readonly number[]): number {
  const draw = binomialRates(sizes, rates, seededRandom(20));
  return Array.from({ length: RUNS }, () => verdictOf(criterion, [draw])).filter((each) => each === verdict).length;
}

describe('with enough data the sure verdicts come', () => {
  it('shown, for a gap far beyond the tolerance', () => {
    expect(frequency('shown', 'demographicParityDifference', [400, 400], [0.3, 0.55])).toBeGreaterThan(95);
  });

  it('ruled out, without a gap', () => {
    const [criterion, sizes, rates] = ['demographicParityRatio', [3000, 3000, 3000], [0.5, 0.5, 0.5]] as const;
    expect(frequency('ruledOut', criterion, sizes, rates)).toBeGreaterThan(95);
    expect(frequency('shown', criterion, sizes, rates)).toBe(0);
  });
});
