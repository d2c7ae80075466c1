import type { AuditPlan } from '../../plan/plan.ts';

/** A plan in which a column has no role any more, so that it can be given another: choosing moves it. */
export function withoutRole(plan: AuditPlan, column: string): AuditPlan {
  const keep = <R extends { readonly column: string }>(role: R | null): R | null =>
    role?.column === column ? null : role;
  return {
    ...plan,
    label: keep(plan.label),
    prediction: keep(plan.prediction),
    score: keep(plan.score),
    sampleWeight: plan.sampleWeight === column ? null : plan.sampleWeight,
    sensitiveFeatures: plan.sensitiveFeatures.filter((feature) => feature.column !== column),
  };
}
