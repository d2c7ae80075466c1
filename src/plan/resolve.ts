import { missingIn } from '../data/missing.ts';
import { numericLevels } from '../data/numeric-levels.ts';
import { findColumn, type Column, type Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { NO_NUMBER, tidyEdges } from './bins.ts';
import { featureGroups, groupSizes } from './feature-groups.ts';
import type { AuditPlan, OutcomeRole, ResolvedPlan, ScoreRole, SensitiveFeature } from './plan.ts';
import { countOutcomes } from './positive.ts';
import { MOST_GROUPS, refuseClashingMerges, ruleText, sameOutcome } from './rules.ts';
import { gridWithThreshold, scoreGrid } from './score-grid.ts';

/**
 * Fixes every data-dependent choice of a plan against a table: reference groups (the largest, where none is named) and
 * the grid of a score with very many values. What it returns means the same on any other data.
 *
 * @throws AppError with the column concerned: `plan/unknown-column`, `plan/nothing-to-audit`,
 * `plan/no-sensitive-feature`, `plan/same-column-twice`, `plan/label-one-value`, `plan/prediction-one-value`,
 * `plan/positive-not-found`, `plan/too-many-values`, `plan/not-numeric`, `plan/needs-bins`, `plan/too-many-groups`, `plan/one-group`,
 * `plan/merge-name-taken`, `plan/reference-not-found`, `plan/prediction-equals-label`, `weights/negative`, `weights/none`.
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
  if (plan.sampleWeight !== null) checkWeights(columnOf(table, plan.sampleWeight));
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

function checkNumeric(column: Column): void {
  const numeric = column.store === 'numbers' || (column.store === 'codes' && column.levels.some(looksNumeric));
  if (!numeric) throw new AppError('plan/not-numeric', { column: column.name });
}

/** Refuses weights below zero, naming how many rows have one and which is the first (from 1). */
function checkWeights(column: Column): void {
  checkNumeric(column);
  if (column.store === 'text') return;
  const levels = column.store === 'codes' ? numericLevels(column) : null;
  const cells = column.store === 'codes' ? column.codes : column.values;
  let rows = 0;
  let first = -1;
  for (let row = 0; row < cells.length; row++) {
    if (!((levels ? levels[cells[row]] : cells[row]) < 0)) continue;
    if (first < 0) first = row;
    rows++;
  }
  if (rows > 0) throw new AppError('weights/negative', { column: column.name, row: first + 1, rows });
}

function looksNumeric(level: string): boolean {
  const text = level.trim().replace(',', '.');
  return text !== '' && Number.isFinite(Number(text));
}

function resolveScore(score: ScoreRole, table: Table): ScoreRole {
  const column = columnOf(table, score.column);
  checkNumeric(column);
  const grid = score.grid ?? scoreGrid(column, score);
  return { ...score, grid: grid && gridWithThreshold(grid, score.threshold) };
}

function resolveFeature(feature: SensitiveFeature, table: Table): ResolvedPlan['sensitiveFeatures'][number] {
  const column = columnOf(table, feature.column);
  const tidied = tidyFeature(feature);
  if (tidied.bins) checkNumeric(column);
  refuseClashingMerges(tidied, featureGroups(column, tidied.bins).levels);
  const sizes = groupSizes(column, tidied);
  if (sizes.size > MOST_GROUPS) {
    throw new AppError('plan/too-many-groups', { column: column.name, groups: sizes.size, most: MOST_GROUPS });
  }
  return { ...tidied, ...chooseReference(tidied, sizes, missingIn(column)) };
}

/** A feature with its edges in order. */
export function tidyFeature(feature: SensitiveFeature): SensitiveFeature {
  return feature.bins ? { ...feature, bins: { edges: tidyEdges(feature.bins.edges) } } : feature;
}

/**
 * The reference group a feature names, else its largest group that is not perhaps missing, marked as chosen by size.
 * @param sizes rows by group after bins and merges, most first
 * @throws AppError `plan/one-group`, `plan/reference-not-found`
 */
export function chooseReference(
  feature: SensitiveFeature,
  sizes: ReadonlyMap<string, number>,
  isMissing: (level: string) => boolean,
): { reference: string; referenceBySize?: true } {
  const names = [...sizes.keys()];
  if (names.length < 2) throw new AppError('plan/one-group', { column: feature.column, group: names[0] ?? '' });
  if (feature.reference == null) {
    const largest = names.find((name) => name !== NO_NUMBER && !isMissing(name)) ?? names[0];
    return { reference: largest, referenceBySize: true };
  }
  if (!sizes.has(feature.reference)) {
    throw new AppError('plan/reference-not-found', {
      column: feature.column,
      reference: feature.reference,
      groups: names,
    });
  }
  return { reference: feature.reference };
}
