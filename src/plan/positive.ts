import { namedNumberReader } from '../data/cell-number.ts';
import { missingIn } from '../data/missing.ts';
import { numericLevels } from '../data/numeric-levels.ts';
import type { CodesColumn, NumbersColumn, NumberSpelling } from '../data/table.ts';
import { totalsOf, unknownCells } from './column-numbers.ts';
import type { OutcomeRole, PositiveRule } from './plan.ts';

/** What a cell of a label or prediction column says. */
export type Outcome = 'positive' | 'negative' | 'unknown';

/**
 * The outcome of each level of a dictionary column. Spellings of missing are unknown unless the rule names them; under a
 * numeric rule, what is not a number is unknown.
 */
export function levelOutcomes(column: CodesColumn, { positive: rule }: OutcomeRole): Outcome[] {
  if (!('values' in rule)) {
    const decide = numberOutcomes(rule, column);
    return Array.from(numericLevels(column), decide);
  }
  const positive = new Set(rule.values);
  const isMissing = missingIn(column);
  return column.levels.map((level) => {
    if (positive.has(level)) return 'positive';
    return isMissing(level) ? 'unknown' : 'negative';
  });
}

/**
 * Decides numbers under a rule; NaN, which a missing or unreadable cell has become, is unknown. A rule by values compares
 * with the numbers that the values spell in the column.
 */
export function numberOutcomes(rule: PositiveRule, spelling: NumberSpelling): (value: number) => Outcome {
  const isPositive = positiveTest(rule, spelling);
  return (value) => {
    if (Number.isNaN(value)) return 'unknown';
    return isPositive(value) ? 'positive' : 'negative';
  };
}

function positiveTest(rule: PositiveRule, spelling: NumberSpelling): (value: number) => boolean {
  if ('atLeast' in rule) return (value) => value >= rule.atLeast;
  if ('above' in rule) return (value) => value > rule.above;
  const numbers = new Set(rule.values.map(namedNumberReader(spelling)));
  return (value) => numbers.has(value);
}

/**
 * Which outcomes occur in the rows of a column, as counts. Of a column that holds some rows of a longer table they are those of
 * all its rows; null where these were not counted one by one, which under a rule by a bound means that both occur.
 */
export function countOutcomes(column: CodesColumn | NumbersColumn, role: OutcomeRole): Record<Outcome, number> | null {
  const counts = { positive: 0, negative: 0, unknown: 0 };
  if (column.store === 'codes') {
    levelOutcomes(column, role).forEach((outcome, i) => (counts[outcome] += column.counts[i]));
    return counts;
  }
  const decide = numberOutcomes(role.positive, column);
  const whole = totalsOf(column);
  if (!whole) {
    for (const value of column.values) counts[decide(value)]++;
    return counts;
  }
  counts.unknown = unknownCells(column);
  if (whole.distinct) {
    const { values, counts: rows } = whole.distinct;
    values.forEach((value, i) => (counts[decide(value)] += rows[i]));
    return counts;
  }
  const lowest = decide(whole.min);
  if ('values' in role.positive || lowest !== decide(whole.max)) return null;
  counts[lowest] += whole.count;
  return counts;
}
