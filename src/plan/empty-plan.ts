import type { AuditPlan } from './plan.ts';

/** The defaults that a plan has where nobody chose: tolerances, significance, depth, minimum group size. */
export const PLAN_DEFAULTS = {
  evenhandPlan: 1,
  intersectionDepth: 2,
  minimumGroupSize: 10,
  tolerances: { difference: 0.1, ratio: 0.8 },
  alpha: 0.05,
  calibrationBins: 10,
} as const;

/** A plan with every role empty and the defaults set. Apart from the schema, whose library no first page needs. */
export function emptyPlan(): AuditPlan {
  return {
    ...PLAN_DEFAULTS,
    tolerances: { ...PLAN_DEFAULTS.tolerances },
    label: null,
    prediction: null,
    score: null,
    sensitiveFeatures: [],
    sampleWeight: null,
  };
}

/** Whether a plan tolerates what it would where nobody chose. */
export function hasUsualTolerances({ tolerances }: Pick<AuditPlan, 'tolerances'>): boolean {
  const { difference, ratio } = PLAN_DEFAULTS.tolerances;
  return tolerances.difference === difference && tolerances.ratio === ratio;
}
