import type { CountedPlan } from '../plan/plan.ts';
import type { AuditCube } from './cube.ts';

/** What a cube says of itself by its plan alone. */
export function cubeHead(plan: CountedPlan): Omit<AuditCube, 'score' | 'strata' | 'combinations' | 'rows'> {
  return {
    evenhandCube: 2,
    predictionFrom: plan.prediction ? 'column' : plan.score?.threshold != null ? 'threshold' : null,
    hasLabel: plan.label !== null,
    hasWeights: plan.sampleWeight !== null,
    hasTarget: plan.numericTarget != null,
    hasTargetPrediction: plan.numericTarget?.prediction != null,
    ...(plan.numericTarget && { targetOrigin: plan.numericTarget.origin ?? 0 }),
    calibrationBins: plan.calibrationBins,
    classes: plan.classes ?? [],
  };
}
