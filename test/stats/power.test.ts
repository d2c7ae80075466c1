import { describe, expect, it } from 'vitest';
import { gapExceeds, gapWithin } from '../../src/stats/gap-tests.ts';
import { detectableGap, PLANNED_POWER, powerToRuleOut, powerToShow, rowsToRuleOut } from '../../src/stats/power.ts';
import { binomialProbabilities } from './prng.ts';

const difference = { scale: 'difference', tolerance: 0.1 } as const;
const ratio = { scale: 'ratio', tolerance: 0.8 } as const;

/** Exact chance that a rule holds. */
function chance(m: number, n: number, p: number, q: number, holds: (x: number, y: number) => boolean): number {
  const px = binomialProbabilities(m, p);
  const py = binomialProbabilities(n, q);
  let sum = 0;
  for (let x = 0; x <= m; x++) {
    if (px[x] < 1e-9) continue;
    for (let y = 0; y <= n; y++) if (py[y] > 1e-9 && holds(x, y)) sum += px[x] * py[y];
  }
  return sum;
}

describe('power', () => {
  it('of a planned size is what the test has', () => {
    for (const [m, n, margin, level] of [
      [300, 300, difference, 0.05],
      [150, 600, difference, 0.05 / 10],
      [400, 300, ratio, 0.05],
    ] as const) {
      const gap = detectableGap(0.4, { higher: m, lower: n }, margin, level);
      expect(gap).not.toBeNull();
      if (gap === null) continue;
      const high = margin.scale === 'difference' ? 0.4 + (gap * n) / (m + n) : (0.4 * (m + n)) / (m + gap * n);
      const low = margin.scale === 'difference' ? high - gap : high * gap;
      const real = chance(
        m,
        n,
        high,
        low,
        (x, y) => gapExceeds({ rate: x / m, n: m }, { rate: y / n, n }, margin) <= level,
      );
      expect(Math.abs(real - PLANNED_POWER)).toBeLessThan(0.05);
      expect(powerToShow({ rate: high, n: m }, { rate: low, n }, margin, level)).toBeCloseTo(PLANNED_POWER, 5);
    }
  });

  it('to rule out is what the tests have', () => {
    for (const [other, margin] of [
      [600, difference],
      [3000, ratio],
    ] as const) {
      const need = rowsToRuleOut(0.4, other, margin, 0.05)?.rows ?? null;
      expect(need).not.toBeNull();
      if (need === null) continue;
      expect(powerToRuleOut(0.4, need, other, margin, 0.05)).toBeGreaterThanOrEqual(PLANNED_POWER);
      const real = chance(
        need,
        other,
        0.4,
        0.4,
        (x, y) => gapWithin({ rate: x / need, n: need }, { rate: y / other, n: other }, margin) <= 0.05,
      );
      expect(Math.abs(real - PLANNED_POWER)).toBeLessThan(0.05);
    }
  });

  it('asks for equal sizes where the other group is too small for any size of this one', () => {
    const needed = rowsToRuleOut(0.5, 30, difference, 0.05);
    expect(needed?.bothGroups).toBe(true);
    const equal = needed?.rows ?? null;
    const large = rowsToRuleOut(0.5, 1e9, difference, 0.05)?.rows ?? null;
    expect(equal).toBeGreaterThan(large ?? 0);
    // p (1 − p) · 2 / n ≤ (0.1 / (1.645 + 1.282))², and a little for the continuity correction
    expect(equal).toBeGreaterThan(428);
    expect(equal).toBeLessThan(460);
  });

  it('has no answer for a ratio of rates that are 0, or a gap that does not exist', () => {
    expect(rowsToRuleOut(0, 100, ratio, 0.05)).toBeNull();
    expect(detectableGap(0.5, { higher: 3, lower: 3 }, difference, 1e-6)).toBeNull();
  });
});
