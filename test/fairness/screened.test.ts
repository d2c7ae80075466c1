import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import { CRITERION_IDS } from '../../src/plan/plan.ts';
import { confusionRows, cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';
import { exhaustiveVerdict } from './exhaustive.ts';

const criteria = [...CRITERION_IDS];

/** Counts of a group whose rates lie about `base`; the second group may have no positives. */
const shape = fc.record({
  base: fc.constantFrom(0.02, 0.1, 0.3, 0.5, 0.9),
  spread: fc.constantFrom(0, 0.05, 0.2, 0.8),
  scale: fc.constantFrom(30, 200, 3000, 40_000),
});
const part = fc.double({ min: -0.5, max: 0.5, noNaN: true });
const drawn = fc.record({ size: fc.double({ min: 0.1, max: 1, noNaN: true }), share: part, tpr: part, fpr: part });
const cubes = fc
  .tuple(shape, fc.array(drawn, { minLength: 2, maxLength: 26 }), fc.boolean())
  .map(([{ base, spread, scale }, groups, oneLacks]): Row[] =>
    groups.flatMap(({ size, share, tpr, fpr }, g) => {
      const rateAt = (by: number) => Math.min(1, Math.max(0, base + spread * by));
      const n = Math.round(scale * size);
      const positives = oneLacks && g === 1 ? 0 : Math.round(n * (0.5 + 0.5 * spread * share));
      const tp = Math.round(positives * rateAt(tpr));
      const fp = Math.round((n - positives) * rateAt(fpr));
      return confusionRows([`g${g}`], tp, fp, positives - tp, n - positives - fp);
    }),
  );

const seen = { shown: 0, ruledOut: 0, notEnoughData: 0 };

describe('a verdict reached by screening', () => {
  it('is the one that testing every pair would give', () => {
    fc.assert(
      fc.property(cubes, fc.constantFrom(0.01, 0.05, 0.2), (rows, alpha) => {
        const { combinations } = assessCube(cubeOf(rows), planOf({ group: 'g0' }, { alpha, criteria }));
        for (const found of combinations[0].verdicts) {
          const { verdict, pairs } = exhaustiveVerdict(found, combinations[0].groups, alpha);
          seen[verdict]++;
          expect(found.verdict).toBe(verdict);
          expect(found.comparisons).toBe(pairs.length);
          expect(found.shownPairs).toBe(pairs.filter(({ adjustedP }) => adjustedP <= alpha).length);
          for (const reported of [...found.shown, ...(found.leading ? [found.leading] : [])]) {
            const names = [reported.higher.key.join(), reported.lower.key.join()];
            const pair = pairs.find(
              ({ metric, groups }) => metric === reported.metric && names.every((name) => groups.includes(name)),
            );
            expect(Math.abs(reported.adjustedP - (pair?.adjustedP ?? Number.NaN))).toBeLessThan(1e-9);
            expect(reported).toMatchObject({ p: pair?.p, equivalent: pair?.equivalent });
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  }, 60_000);

  it('lists the surest pairs of many, and counts them all', () => {
    const rows = Array.from({ length: 40 }, (_, g) =>
      confusionRows([`g${g}`], 20 * (g + 1), 0, 1000 - 20 * (g + 1), 0),
    );
    const { combinations } = assessCube(cubeOf(rows.flat()), planOf({ group: 'g20' }));
    const verdict = combinations[0].verdicts[0];
    expect(verdict.shown).toHaveLength(50);
    expect(verdict.shownPairs).toBeGreaterThan(400);
    const lows = verdict.shown.map(({ gap }) => (gap.kind === 'defined' ? (gap.interval?.low ?? 0) : 0));
    expect(lows).toEqual([...lows].sort((a, b) => b - a));
    expect([verdict.shown[0].higher.key, verdict.shown[0].lower.key]).toEqual([['g39'], ['g0']]);
    expect(verdict.leading?.higher.key).toEqual(['g20']);
  });
});
