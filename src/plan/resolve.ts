import { isMissingSpelling } from '../data/missing.ts';
import { findColumn, type Column, type NumbersColumn, type Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { tidyEdges } from './bins.ts';
import { groupSizes } from './feature-groups.ts';
import type { AuditPlan, OutcomeRole, ResolvedPlan, ScoreRole, SensitiveFeature } from './plan.ts';
import { countOutcomes } from './positive.ts';
import { scoreGrid } from './score-grid.ts';

/** Most groups that one sensitive feature may have. */
export const MOST_GROUPS = 500;

/**
 * Fixes every data-dependent choice of a plan against a table: reference groups (the largest, where none is named) and
 * the grid of a score with very many values. What it returns means the same on any other data.
 *
 * @throws AppError with the column concerned: `plan/unknown-column`, `plan/nothing-to-audit`,
 * `plan/no-sensitive-feature`, `plan/same-column-twice`, `plan/label-one-value`, `plan/prediction-one-value`,
 * `plan/positive-not-found`, `plan/too-many-values`, `plan/not-numeric`, `plan/needs-bins`, `plan/too-many-groups`,
 * `plan/reference-not-found`, `plan/prediction-equals-label`, `weights/negative`, `weights/none`.
 */
export function resolvePlan(plan: AuditPlan, table: Table): ResolvedPlan {
  if (!plan.label && !plan.prediction && plan.score?.threshold == null) throw new AppError('plan/nothing-to-audit');
  if (plan.sensitiveFeatures.length === 0) throw new AppError('plan/no-sensitive-feature');
  refuseRepeats(plan);
  const label = plan.label && checkOutcome(plan.label, 'label', table);
  const prediction = plan.prediction && checkOutcome(plan.prediction, 'prediction', table);
  if (label && prediction && sameOutcome(label, prediction)) {
    throw new AppError('plan/prediction-equals-label', { column: label.column });
  }
  if (plan.controlFeature) columnOf(table, plan.controlFeature);
  if (plan.numericTarget) checkNumeric(columnOf(table, plan.numericTarget.column));
  if (plan.numericTarget?.prediction) checkNumeric(columnOf(table, plan.numericTarget.prediction));
  return {
    ...plan,
    score: plan.score && resolveScore(plan.score, table),
    sensitiveFeatures: plan.sensitiveFeatures.map((feature) => resolveFeature(feature, table)),
  };
}

function columnOf(table: Table, name: string): Column {
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
}

function sameOutcome(label: OutcomeRole, prediction: OutcomeRole): boolean {
  return label.column === prediction.column && JSON.stringify(label.positive) === JSON.stringify(prediction.positive);
}

function checkOutcome(role: OutcomeRole, name: 'label' | 'prediction', table: Table): OutcomeRole {
  const column = columnOf(table, role.column);
  if (column.store === 'text') throw new AppError('plan/too-many-values', { column: column.name, role: name });
  const counts = countOutcomes(column, role);
  if (counts.positive === 0) {
    throw new AppError('plan/positive-not-found', { column: column.name, role: name, positive: ruleText(role) });
  }
  if (counts.negative === 0) {
    throw new AppError(name === 'label' ? 'plan/label-one-value' : 'plan/prediction-one-value', {
      column: column.name,
      positive: ruleText(role),
      rows: counts.positive,
      unknown: counts.unknown,
    });
  }
  return role;
}

function ruleText({ positive }: OutcomeRole): string {
  if ('values' in positive) return positive.values.join(', ');
  return 'atLeast' in positive ? `at least ${positive.atLeast}` : `above ${positive.above}`;
}

function checkNumeric(column: Column): void {
  const numeric = column.store === 'numbers' || (column.store === 'codes' && column.levels.some(looksNumeric));
  if (!numeric) throw new AppError('plan/not-numeric', { column: column.name });
}

function looksNumeric(level: string): boolean {
  const text = level.trim().replace(',', '.');
  return text !== '' && Number.isFinite(Number(text));
}

function resolveScore(score: ScoreRole, table: Table): ScoreRole {
  const column = columnOf(table, score.column);
  checkNumeric(column);
  return { ...score, grid: score.grid ?? scoreGrid(column as NumbersColumn, score) };
}

function resolveFeature(feature: SensitiveFeature, table: Table): ResolvedPlan['sensitiveFeatures'][number] {
  const column = columnOf(table, feature.column);
  const tidied: SensitiveFeature = feature.bins
    ? { ...feature, bins: { edges: tidyEdges(feature.bins.edges) } }
    : feature;
  if (tidied.bins) checkNumeric(column);
  const sizes = groupSizes(column, tidied);
  if (sizes.size > MOST_GROUPS) {
    throw new AppError('plan/too-many-groups', { column: column.name, groups: sizes.size, most: MOST_GROUPS });
  }
  const names = [...sizes.keys()];
  const reference = feature.reference ?? names.find((name) => !isMissingSpelling(name)) ?? names[0];
  if (!sizes.has(reference)) {
    throw new AppError('plan/reference-not-found', { column: column.name, reference, groups: names });
  }
  return { ...tidied, reference };
}
