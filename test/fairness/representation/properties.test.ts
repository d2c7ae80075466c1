import fc from 'fast-check';
import { expect, it } from 'vitest';
import { missingnessOf } from '../../../src/fairness/representation/missingness-of.ts';
import { representationOf } from '../../../src/fairness/representation/representation-of.ts';
import type { SensitiveFeature } from '../../../src/plan/plan.ts';
import { cubeOf, planOf } from '../cube-of.ts';
import type { Row } from '../cube-of.ts';

const outcome = fc.option(fc.constantFrom(0 as const, 1 as const), { nil: undefined });
const rowsOf = fc.array(
  fc.record({
    key: fc.constantFrom('a', 'b', 'c', '').map((name) => [name]),
    label: outcome,
    prediction: outcome,
    weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
    times: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 1, maxLength: 14 },
);

const population = { a: 0.4, b: 0.25, c: 0.15, gone: 0.1 };
const planFor = (feature: Partial<SensitiveFeature> = {}) => ({
  ...planOf({}),
  sensitiveFeatures: [{ column: 'group', reference: 'a', population, ...feature } as never],
});
/** Numbers that were added up in another order differ in their last digits. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Number(each.toPrecision(9)) : each)),
  );

it('nothing depends on the order of the rows', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const [one, other] = [cubeOf(rows as Row[]), cubeOf([...(rows as Row[])].reverse())];
      const plan = planFor();
      expect(rounded(representationOf(other, plan, ['group']))).toEqual(
        rounded(representationOf(one, plan, ['group'])),
      );
      expect(rounded(missingnessOf(other, plan, ['group']))).toEqual(rounded(missingnessOf(one, plan, ['group'])));
    }),
    { numRuns: 60 },
  );
});

it('merging levels is the same as counting them as one', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const merge = [{ name: 'b or c', levels: ['b', 'c'] }];
      const recounted = (rows as Row[]).map((row) => ({
        ...row,
        key: row.key.map((name) => (name === 'b' || name === 'c' ? 'b or c' : name)),
      }));
      const merged = { a: 0.4, 'b or c': 0.4, gone: 0.1 };
      const of = (cube: ReturnType<typeof cubeOf>, feature: Partial<SensitiveFeature>) =>
        rounded([
          representationOf(cube, planFor(feature), ['group']),
          missingnessOf(cube, planFor(feature), ['group']),
        ]);
      expect(of(cubeOf(rows as Row[]), { merge })).toEqual(of(cubeOf(recounted), { population: merged }));
    }),
    { numRuns: 60 },
  );
});

it('shares of all groups add up to 1, and every number is defined or says why not', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const { groups } = representationOf(cubeOf(rows as Row[]), planFor(), ['group'])!;
      const shares = groups.map(({ share }) => (share.kind === 'defined' ? share.value : Number.NaN));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(JSON.stringify(groups)).not.toContain('"value":null');
      for (const { share, together } of groups) {
        if (share.kind !== 'defined') continue;
        expect(together!.low).toBeLessThanOrEqual(share.interval!.low);
        expect(together!.high).toBeGreaterThanOrEqual(share.interval!.high);
      }
    }),
    { numRuns: 60 },
  );
});
