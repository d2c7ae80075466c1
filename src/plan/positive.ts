import { numericLevels } from '../data/numeric-levels.ts';
import { isMissingSpelling } from '../data/missing.ts';
import type { CodesColumn, NumbersColumn } from '../data/table.ts';
import type { OutcomeRole, PositiveRule } from './plan.ts';

/** What a cell of a label or prediction column says. */
export type Outcome = 'positive' | 'negative' | 'unknown';

/**
 * The outcome of each level of a dictionary column. Missing spellings (the role's own list, else the recognised ones)
 * are unknown unless the rule names them; under a numeric rule, what is not a number is unknown.
 */
export function levelOutcomes(column: CodesColumn, role: OutcomeRole): Outcome[] {
  const positive = 'values' in role.positive ? new Set(role.positive.values) : null;
  const numbers = positive ? null : numericLevels(column);
  return column.levels.map((level, i) => {
    if (positive?.has(level)) return 'positive';
    if (isMissing(level, role)) return 'unknown';
    if (positive) return 'negative';
    return numberOutcome(numbers![i], role.positive);
  });
}

/** The outcome of a number; NaN is unknown. Rules by value compare the number with the value's own. */
export function numberOutcome(value: number, rule: PositiveRule): Outcome {
  if (Number.isNaN(value)) return 'unknown';
  if ('atLeast' in rule) return value >= rule.atLeast ? 'positive' : 'negative';
  if ('above' in rule) return value > rule.above ? 'positive' : 'negative';
  return rule.values.some((level) => Number(level) === value) ? 'positive' : 'negative';
}

/** Which outcomes occur in the rows of a column, as counts. */
export function countOutcomes(column: CodesColumn | NumbersColumn, role: OutcomeRole): Record<Outcome, number> {
  const counts = { positive: 0, negative: 0, unknown: 0 };
  if (column.store === 'codes') {
    levelOutcomes(column, role).forEach((outcome, i) => (counts[outcome] += column.counts[i]));
  } else {
    for (const value of column.values) counts[numberOutcome(value, role.positive)]++;
  }
  return counts;
}

function isMissing(level: string, role: OutcomeRole): boolean {
  return role.missing ? role.missing.includes(level) : isMissingSpelling(level);
}
