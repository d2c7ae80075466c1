import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';

/** A plan with the usual roles; anything can be overridden. */
export function planOf(changes: Partial<AuditPlan> = {}): AuditPlan {
  return {
    ...emptyPlan(),
    label: { column: 'label', positive: { values: ['1'] } },
    prediction: { column: 'prediction', positive: { values: ['1'] } },
    sensitiveFeatures: [{ column: 'group' }],
    ...changes,
  };
}
