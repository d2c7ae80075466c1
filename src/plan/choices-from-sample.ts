import { findColumn, type Table } from '../data/table.ts';
import { isFromSample } from './column-numbers.ts';
import type { AuditPlan, CountedPlan } from './plan.ts';

/** A choice of a plan that rests on a sample of the rows. */
export interface ChoiceFromSample {
  /** `bins`: where a feature is cut; `grid`: of the score; `origin`: the middle of a numeric target. */
  readonly what: 'bins' | 'grid' | 'origin';
  readonly column: string;
}

/**
 * What a plan left to the data and was answered by a sample, because the column has more distinct numbers than were counted.
 * All of it is written into the resolved plan, so that what is counted under it is exact.
 */
export function choicesFromSample(asked: AuditPlan, counted: CountedPlan, table: Table): ChoiceFromSample[] {
  const fromSample = (name: string): boolean => {
    const column = findColumn(table, name);
    return column !== undefined && isFromSample(column);
  };
  const choices: ChoiceFromSample[] = asked.sensitiveFeatures.flatMap(({ column, bins }) =>
    bins && 'quantiles' in bins && !('edges' in bins) ? [{ what: 'bins' as const, column }] : [],
  );
  const { score, numericTarget } = asked;
  if (score && !score.grid && counted.score?.grid) choices.push({ what: 'grid', column: score.column });
  if (numericTarget && numericTarget.origin === undefined) {
    choices.push({ what: 'origin', column: numericTarget.column });
  }
  return choices.filter(({ column }) => fromSample(column));
}
