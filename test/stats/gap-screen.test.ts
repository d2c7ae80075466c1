import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logLikelihood } from '../../src/stats/constrained-rates.ts';
import { normalQuantile } from '../../src/stats/distributions.ts';
import { GapScreen, surelyWithin } from '../../src/stats/gap-screen.ts';
import { gapExceeds, gapWithin } from '../../src/stats/gap-tests.ts';
import type { Margin } from '../../src/stats/gap-tests.ts';
import { likelihoodHigh, likelihoodLow } from '../../src/stats/likelihood-limits.ts';
import type { Proportion } from '../../src/stats/proportion.ts';
import { binomialSampler, seededRandom } from './prng.ts';

const size = fc.oneof(
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 60, max: 100_000 }),
  fc.double({ min: 1, max: 500, noNaN: true }),
);
const rate = fc.oneof(
  fc.constantFrom(0, 1, 0.5),
  fc.double({ min: 1e-9, max: 1, noNaN: true }),
  fc.double({ min: 1e-9, max: 0.02, noNaN: true }),
);
const proportion: fc.Arbitrary<Proportion> = fc.record({ rate, n: size });
const margin: fc.Arbitrary<Margin> = fc.oneof(
  fc.record({ scale: fc.constant('difference' as const), tolerance: fc.double({ min: 0.01, max: 0.5, noNaN: true }) }),
  fc.record({ scale: fc.constant('ratio' as const), tolerance: fc.double({ min: 0.3, max: 0.98, noNaN: true }) }),
);

describe('likelihood limits', () => {
  it('lose at most what they may', () => {
    fc.assert(
      fc.property(proportion, fc.double({ min: 0.05, max: 15, noNaN: true }), (of, loss) => {
        const lost = (theta: number) => logLikelihood(of.rate, of.n, of.rate) - logLikelihood(of.rate, of.n, theta);
        const low = likelihoodLow(of, loss);
        expect(low).toBeLessThanOrEqual(of.rate);
        if (low > 0) expect(lost(low)).toBeLessThanOrEqual(loss * (1 + 1e-6));
        const high = likelihoodHigh(of, loss);
        expect(high).toBeGreaterThanOrEqual(of.rate - 1e-15);
        if (high < 1 - 1e-9) expect(lost(high)).toBeLessThanOrEqual(loss * (1 + 1e-6));
      }),
    );
  });
});

it('likelihood limits do not hang on the last digit of what they are made from', () => {
  for (const n of [3, 40, 5000, 1e6]) {
    for (const rate of [0.001, 0.13, 0.5, 0.87, 0.9999]) {
      for (const loss of [0.3, 1.9, 9]) {
        const limit = likelihoodLow({ rate, n }, loss);
        const beside = likelihoodLow({ rate, n: n * (1 + 2 * Number.EPSILON) }, loss * (1 - Number.EPSILON));
        expect(Math.abs(limit - beside), `${rate} of ${n} at ${loss}`).toBeLessThan(1e-12);
      }
    }
  }
});

describe('the screen of gaps', () => {
  it('excludes no pair whose p value is below the level', () => {
    fc.assert(
      fc.property(proportion, proportion, margin, fc.constantFrom(0.4, 0.05, 1e-3, 1e-5, 1e-8), (a, b, of, level) => {
        if (new GapScreen([a, b], of, level).excludes(0, 1)) {
          expect(gapExceeds(a, b, of)).toBeGreaterThanOrEqual(level * (1 - 1e-6));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves little over: pairs whose p value is far from the level are nearly all excluded', () => {
    const random = seededRandom(3);
    for (const scale of ['difference', 'ratio'] as const) {
      const of: Margin = { scale, tolerance: scale === 'difference' ? 0.1 : 0.8 };
      const rates = Array.from({ length: 80 }, () => {
        const n = 20 + Math.floor(600 * random() * random());
        return { rate: binomialSampler(n, 0.2 + 0.4 * random(), random)() / n, n };
      });
      const screen = new GapScreen(rates, of, 0.005);
      let [left, small] = [0, 0];
      rates.forEach((a, i) => {
        rates.slice(i + 1).forEach((b, k) => {
          if (!screen.excludes(i, i + 1 + k)) left++;
          if (gapExceeds(a, b, of) < 0.005) small++;
        });
      });
      expect(left).toBeGreaterThanOrEqual(small);
      expect(left).toBeLessThan(1.5 * small + 30);
    }
  });

  it('calls no pair equivalent that the tests do not', () => {
    const near = fc.tuple(proportion, fc.double({ min: -0.03, max: 0.03, noNaN: true }), size).map(([a, by, n]) => {
      return [a, { rate: Math.min(1, Math.max(0, a.rate + by)), n: n * 20 }] as const;
    });
    let called = 0;
    fc.assert(
      fc.property(near, margin, fc.constantFrom(0.2, 0.05, 0.001), ([a, b], of, alpha) => {
        const within = gapWithin(a, b, of);
        if (surelyWithin(a, b, of, -normalQuantile(alpha))) {
          called++;
          expect(within).toBeLessThanOrEqual(alpha);
        }
      }),
      { numRuns: 3000 },
    );
    expect(called).toBeGreaterThan(100);
  });
});
