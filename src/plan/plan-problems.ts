import type { ColumnProfile, LevelProfile, TableProfile } from '../data/profile.ts';
import type { ErrorCode, ErrorDetails } from '../errors.ts';
import type { AuditPlan, OutcomeRole, SensitiveFeature } from './plan.ts';
import { MOST_CLASSES } from './classes.ts';
import { holdsNumbers } from './holds-numbers.ts';
import { hasOutcome, MOST_GROUPS, MOST_STRATA, populationExcess, ruleText, sameOutcome } from './rules.ts';

/** The field of the Columns screen that a problem stands beside. */
export type PlanField =
  | 'outcome'
  | 'label'
  | 'prediction'
  | 'score'
  | 'numericTarget'
  | 'classes'
  | 'sensitiveFeatures'
  | 'controlFeature'
  | 'sampleWeight';

export interface PlanProblem {
  readonly field: PlanField;
  /** The sensitive feature's column, where it is about one. */
  readonly column?: string;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/**
 * What a table's profile alone shows to stand in the way of an audit. {@link resolvePlan} refuses the same and, seeing the
 * rows, more; nothing stands here that it would accept.
 */
export function planProblems(plan: AuditPlan, profile: TableProfile): PlanProblem[] {
  const columns = new Map(profile.columns.map((column) => [column.name, column]));
  const problems: PlanProblem[] = [];
  const add = (field: PlanField, code: ErrorCode, details: ErrorDetails = {}, column?: string) =>
    problems.push({ field, code, details, column });
  const find = (name: string, field: PlanField, feature?: string): ColumnProfile | null => {
    const column = columns.get(name) ?? null;
    if (!column) add(field, 'plan/unknown-column', { column: name }, feature);
    return column;
  };

  /** Says so where a column holds no number, and whether it holds any. */
  const needNumbers = (column: ColumnProfile, field: PlanField, feature?: string): boolean => {
    const has = holdsNumbers(column);
    const empty = column.type === 'empty' && { empty: true };
    if (!has) add(field, 'plan/not-numeric', { column: column.name, ...empty }, feature);
    return has;
  };

  if (!hasOutcome(plan)) add('outcome', 'plan/nothing-to-audit');
  for (const field of ['label', 'prediction'] as const) {
    const role = plan[field];
    const column = role && find(role.column, field);
    if (!role || !column) continue;
    if (nonePresent(role, column)) {
      add(field, 'plan/positive-not-found', { column: column.name, positive: ruleText(role) });
    } else if (allPositive(role, column)) add(field, `plan/${field}-one-value`, { column: column.name });
  }
  if (plan.label && plan.prediction && sameOutcome(plan.label, plan.prediction)) {
    add('prediction', 'plan/prediction-equals-label', { column: plan.label.column });
  }
  if (plan.score) {
    const column = find(plan.score.column, 'score');
    if (column) needNumbers(column, 'score');
  }
  if (plan.numericTarget) {
    const { column: target, prediction } = plan.numericTarget;
    for (const name of [target, ...(prediction === null ? [] : [prediction])]) {
      const column = find(name, 'numericTarget');
      if (column) needNumbers(column, 'numericTarget');
    }
    if (prediction === target) add('numericTarget', 'plan/same-column-twice', { column: target });
  }
  if (plan.classes?.length === 0) {
    const values = occurring([plan.label, plan.prediction].map((role) => role && columns.get(role.column)));
    if (values !== null && values > MOST_CLASSES) {
      add('classes', 'plan/too-many-classes', { classes: values, most: MOST_CLASSES });
    }
  }
  if (plan.controlFeature) {
    const column = find(plan.controlFeature, 'controlFeature');
    const { store, distinct } = column ?? {};
    const details = { column: plan.controlFeature, most: MOST_STRATA };
    if (store && store !== 'codes') add('controlFeature', 'plan/too-many-strata', details);
    else if ((distinct ?? 0) > MOST_STRATA) {
      add('controlFeature', 'plan/too-many-strata', { ...details, strata: distinct ?? 0 });
    }
    if (plan.sensitiveFeatures.some((feature) => feature.column === plan.controlFeature)) {
      add('controlFeature', 'plan/same-column-twice', { column: plan.controlFeature, within: true });
    }
  }
  if (plan.sampleWeight) {
    const column = find(plan.sampleWeight, 'sampleWeight');
    if (column && needNumbers(column, 'sampleWeight') && column.numeric && column.numeric.min < 0)
      add('sampleWeight', 'weights/negative', { column: column.name });
  }
  if (plan.sensitiveFeatures.length === 0) add('sensitiveFeatures', 'plan/no-sensitive-feature');
  for (const feature of plan.sensitiveFeatures) {
    const column = find(feature.column, 'sensitiveFeatures', feature.column);
    if (!column) continue;
    if (feature.column === plan.label?.column || feature.column === plan.prediction?.column) {
      add('sensitiveFeatures', 'plan/same-column-twice', { column: column.name }, column.name);
    }
    const sum = populationExcess(feature);
    if (sum !== null) {
      add('sensitiveFeatures', 'plan/population-above-one', { column: column.name, sum }, column.name);
    }
    if (feature.bins) {
      needNumbers(column, 'sensitiveFeatures', column.name);
      continue;
    }
    if (column.store === 'numbers') {
      add('sensitiveFeatures', 'plan/needs-bins', { column: column.name }, column.name);
    } else if (column.store === 'text') {
      add('sensitiveFeatures', 'plan/too-many-values', { column: column.name }, column.name);
    } else if (groupsOf(feature, column) > MOST_GROUPS) {
      const code = column.numeric ? 'plan/needs-bins' : 'plan/too-many-groups';
      const details = { column: column.name, groups: groupsOf(feature, column), most: MOST_GROUPS };
      add('sensitiveFeatures', code, details, column.name);
    }
  }
  return problems;
}

/**
 * A number of classes that columns are sure to have: the different values that are listed, those spelled as one number once.
 * Null where a column lists none.
 */
function occurring(columns: readonly (ColumnProfile | null | undefined)[]): number | null {
  const known = columns.filter((column) => column != null);
  const names = known.flatMap(({ levels }) => levels ?? []).filter(({ perhapsMissing }) => !perhapsMissing);
  if (known.length === 0 || known.some(({ levels }) => !levels)) return null;
  return new Set(names.map(({ value }) => (Number.isNaN(Number(value)) ? value : Number(value)))).size;
}

/** Groups that a feature makes of a column after merges, as far as the profile tells. */
function groupsOf({ merge }: SensitiveFeature, { distinct }: ColumnProfile): number {
  const merged = (merge ?? []).reduce((sum, { levels }) => sum + levels.length - 1, 0);
  return (distinct ?? 0) - merged;
}

/** All levels of a column, where the profile lists them all. */
function allLevels({ levels, distinct }: ColumnProfile): readonly LevelProfile[] | null {
  return levels && levels.length >= (distinct ?? Infinity) ? levels : null;
}

function nonePresent({ positive }: OutcomeRole, column: ColumnProfile): boolean {
  const levels = allLevels(column);
  if (!levels || !('values' in positive)) return false;
  return !levels.some(({ value }) => positive.values.includes(value));
}

function allPositive({ positive }: OutcomeRole, column: ColumnProfile): boolean {
  const levels = allLevels(column);
  if (!levels || !('values' in positive)) return false;
  return levels.every(({ value, perhapsMissing }) => perhapsMissing || positive.values.includes(value));
}
