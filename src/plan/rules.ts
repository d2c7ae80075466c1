import type { OutcomeRole } from './plan.ts';

/** Most groups that one sensitive feature may have. */
export const MOST_GROUPS = 500;

/** Whether label and prediction are the same reading of the same column. */
export function sameOutcome(label: OutcomeRole, prediction: OutcomeRole): boolean {
  return label.column === prediction.column && JSON.stringify(label.positive) === JSON.stringify(prediction.positive);
}

/** A positive rule in short: its values, or its bound. */
export function ruleText({ positive }: OutcomeRole): string {
  if ('values' in positive) return positive.values.join(', ');
  return 'atLeast' in positive ? `at least ${positive.atLeast}` : `above ${positive.above}`;
}
