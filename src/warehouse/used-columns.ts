import type { OutcomeRole, ResolvedPlan } from '../plan/plan.ts';

/** The columns of a plan that are used as numbers, each once: those whose unreadable cells are counted. */
export function numberColumns(plan: ResolvedPlan): string[] {
  const binned = plan.sensitiveFeatures.filter(({ bins }) => bins).map(({ column }) => column);
  const ruled = outcomes(plan).flatMap(({ column, positive }) => ('values' in positive ? [] : [column]));
  const { column: target, prediction: guess } = plan.numericTarget ?? {};
  const names = [plan.score?.column, plan.sampleWeight, target, guess, ...binned, ...ruled];
  return [...new Set(names.filter((name) => name != null))];
}

/** All columns that a plan names, each once. */
export function usedColumns(plan: ResolvedPlan): string[] {
  const names = [
    ...plan.sensitiveFeatures.map(({ column }) => column),
    plan.controlFeature,
    ...outcomes(plan).map(({ column }) => column),
    ...numberColumns(plan),
  ];
  return [...new Set(names.filter((name) => name != null))];
}

/** Columns of which it must be known whether a cell is a number: used as such, or a class that may be spelled otherwise. */
export function columnsWithNumbers(plan: ResolvedPlan): ReadonlySet<string> {
  const classed = plan.classes?.length ? outcomes(plan).map(({ column }) => column) : [];
  return new Set([...numberColumns(plan), ...classed]);
}

/** Columns of which it must be known whether a cell is missing. */
export function columnsWithMissing(plan: ResolvedPlan): ReadonlySet<string> {
  return new Set([...numberColumns(plan), ...outcomes(plan).map(({ column }) => column)]);
}

function outcomes({ label, prediction }: ResolvedPlan): OutcomeRole[] {
  return [label, prediction].filter((role) => role !== null);
}
