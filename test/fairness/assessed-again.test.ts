import { describe, expect, it } from 'vitest';
import type { AuditCube } from '../../src/cube/cube.ts';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { makeCube, planFor } from '../../tools/bench/assess-cost.ts';

const cube: AuditCube = makeCube(4, 12);
const plan: ResolvedPlan = planFor(cube);

/** One thing changed after another, tolerances between the rest, on the plan before. */
const CHANGES: readonly ((before: ResolvedPlan) => Partial<ResolvedPlan>)[] = [
  () => ({ tolerances: { difference: 0.3, ratio: 0.5 } }),
  () => ({ alpha: 0.2 }),
  () => ({ tolerances: { difference: 0.01, ratio: 0.99 } }),
  () => ({ minimumGroupSize: 250_000 }),
  () => ({ criteria: ['equalOpportunityDifference'] }),
  () => ({ sensitiveFeatures: [{ column: 'group', reference: 'group 3' }] }),
  () => ({ tolerances: { difference: 0.1, ratio: 0.8 } }),
  ({ sensitiveFeatures: [feature] }) => ({
    sensitiveFeatures: [{ ...feature, merge: [{ name: 'both', levels: ['group 1', 'group 2'] }] }],
  }),
  () => ({ tolerances: { difference: 0.2, ratio: 0.7 } }),
];

describe('a cube that is assessed again', () => {
  it('gives what one gives that was never assessed, whatever of the plan was changed', () => {
    let changed = plan;
    assessCube(cube, changed);
    const given = new Set<string>();
    for (const change of CHANGES) {
      changed = { ...changed, ...change(changed) };
      const again = assessCube(cube, changed);
      expect(again).toEqual(assessCube({ ...cube }, changed));
      given.add(JSON.stringify(again));
    }
    expect(given.size).toBe(CHANGES.length);
  });
});
