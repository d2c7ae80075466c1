import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditCube } from '../../src/cube/cube.ts';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';

const GROUPS = ['a', 'b', 'c', 'd'];
const MERGE = [{ name: 'both', levels: ['b', 'c'] }];

const change: fc.Arbitrary<Partial<ResolvedPlan>> = fc.oneof(
  fc.constantFrom(null, 0.1, 0.35, 0.5, 0.65, 0.9).map((threshold) => ({
    score: { column: 'score', threshold, comparison: 'atLeast' as const },
  })),
  fc.constantFrom(...GROUPS).map((reference) => ({ sensitiveFeatures: [{ column: 'group', reference }] })),
  fc.constantFrom('a', 'd', 'both').map((reference) => ({
    sensitiveFeatures: [{ column: 'group', reference, merge: MERGE }],
  })),
  fc.constantFrom(0.01, 0.05, 0.2).map((alpha) => ({ alpha })),
  fc.constantFrom(0.02, 0.1, 0.4).map((difference) => ({ tolerances: { difference, ratio: 1 - difference } })),
  fc.constantFrom(1, 10, 40).map((minimumGroupSize) => ({ minimumGroupSize })),
);

const row: fc.Arbitrary<Row> = fc.record(
  {
    key: fc.constantFrom(...GROUPS).map((group) => [group]),
    label: fc.constantFrom(0 as const, 1 as const),
    score: fc.integer({ min: 0, max: 20 }).map((step) => step / 20),
    times: fc.integer({ min: 1, max: 12 }),
    weight: fc.constantFrom(0.1, 0.3, 1.7),
    stratum: fc.constantFrom('s', 't'),
  },
  { requiredKeys: ['key', 'times'] },
);

/** The same cube, none of which was assessed before. */
const fresh = (cube: AuditCube): AuditCube => structuredClone(cube);

const check = (rows: readonly Row[], changes: readonly Partial<ResolvedPlan>[], control: boolean): void => {
  const every = GROUPS.map((group): Row => ({ key: [group], label: 1, score: 0.5, times: 1 }));
  const cube = cubeOf([...every, ...rows], { predictionFrom: 'threshold' });
  const score = { column: 'score', threshold: 0.5, comparison: 'atLeast' as const };
  let plan = planOf({ group: 'a' }, { prediction: null, score, controlFeature: control ? 'stratum' : null });
  assessCube(cube, plan);
  for (const each of changes) {
    plan = { ...plan, ...each };
    expect(assessCube(cube, plan)).toStrictEqual(assessCube(fresh(cube), plan));
  }
};

describe('a cube under one change of the plan after another', () => {
  const changes = fc.array(change, { minLength: 2, maxLength: 5 });
  const rows = fc.array(row, { minLength: 4, maxLength: 30 });

  it('is assessed to the last bit as one that was never assessed, weighted or not', () => {
    fc.assert(
      fc.property(rows, changes, (given, each) => check(given, each, false)),
      { numRuns: 12, seed: 7 },
    );
  });

  it('is so within strata too', () => {
    fc.assert(
      fc.property(rows, changes, (given, each) => check(given, each, true)),
      { numRuns: 2, seed: 7 },
    );
  });
});
