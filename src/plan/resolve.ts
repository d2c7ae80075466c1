import { missingIn } from '../data/missing.ts';
import { numericLevels } from '../data/numeric-levels.ts';
import { selectRank, withoutNaN } from '../data/quantiles.ts';
import { findColumn, type Column, type Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { NO_NUMBER } from './bins.ts';
import { occurringClasses } from './classes.ts';
import { checkNumeric, columnNumbers } from './column-numbers.ts';
import { resolveBins } from './cut.ts';
import { featureGroups, groupSizes } from './feature-groups.ts';
import type {
  AuditPlan,
  CutFeature,
  NumericTarget,
  OutcomeRole,
  ResolvedPlan,
  ScoreRole,
  SensitiveFeature,
} from './plan.ts';
import { countOutcomes } from './positive.ts';
import {
  hasOutcome,
  MOST_GROUPS,
  MOST_STRATA,
  refuseClashingMerges,
  refuseExcessShares,
  ruleText,
  sameOutcome,
} from './rules.ts';
import { gridWithThreshold, scoreGrid } from './score-grid.ts';

/**
 * Fixes every data-dependent choice of a plan against a table: reference groups (the largest, where none is named), edges
 * of bins, the grid of a score with very many values, the origin of a numeric target (its median) and the classes of
 * label and prediction. What it returns means the same on any other data.
 *
 * @throws AppError with the column concerned: `plan/unknown-column`, `plan/nothing-to-audit`,
 * `plan/no-sensitive-feature`, `plan/same-column-twice`, `plan/label-one-value`, `plan/prediction-one-value`,
 * `plan/positive-not-found`, `plan/too-many-values`, `plan/not-numeric`, `plan/needs-bins`, `plan/too-many-groups`,
 * `plan/too-many-classes`, `plan/too-many-strata`, `plan/one-group`,
 * `plan/merge-name-taken`, `plan/reference-not-found`, `plan/population-above-one`, `plan/prediction-equals-label`, `weights/negative`, `weights/none`.
 */
export function resolvePlan(plan: AuditPlan, table: Table): ResolvedPlan {
  if (!hasOutcome(plan)) throw new AppError('plan/nothing-to-audit');
  if (plan.sensitiveFeatures.length === 0) throw new AppError('plan/no-sensitive-feature');
  refuseRepeats(plan);
  const label = plan.label && checkOutcome(plan.label, 'label', table);
  const prediction = plan.prediction && checkOutcome(plan.prediction, 'prediction', table);
  if (label && prediction && sameOutcome(label, prediction)) {
    throw new AppError('plan/prediction-equals-label', { column: label.column });
  }
  if (plan.sampleWeight !== null) checkWeights(columnOf(table, plan.sampleWeight));
  if (plan.controlFeature) checkStrata(columnOf(table, plan.controlFeature));
  return {
    ...plan,
    ...(plan.numericTarget && { numericTarget: resolveTarget(plan.numericTarget, table) }),
    ...(plan.classes && resolveClasses(plan, table)),
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
  if (plan.controlFeature && seen.has(plan.controlFeature)) {
    throw new AppError('plan/same-column-twice', { column: plan.controlFeature, within: true });
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

function checkStrata(column: Column): void {
  const strata = column.store === 'codes' ? column.levels.length : null;
  if (strata !== null && strata <= MOST_STRATA) return;
  const details = { column: column.name, most: MOST_STRATA };
  throw new AppError('plan/too-many-strata', strata === null ? details : { ...details, strata });
}

function resolveTarget(target: NumericTarget, table: Table): NumericTarget {
  const column = columnOf(table, target.column);
  checkNumeric(column);
  if (target.prediction === target.column) throw new AppError('plan/same-column-twice', { column: column.name });
  if (target.prediction !== null) checkNumeric(columnOf(table, target.prediction));
  if (target.origin !== undefined) return target;
  const known = withoutNaN(columnNumbers(column));
  if (known.length === 0) throw new AppError('plan/not-numeric', { column: column.name });
  return { ...target, origin: selectRank(known, known.length >>> 1) };
}

/** Classes as named, else all that occur; none where no column holds any. */
function resolveClasses(plan: AuditPlan, table: Table): Pick<AuditPlan, 'classes' | 'allClasses'> {
  const roles = [plan.label, plan.prediction].filter((role) => role !== null);
  if (roles.length === 0) return { classes: null, allClasses: undefined };
  if (plan.classes!.length > 0) return { classes: [...new Set(plan.classes)] };
  return {
    classes: occurringClasses(roles.map((role) => ({ role, column: columnOf(table, role.column) }))),
    allClasses: true,
  };
}

function resolveScore(score: ScoreRole, table: Table): ScoreRole {
  const column = columnOf(table, score.column);
  checkNumeric(column);
  const grid = score.grid ?? scoreGrid(column, score);
  return { ...score, grid: grid && gridWithThreshold(grid, score.threshold) };
}

function resolveFeature(feature: SensitiveFeature, table: Table): ResolvedPlan['sensitiveFeatures'][number] {
  const column = columnOf(table, feature.column);
  refuseExcessShares(feature);
  const cut: CutFeature = {
    ...feature,
    ...(feature.bins && { bins: resolveBins(feature.bins, column) }),
  } as CutFeature;
  refuseClashingMerges(cut, featureGroups(column, cut.bins).levels);
  const sizes = groupSizes(column, cut);
  if (sizes.size > MOST_GROUPS) {
    throw new AppError('plan/too-many-groups', {
      column: column.name,
      groups: sizes.size,
      most: MOST_GROUPS,
      ...(feature.bins && { cut: true }),
    });
  }
  return { ...cut, ...chooseReference(cut, sizes, missingIn(column)) };
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
