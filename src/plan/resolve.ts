import { missingIn } from '../data/missing.ts';
import { valueOfRank } from '../data/quantiles.ts';
import { selectRank } from '../data/select-rank.ts';
import type { Column, Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { NO_NUMBER } from './bins.ts';
import {
  checkOutcome,
  checkStrata,
  checkWeights,
  columnOf,
  refuseByItself,
  refuseEqualOutcomes,
  type OutcomeName,
} from './check-against-table.ts';
import { occurringClasses } from './classes.ts';
import { checkNumeric, countedNumbers, type CountedNumbers } from './column-numbers.ts';
import { resolveBins } from './cut.ts';
import { groupLevels, groupSizes } from './feature-groups.ts';
import type {
  AuditPlan,
  CountedPlan,
  CutFeature,
  NumericTarget,
  ResolvedPlan,
  ScoreRole,
  SensitiveFeature,
} from './plan.ts';
import { MOST_GROUPS, refuseClashingMerges, refuseExcessShares } from './rules.ts';
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
  const { plan: counted, uncounted } = resolveCounting(plan, table);
  return closeReferences(counted, table, uncounted, new Map());
}

/** A plan that rows can be counted under, and what is known only when they have been. */
export interface CountingPlan {
  readonly plan: CountedPlan;
  /** Columns of sensitive features whose groups have not been counted, so that their references are still open. */
  readonly uncounted: ReadonlySet<string>;
  /** Roles of which it is not known yet whether they have positives and negatives. */
  readonly unchecked: readonly OutcomeName[];
}

/**
 * The same as far as it can be fixed without counting any more: of a table that holds some rows of a longer one, by the totals
 * of the whole where they are known, and by its rows where they have to do (see {@link choicesFromSample}).
 * @throws AppError as {@link resolvePlan}
 */
export function resolveCounting(plan: AuditPlan, table: Table): CountingPlan {
  refuseByItself(plan);
  const unchecked = (['label', 'prediction'] as const).filter((name) => {
    const role = plan[name];
    return role && !checkOutcome(role, name, table);
  });
  refuseEqualOutcomes(plan);
  if (plan.sampleWeight !== null) checkWeights(columnOf(table, plan.sampleWeight));
  if (plan.controlFeature) checkStrata(columnOf(table, plan.controlFeature));
  const uncounted = new Set<string>();
  const resolved: CountedPlan = {
    ...plan,
    ...(plan.numericTarget && { numericTarget: resolveTarget(plan.numericTarget, table) }),
    ...(plan.classes && resolveClasses(plan, table)),
    score: plan.score && resolveScore(plan.score, table),
    sensitiveFeatures: plan.sensitiveFeatures.map((feature) => {
      const column = columnOf(table, feature.column);
      const cut = cutFeature(feature, column);
      const sizes = groupSizes(column, cut);
      if (!sizes) uncounted.add(column.name);
      return sizes ? withReference(cut, column, sizes) : cut;
    }),
  };
  return { plan: resolved, uncounted, unchecked };
}

/**
 * The plan with the references that were open.
 * @param sizes rows by group after bins and merges, most first, of each feature that had not been counted
 * @throws AppError `plan/one-group`, `plan/reference-not-found`, `plan/too-many-groups`
 */
export function closeReferences(
  plan: CountedPlan,
  table: Table,
  uncounted: ReadonlySet<string>,
  sizes: ReadonlyMap<string, ReadonlyMap<string, number>>,
): ResolvedPlan {
  const sensitiveFeatures = plan.sensitiveFeatures.map((feature) => {
    if (!uncounted.has(feature.column)) return feature as ResolvedPlan['sensitiveFeatures'][number];
    return withReference(feature, columnOf(table, feature.column), sizes.get(feature.column) ?? new Map());
  });
  return { ...plan, sensitiveFeatures };
}

function resolveTarget(target: NumericTarget, table: Table): NumericTarget {
  const column = columnOf(table, target.column);
  checkNumeric(column);
  if (target.prediction === target.column) throw new AppError('plan/same-column-twice', { column: column.name });
  if (target.prediction !== null) checkNumeric(columnOf(table, target.prediction));
  if (target.origin !== undefined) return target;
  const median = medianOf(countedNumbers(column));
  if (median === null) throw new AppError('plan/not-numeric', { column: column.name });
  return { ...target, origin: median };
}

/** The upper median; null without numbers. */
function medianOf({ values, counts }: CountedNumbers): number | null {
  if (values.length === 0) return null;
  const rows = counts ? counts.reduce((sum, count) => sum + count, 0) : values.length;
  const rank = Math.floor(rows / 2);
  return counts ? valueOfRank(values, counts, rank) : selectRank(values, rank);
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

function cutFeature(feature: SensitiveFeature, column: Column): CutFeature {
  refuseExcessShares(feature);
  const cut = { ...feature, ...(feature.bins && { bins: resolveBins(feature.bins, column) }) } as CutFeature;
  refuseClashingMerges(cut, groupLevels(column, cut.bins));
  return cut;
}

function withReference(
  cut: CutFeature,
  column: Column,
  sizes: ReadonlyMap<string, number>,
): ResolvedPlan['sensitiveFeatures'][number] {
  if (sizes.size > MOST_GROUPS) {
    throw new AppError('plan/too-many-groups', {
      column: column.name,
      groups: sizes.size,
      most: MOST_GROUPS,
      ...(cut.bins && { cut: true }),
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
