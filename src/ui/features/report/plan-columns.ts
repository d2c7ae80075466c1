import type { AuditPlan } from '../../../plan/plan.ts';

/** The columns that a plan needs, each once, in the order of their roles. */
export function columnsOf(plan: AuditPlan): string[] {
  const { label, prediction, score, numericTarget, sensitiveFeatures, controlFeature, sampleWeight } = plan;
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
  return [...new Set(named.filter((column) => column != null))];
}
