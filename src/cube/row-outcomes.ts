import { findColumn, type CodeArray, type Column, type Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { classOfNumber, classesOfLevels } from '../plan/classes.ts';
import { columnNumbers } from '../plan/column-numbers.ts';
import type { OutcomeRole, ResolvedPlan } from '../plan/plan.ts';
import { levelOutcomes, numberOutcomes, type Outcome } from '../plan/positive.ts';
import { NEGATIVE, POSITIVE, UNKNOWN, type State } from './cube.ts';

const STATE_OF: Readonly<Record<Outcome, State>> = { negative: NEGATIVE, positive: POSITIVE, unknown: UNKNOWN };

/** The column of a name. @throws AppError `plan/unknown-column` */
export function requireColumn(table: Table, name: string): Column {
  const column = findColumn(table, name);
  if (!column) throw new AppError('plan/unknown-column', { column: name });
  return column;
}

/** Adds `times` the state of label or prediction to the place of every row; all are unknown without a role. */
export function addStates(places: Uint32Array, table: Table, role: OutcomeRole | null, times: number): void {
  if (!role) return addToAll(places, UNKNOWN * times);
  const column = requireColumn(table, role.column);
  if (column.store === 'text') throw new AppError('plan/too-many-values', { column: column.name });
  if (column.store === 'codes') {
    addByCode(
      places,
      column.codes,
      Uint8Array.from(levelOutcomes(column, role), (outcome) => STATE_OF[outcome] * times),
    );
  } else {
    const decide = numberOutcomes(role.positive, column);
    for (let row = 0; row < places.length; row++) places[row] += STATE_OF[decide(column.values[row])] * times;
  }
}

function addToAll(places: Uint32Array, state: number): void {
  for (let row = 0; row < places.length; row++) places[row] += state;
}

function addByCode(places: Uint32Array, codes: CodeArray, stateOf: Uint8Array): void {
  for (let row = 0; row < places.length; row++) places[row] += stateOf[codes[row]];
}

/** A column as numbers, NaN where a cell is not one. @throws AppError `plan/not-numeric` for a text column. */
export function rowNumbers(table: Table, name: string): Float64Array {
  return columnNumbers(requireColumn(table, name));
}

/** Place of every row among stratum × label class × predicted class; class K for what is missing or none of the K. */
export function classPlaces(
  table: Table,
  { label, prediction }: Pick<ResolvedPlan, 'label' | 'prediction'>,
  classes: readonly string[],
  strata: ArrayLike<number> | null,
): Uint32Array {
  const labels = rowClasses(table, label, classes);
  const predictions = rowClasses(table, prediction, classes);
  const width = classes.length + 1;
  const places = new Uint32Array(table.rowCount);
  for (let row = 0; row < places.length; row++) {
    places[row] = ((strata ? strata[row] : 0) * width + labels[row]) * width + predictions[row];
  }
  return places;
}

function rowClasses(table: Table, role: OutcomeRole | null, classes: readonly string[]): Uint8Array {
  const found = new Uint8Array(table.rowCount);
  if (!role) return found.fill(classes.length);
  const column = requireColumn(table, role.column);
  if (column.store === 'text') throw new AppError('plan/too-many-values', { column: column.name });
  if (column.store === 'codes') {
    const classOf = Uint8Array.from(classesOfLevels(column, classes));
    const codes = column.codes;
    for (let row = 0; row < found.length; row++) found[row] = classOf[codes[row]];
  } else {
    const classOf = classOfNumber(column, classes);
    for (let row = 0; row < found.length; row++) found[row] = classOf(column.values[row]);
  }
  return found;
}
