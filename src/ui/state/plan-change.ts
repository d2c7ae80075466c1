import type { AuditPlan, SensitiveFeature } from '../../plan/plan.ts';

/** What differs between a plan before and after a change, as far as one thing can be named. */
export interface PlanChange {
  readonly what: ChangedPart;
  /** The column it is about, where it is about one. */
  readonly column: string | null;
  /** Whether it is typed letter by letter. */
  readonly typed: boolean;
}

export type ChangedPart = keyof typeof PARTS | FeaturePart | 'feature' | 'several';
type FeaturePart = 'bins' | 'merge' | 'reference' | 'population';

const part = (read: (plan: AuditPlan) => unknown, typed = false) => ({ read, typed });

/** The parts of a plan in the order in which they are named; what a change sets goes before what it takes away. */
const PARTS = {
  label: part((plan) => plan.label?.column),
  prediction: part((plan) => plan.prediction?.column),
  score: part((plan) => plan.score?.column),
  numericTarget: part((plan) => plan.numericTarget?.column),
  targetPrediction: part((plan) => plan.numericTarget?.prediction),
  sampleWeight: part((plan) => plan.sampleWeight),
  controlFeature: part((plan) => plan.controlFeature),
  labelPositive: part((plan) => plan.label?.positive),
  predictionPositive: part((plan) => plan.prediction?.positive),
  threshold: part((plan) => plan.score?.threshold, true),
  comparison: part((plan) => plan.score?.comparison),
  toleratedDifference: part((plan) => plan.tolerances.difference, true),
  toleratedRatio: part((plan) => plan.tolerances.ratio, true),
  alpha: part((plan) => plan.alpha, true),
  minimumGroupSize: part((plan) => plan.minimumGroupSize, true),
  intersectionDepth: part((plan) => plan.intersectionDepth),
  classes: part((plan) => plan.classes ?? null),
  unit: part((plan) => plan.unit, true),
  labelWords: part((plan) => plan.label?.words, true),
  predictionWords: part((plan) => plan.prediction?.words, true),
} as const;

const FEATURE_PARTS: Readonly<Record<FeaturePart, { read: (feature: SensitiveFeature) => unknown; typed: boolean }>> = {
  bins: { read: ({ bins }) => bins, typed: true },
  merge: { read: ({ merge }) => merge, typed: false },
  reference: { read: ({ reference }) => reference, typed: false },
  population: { read: ({ population, populationSource }) => [population, populationSource], typed: true },
};

const text = (value: unknown) => JSON.stringify(value ?? null);

/** Names what a change of the plan changed; null where nothing was. */
export function planChange(before: AuditPlan, after: AuditPlan): PlanChange | null {
  if (text(before) === text(after)) return null;
  const changed = (Object.keys(PARTS) as (keyof typeof PARTS)[]).filter(
    (what) => text(PARTS[what].read(before)) !== text(PARTS[what].read(after)),
  );
  const roles = changed.filter((what) => ROLES.has(what));
  if (roles.length > 2) return { what: 'several', column: null, typed: false };
  const set = changed.find((what) => PARTS[what].read(after) != null);
  const feature = featureChange(before.sensitiveFeatures, after.sensitiveFeatures);
  if (feature && (!set || !ROLES.has(set))) return feature;
  const what = set ?? changed[0];
  if (what === undefined) return feature ?? { what: 'several', column: null, typed: false };
  return { what, column: null, typed: PARTS[what].typed };
}

const ROLES: ReadonlySet<ChangedPart> = new Set<ChangedPart>([
  'label',
  'prediction',
  'score',
  'numericTarget',
  'targetPrediction',
  'sampleWeight',
  'controlFeature',
]);

function featureChange(before: readonly SensitiveFeature[], after: readonly SensitiveFeature[]): PlanChange | null {
  const names = (features: readonly SensitiveFeature[]) => new Set(features.map(({ column }) => column));
  const [old, now] = [names(before), names(after)];
  const moved = [...after, ...before].find(({ column }) => old.has(column) !== now.has(column));
  if (moved) return { what: 'feature', column: moved.column, typed: false };
  for (const feature of after) {
    const former = before.find(({ column }) => column === feature.column);
    if (!former || text(former) === text(feature)) continue;
    const what = (Object.keys(FEATURE_PARTS) as FeaturePart[]).find(
      (name) => text(FEATURE_PARTS[name].read(former)) !== text(FEATURE_PARTS[name].read(feature)),
    );
    if (what) return { what, column: feature.column, typed: FEATURE_PARTS[what].typed };
  }
  return null;
}
