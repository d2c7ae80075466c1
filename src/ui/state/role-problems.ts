import type { ColumnProfile, TableProfile } from '../../data/profile.ts';
import { planProblems, type PlanProblem } from '../../plan/plan-problems.ts';
import { planColumns } from '../../plan/plan-columns.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import { groupCount } from './group-choices.ts';

/**
 * What stands in the way of an audit on the Columns screen: what the plan lacks, features that make no two groups, and
 * edges that were typed and cannot be read. Each stands beside what it is about. Of a plan with columns that have not been read yet
 * nothing is told.
 */
export function roleProblems(
  plan: AuditPlan,
  profile: TableProfile,
  wrongEdges: readonly string[] = [],
): PlanProblem[] {
  const named = planColumns(plan);
  if (profile.unsurveyed?.some((name) => named.has(name))) return [];
  const columns = new Map(profile.columns.map((column) => [column.name, column]));
  const problems = planProblems(plan, profile).map((problem) =>
    besideScore(withCause(problem, columns), plan, profile),
  );
  for (const feature of plan.sensitiveFeatures) {
    const column = columns.get(feature.column);
    const about = { field: 'sensitiveFeatures', column: feature.column } as const;
    const details = { column: feature.column };
    if (wrongEdges.includes(feature.column)) problems.push({ ...about, code: 'plan/unreadable-edges', details });
    else if (column && !problems.some((other) => other.column === column.name) && groupCount(feature, column) === 1) {
      problems.push({ ...about, code: 'plan/one-group', details });
    }
  }
  return problems;
}

/** A score that only wants a threshold is where something has to be said; texts alone want a classifier. */
function besideScore(problem: PlanProblem, { score }: AuditPlan, profile: TableProfile): PlanProblem {
  if (problem.code !== 'plan/nothing-to-audit') return problem;
  if (score) return { ...problem, field: 'score', details: { score: score.column } };
  const text = profile.columns.find(({ type }) => type === 'text');
  return text ? { ...problem, details: { text: text.name } } : problem;
}

/** Whoever has just said that a column holds numbers is not told to say so. */
function withCause(problem: PlanProblem, columns: ReadonlyMap<string, ColumnProfile>): PlanProblem {
  if (problem.code !== 'plan/not-numeric') return problem;
  const column = columns.get(String(problem.details['column']));
  return column?.reason.code === 'overridden'
    ? { ...problem, details: { ...problem.details, overridden: true } }
    : problem;
}
