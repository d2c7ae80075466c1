import type { Column, Table } from '../data/table.ts';
import { findColumn } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { checkNumeric } from './column-numbers.ts';
import { negativeCells } from './negative-cells.ts';
import { planColumns } from './plan-columns.ts';
import type { AuditPlan, OutcomeRole } from './plan.ts';
import { countOutcomes, type Outcome } from './positive.ts';
import { hasOutcome, MOST_STRATA, ruleText, sameOutcome } from './rules.ts';

export type OutcomeName = 'label' | 'prediction';

/**
 * Refuses a plan for what it says itself and for columns that are not there, before a row is read.
 * @throws AppError as {@link resolvePlan}
 */
export function refuseEarly(plan: AuditPlan, table: Table): void {
  refuseByItself(plan);
  refuseEqualOutcomes(plan);
  for (const name of planColumns(plan)) columnOf(table, name);
}

export function refuseByItself(plan: AuditPlan): void {
  if (!hasOutcome(plan)) throw new AppError('plan/nothing-to-audit');
  if (plan.sensitiveFeatures.length === 0) throw new AppError('plan/no-sensitive-feature');
  refuseRepeats(plan);
}

export function refuseEqualOutcomes({ label, prediction }: AuditPlan): void {
  if (label && prediction && sameOutcome(label, prediction)) {
    throw new AppError('plan/prediction-equals-label', { column: label.column });
  }
}

export function columnOf(table: Table, name: string): Column {
  const column = findColumn(table, name);
  if (!column) {
    throw new AppError('plan/unknown-column', {
      column: name,
      columns: table.columns.slice(0, 50).map((candidate) => candidate.name),
    });
  }
  return column;
}

function refuseRepeats(plan: AuditPlan): void {
  const outcomes = [plan.label?.column, plan.prediction?.column].filter((name) => name !== undefined);
  const seen = new Set<string>();
  for (const { column } of plan.sensitiveFeatures) {
    if (seen.has(column) || outcomes.includes(column)) throw new AppError('plan/same-column-twice', { column });
    seen.add(column);
  }
  if (plan.controlFeature && seen.has(plan.controlFeature)) {
    throw new AppError('plan/same-column-twice', { column: plan.controlFeature, within: true });
  }
}

/** Refuses a role without positives or negatives; false where they have not been counted. */
export function checkOutcome(role: OutcomeRole, name: OutcomeName, table: Table): boolean {
  const column = columnOf(table, role.column);
  if (column.store === 'text') throw new AppError('plan/too-many-values', { column: column.name, role: name });
  const counts = countOutcomes(column, role);
  if (counts) refuseOneOutcome(role, name, counts);
  // A rule by a bound has both outcomes where the least and the greatest number differ in them.
  return counts !== null || !('values' in role.positive);
}

/** @throws AppError `plan/positive-not-found`, `plan/label-one-value`, `plan/prediction-one-value` */
export function refuseOneOutcome(
  role: OutcomeRole,
  name: OutcomeName,
  counts: Readonly<Record<Outcome, number>>,
): void {
  const { column } = role;
  if (counts.positive === 0) {
    throw new AppError('plan/positive-not-found', { column, role: name, positive: ruleText(role) });
  }
  if (counts.negative === 0) {
    throw new AppError(name === 'label' ? 'plan/label-one-value' : 'plan/prediction-one-value', {
      column,
      positive: ruleText(role),
      rows: counts.positive,
      unknown: counts.unknown,
    });
  }
}

/** Refuses weights below zero, naming how many rows have one and which is the first (from 1). */
export function checkWeights(column: Column): void {
  checkNumeric(column);
  const { rows, first, line } = negativeCells(column);
  if (rows === 0) return;
  const details = { column: column.name, row: first + 1, rows };
  throw new AppError('weights/negative', line === null ? details : { ...details, line });
}

export function checkStrata(column: Column): void {
  const strata = column.store === 'codes' ? column.levels.length : null;
  if (strata !== null && strata <= MOST_STRATA) return;
  const details = { column: column.name, most: MOST_STRATA };
  throw new AppError('plan/too-many-strata', strata === null ? details : { ...details, strata });
}
