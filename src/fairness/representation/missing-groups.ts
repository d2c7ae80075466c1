import { isMissingSpelling } from '../../data/missing.ts';
import { NO_NUMBER } from '../../plan/bins.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import { readOptionsOf } from '../../plan/reading.ts';

/**
 * Which groups stand for "not known" in some feature: the spellings of missing that the plan names for the column, else
 * those that everybody reads so; of a merged group all its levels; cells without a number of a binned feature.
 */
export function missingGroups(plan: AuditPlan, features: readonly string[]): (key: readonly string[]) => boolean {
  const named = readOptionsOf(plan.reading).missing ?? {};
  const isMissing = (feature: string, level: string): boolean =>
    level === NO_NUMBER || (Object.hasOwn(named, feature) ? named[feature].includes(level) : isMissingSpelling(level));
  const merges = features.map((feature) => plan.sensitiveFeatures.find(({ column }) => column === feature)?.merge);
  return (key) =>
    key.some((name, i) => {
      const merged = merges[i]?.find((merge) => merge.name === name)?.levels ?? [name];
      return merged.every((level) => isMissing(features[i], level));
    });
}
