import type { AuditPlan } from '../../plan/plan.ts';
import type { Role } from '../../plan/suggestion.ts';

/** The role a column has in a plan; one that holds no role keeps what it was left out for: `identifier`, `text`, `personal`. */
export function roleIn(plan: AuditPlan, column: string, suggested: Role = 'none'): Role {
  if (plan.label?.column === column) return 'label';
  if (plan.prediction?.column === column) return 'prediction';
  if (plan.score?.column === column) return 'score';
  if (plan.numericTarget?.column === column) return 'numericTarget';
  if (plan.numericTarget?.prediction === column) return 'targetPrediction';
  if (plan.sampleWeight === column) return 'sampleWeight';
  if (plan.sensitiveFeatures.some((feature) => feature.column === column)) return 'sensitiveFeature';
  if (plan.controlFeature === column) return 'controlFeature';
  return suggested === 'identifier' || suggested === 'text' || suggested === 'personal' ? suggested : 'none';
}

/** A plan in which a column has no role any more, so that it can be given another: choosing moves it. */
export function withoutRole(plan: AuditPlan, column: string): AuditPlan {
  const keep = <R extends { readonly column: string }>(role: R | null): R | null =>
    role?.column === column ? null : role;
  const { numericTarget, controlFeature } = plan;
  return {
    ...plan,
    ...(numericTarget?.column === column && { numericTarget: null }),
    ...(numericTarget?.prediction === column && { numericTarget: { ...numericTarget, prediction: null } }),
    ...(controlFeature === column && { controlFeature: null }),
    label: keep(plan.label),
    prediction: keep(plan.prediction),
    score: keep(plan.score),
    sampleWeight: plan.sampleWeight === column ? null : plan.sampleWeight,
    sensitiveFeatures: plan.sensitiveFeatures.filter((feature) => feature.column !== column),
  };
}
