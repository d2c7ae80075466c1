import type { ColumnProfile, TableProfile } from '../../data/profile.ts';
import type { ErrorCode, ErrorDetails } from '../../errors.ts';
import type { AuditPlan, OutcomeRole } from '../../plan/plan.ts';

/** The field of the Columns screen that a problem stands beside. */
export type PlanField = 'outcome' | 'label' | 'prediction' | 'score' | 'sensitiveFeatures' | 'sampleWeight';

export interface PlanProblem {
  readonly field: PlanField;
  /** The sensitive feature's column, where it is about one. */
  readonly column?: string;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

const MOST_GROUPS_OF_A_FEATURE = 200;

/** What the profile alone shows to stand in the way of an audit; the data worker finds the rest. */
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

  if (!plan.label && !plan.prediction && (plan.score === null || plan.score.threshold === null)) {
    add('outcome', 'plan/nothing-to-audit');
  }
  for (const field of ['label', 'prediction'] as const) {
    const role = plan[field];
    const column = role && find(role.column, field);
    if (!role || !column) continue;
    const missing = absentValue(role, column);
    if (missing !== null) add(field, 'plan/positive-not-found', { column: column.name, positive: missing });
    else if (allPositive(role, column)) add(field, `plan/${field}-one-value`, { column: column.name });
  }
  if (plan.label && plan.prediction && plan.label.column === plan.prediction.column) {
    add('prediction', 'plan/same-column-twice', { column: plan.label.column });
  }
  if (plan.score) {
    const column = find(plan.score.column, 'score');
    if (column && !column.numeric) add('score', 'plan/not-numeric', { column: column.name });
  }
  if (plan.sampleWeight) {
    const column = find(plan.sampleWeight, 'sampleWeight');
    if (column && !column.numeric) add('sampleWeight', 'plan/not-numeric', { column: column.name });
    else if (column?.numeric && column.numeric.min < 0)
      add('sampleWeight', 'weights/negative', { column: column.name });
  }
  if (plan.sensitiveFeatures.length === 0) add('sensitiveFeatures', 'plan/no-sensitive-feature');
  for (const feature of plan.sensitiveFeatures) {
    const column = find(feature.column, 'sensitiveFeatures', feature.column);
    if (!column || feature.bins) continue;
    if (column.store === 'numbers') {
      add('sensitiveFeatures', 'plan/needs-bins', { column: column.name }, column.name);
    } else if (column.store === 'text' || (column.distinct ?? 0) > MOST_GROUPS_OF_A_FEATURE) {
      const code = column.numeric ? 'plan/needs-bins' : 'plan/too-many-values';
      add('sensitiveFeatures', code, { column: column.name, values: column.distinct ?? 0 }, column.name);
    }
  }
  return problems;
}

function absentValue(role: OutcomeRole, column: ColumnProfile): string | null {
  const { levels } = column;
  if (!('values' in role.positive) || !levels || levels.length < (column.distinct ?? Infinity)) return null;
  return role.positive.values.find((value) => !levels.some((level) => level.value === value)) ?? null;
}

function allPositive(role: OutcomeRole, column: ColumnProfile): boolean {
  const { positive } = role;
  if (!('values' in positive) || !column.levels || column.levels.length < (column.distinct ?? Infinity)) return false;
  const known = column.levels.filter(({ value, perhapsMissing }) =>
    role.missing ? !role.missing.includes(value) : !perhapsMissing,
  );
  return known.every(({ value }) => positive.values.includes(value));
}
