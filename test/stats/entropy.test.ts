import { describe, expect, it } from 'vitest';
import { entropyFromSums, entropyIndex, entropyPart } from '../../src/stats/entropy-index.ts';
import { leastEntropy, mostEntropy } from '../../src/stats/entropy-limits.ts';
import { seededRandom } from './prng.ts';

const random = seededRandom(29);
const ALPHAS = [0, 1, 2] as const;

function randomBoxes(groups: number) {
  const low = Float64Array.from({ length: groups }, () => 0.2 + 1.4 * random());
  const high = low.map((value) => value + 0.4 * random());
  const raw = low.map(() => 0.1 + random());
  const total = raw.reduce((sum, value) => sum + value, 0);
  return { boxes: { low, high }, shares: raw.map((value) => value / total) };
}

describe('entropy indices', () => {
  it('are the same from terms and from sums, and 0 for equal values', () => {
    for (const alpha of ALPHAS) {
      const { boxes, shares } = randomBoxes(6);
      const total = (f: (value: number) => number) => boxes.low.reduce((sum, m, i) => sum + shares[i] * f(m), 0);
      const sums = entropyFromSums(
        total((m) => m),
        total((m) => entropyPart(m, alpha)),
        alpha,
      );
      expect(entropyIndex(boxes.low, shares, alpha)).toBeCloseTo(sums, 12);
      expect(entropyIndex(Float64Array.of(1.3, 1.3), Float64Array.of(0.4, 0.6), alpha)).toBeLessThan(1e-15);
    }
    expect(entropyIndex(Float64Array.of(0, 2), Float64Array.of(0.5, 0.5), 0)).toBe(Number.POSITIVE_INFINITY);
    expect(entropyIndex(Float64Array.of(0, 2), Float64Array.of(0.5, 0.5), 1)).toBeCloseTo(Math.log(2), 12);
    expect(entropyIndex(Float64Array.of(0, 0), Float64Array.of(0.5, 0.5), 2)).toBeNaN();
  });
});

describe('least and most entropy within boxes', () => {
  it('the least is below every other choice, and reached', () => {
    for (const alpha of ALPHAS) {
      for (let trial = 0; trial < 15; trial++) {
        const { boxes, shares } = randomBoxes(2 + (trial % 4));
        const least = leastEntropy(boxes, shares, alpha);
        let found = Number.POSITIVE_INFINITY;
        for (let step = 0; step <= 2000; step++) {
          const c = 0.1 + (2 * step) / 2000;
          const clipped = boxes.low.map((low, i) => Math.min(boxes.high[i], Math.max(low, c)));
          found = Math.min(found, entropyIndex(clipped, shares, alpha));
        }
        expect(least).toBeLessThanOrEqual(found + 1e-9);
        expect(found - least).toBeLessThan(1e-5);
        for (let choice = 0; choice < 300; choice++) {
          const chosen = boxes.low.map((low, i) => low + random() * (boxes.high[i] - low));
          expect(entropyIndex(chosen, shares, alpha)).toBeGreaterThanOrEqual(least - 1e-12);
        }
      }
    }
  });

  it('the most of one value that moves is its own, and equal values leave room above 0', () => {
    const shares = Float64Array.of(0.3, 0.7);
    const values = Float64Array.of(0.8, 1.1);
    for (const alpha of ALPHAS) {
      const alone = { low: Float64Array.of(0.6, 1.1), high: Float64Array.of(0.9, 1.1) };
      expect(mostEntropy(values, alone, shares, alpha)).toBeCloseTo(
        entropyIndex(Float64Array.of(0.6, 1.1), shares, alpha),
        9,
      );
      const around = { low: Float64Array.of(0.9, 0.9), high: Float64Array.of(1.1, 1.1) };
      expect(mostEntropy(Float64Array.of(1, 1), around, shares, alpha)).toBeGreaterThan(1e-4);
    }
  });
});
