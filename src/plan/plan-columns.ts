import type { AuditPlan } from './plan.ts';

/** The names of the columns that a plan needs, in the order of their roles: of a wide table most play no part. */
export function planColumns(plan: AuditPlan): ReadonlySet<string> {
  const { label, prediction, score, numericTarget, controlFeature, sampleWeight, sensitiveFeatures } = plan;
  const named = [
    label?.column,
    prediction?.column,
    score?.column,
    numericTarget?.column,
    numericTarget?.prediction,
    ...sensitiveFeatures.map(({ column }) => column),
    controlFeature,
    sampleWeight,
  ];
  return new Set(named.filter((name) => name != null));
}
