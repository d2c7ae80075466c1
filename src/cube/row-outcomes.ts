import { numericLevels } from '../data/numeric-levels.ts';
import { findColumn, type Column, type Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import type { OutcomeRole } from '../plan/plan.ts';
import { levelOutcomes, numberOutcomes, type Outcome } from '../plan/positive.ts';
import { NEGATIVE, POSITIVE, UNKNOWN, type State } from './cube.ts';

const STATE_OF: Readonly<Record<Outcome, State>> = { negative: NEGATIVE, positive: POSITIVE, unknown: UNKNOWN };

/** The column of a name. @throws AppError `plan/unknown-column` */
export function requireColumn(table: Table, name: string): Column {
  const column = findColumn(table, name);
  if (!column) throw new AppError('plan/unknown-column', { column: name });
  return column;
}

/** The state of label or prediction in every row; all unknown without a role. */
export function rowStates(table: Table, role: OutcomeRole | null): Uint8Array {
  const states = new Uint8Array(table.rowCount);
  if (!role) return states.fill(UNKNOWN);
  const column = requireColumn(table, role.column);
  if (column.store === 'text') throw new AppError('plan/too-many-values', { column: column.name });
  if (column.store === 'codes') {
    const stateOf = Uint8Array.from(levelOutcomes(column, role), (outcome) => STATE_OF[outcome]);
    const codes = column.codes;
    for (let row = 0; row < states.length; row++) states[row] = stateOf[codes[row]];
  } else {
    const decide = numberOutcomes(role.positive, column);
    for (let row = 0; row < states.length; row++) states[row] = STATE_OF[decide(column.values[row])];
  }
  return states;
}

/** A column as numbers, NaN where a cell is not one. @throws AppError `plan/not-numeric` for a text column. */
export function rowNumbers(table: Table, name: string): Float64Array {
  const column = requireColumn(table, name);
  if (column.store === 'numbers') return column.values;
  if (column.store === 'text') throw new AppError('plan/not-numeric', { column: name });
  const numbers = numericLevels(column);
  const values = new Float64Array(table.rowCount);
  for (let row = 0; row < values.length; row++) values[row] = numbers[column.codes[row]];
  return values;
}
