import { AppError } from '../errors.ts';
import type { AuditPlan, OutcomeRole, SensitiveFeature } from './plan.ts';

/** Most groups that one sensitive feature may have. */
export const MOST_GROUPS = 500;

/** Most strata that a control feature may make. */
export const MOST_STRATA = 100;

/** Whether a plan has anything to compare between groups: a label, a decision, or a number that stands for one. */
export function hasOutcome({ label, prediction, score, numericTarget }: AuditPlan): boolean {
  return label !== null || prediction !== null || score?.threshold != null || numericTarget != null;
}

/** Whether label and prediction are the same reading of the same column. */
export function sameOutcome(label: OutcomeRole, prediction: OutcomeRole): boolean {
  return label.column === prediction.column && JSON.stringify(label.positive) === JSON.stringify(prediction.positive);
}

/** A positive rule in short: its values, or its bound. */
export function ruleText({ positive }: OutcomeRole): string {
  if ('values' in positive) return positive.values.join(', ');
  return 'atLeast' in positive ? `at least ${positive.atLeast}` : `above ${positive.above}`;
}

/**
 * The name of the first merge that clashes: with a group it leaves out, with another merge, or by a level that two merges
 * claim. Counted as one, such groups would be another one than the plan says. Null when all are clear.
 */
export function clashingMerge(merge: SensitiveFeature['merge'], levels: readonly string[]): string | null {
  const known = new Set(levels);
  const names = new Set<string>();
  const claimed = new Set<string>();
  for (const group of merge ?? []) {
    const takes = known.has(group.name) && !group.levels.includes(group.name);
    if (takes || names.has(group.name) || group.levels.some((level) => claimed.has(level))) return group.name;
    names.add(group.name);
    for (const level of group.levels) claimed.add(level);
  }
  return null;
}

/** By how much shares may add up to more than 1 for rounding alone. */
const SHARE_ROUNDING = 1e-9;

/** What the population shares of a feature add up to, where that is more than 1; null where it is not. */
export function populationExcess({ population }: SensitiveFeature): number | null {
  const sum = Object.values(population ?? {}).reduce((total, share) => total + share, 0);
  return sum > 1 + SHARE_ROUNDING ? sum : null;
}

/** @throws AppError `plan/population-above-one` for shares that add up to more than 1 */
export function refuseExcessShares(feature: SensitiveFeature): void {
  const sum = populationExcess(feature);
  if (sum !== null) throw new AppError('plan/population-above-one', { column: feature.column, sum });
}

/** @throws AppError `plan/merge-name-taken` for a merge that clashes, see {@link clashingMerge}. */
export function refuseClashingMerges({ column, merge }: SensitiveFeature, levels: readonly string[]): void {
  const name = clashingMerge(merge, levels);
  if (name !== null) throw new AppError('plan/merge-name-taken', { column, name });
}
