import type { ResolvedPlan } from '../../plan/plan.ts';

/** What is asked of counts rather than counted, so that audits may be merged where it differs: one of them decides. */
export type Setting =
  'tolerances' | 'alpha' | 'minimumGroupSize' | 'criteria' | 'threshold' | 'reference' | 'merge' | 'population';

export interface SettingDifference {
  readonly setting: Setting;
  /** The feature, where it is a setting of one; else empty. */
  readonly column: string;
}

const OF_PLAN: Readonly<Partial<Record<Setting, (plan: ResolvedPlan) => unknown>>> = {
  tolerances: ({ tolerances }) => [tolerances.difference, tolerances.ratio],
  alpha: ({ alpha }) => alpha,
  minimumGroupSize: ({ minimumGroupSize }) => minimumGroupSize,
  criteria: ({ criteria }) => criteria && [...criteria].sort(),
  threshold: ({ score }) => score && [score.threshold, score.threshold === null ? null : score.comparison],
};

type Feature = ResolvedPlan['sensitiveFeatures'][number];

const OF_FEATURE: Readonly<Partial<Record<Setting, (feature: Feature) => unknown>>> = {
  reference: ({ reference, referenceBySize }) => (referenceBySize ? null : reference),
  merge: ({ merge }) => merge?.map(({ name, levels }) => [name, [...levels].sort()]).sort(),
  population: ({ population }) => population && Object.entries(population).sort(),
};

/** The settings in which plans that count the same differ. */
export function settingDifferences(plans: readonly ResolvedPlan[]): SettingDifference[] {
  const differs = <T>(items: readonly T[], of: (item: T) => unknown): boolean =>
    new Set(items.map((item) => JSON.stringify(of(item) ?? null))).size > 1;
  const ofPlan = entries(OF_PLAN).flatMap(([setting, of]) => (differs(plans, of) ? [{ setting, column: '' }] : []));
  const ofFeatures = plans[0].sensitiveFeatures.flatMap(({ column }) => {
    const features = plans.flatMap(({ sensitiveFeatures }) =>
      sensitiveFeatures.filter((feature) => feature.column === column),
    );
    return entries(OF_FEATURE).flatMap(([setting, of]) => (differs(features, of) ? [{ setting, column }] : []));
  });
  return [...ofPlan, ...ofFeatures];
}

/** The least depth to which all audits crossed their features: what is crossed deeper was not counted everywhere. */
export function commonDepth(plans: readonly ResolvedPlan[]): number {
  return Math.min(...plans.map(({ intersectionDepth }) => intersectionDepth));
}

function entries<T>(record: Readonly<Partial<Record<Setting, T>>>): [Setting, T][] {
  return Object.entries(record) as [Setting, T][];
}
