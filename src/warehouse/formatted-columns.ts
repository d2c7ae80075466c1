import type { TableProfile } from '../data/profile.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { numberColumns } from './used-columns.ts';

/** The columns that a plan uses as numbers and whose numbers a file writes in a way that no database reads. */
export function formattedColumns(plan: ResolvedPlan, { columns }: Pick<TableProfile, 'columns'>): string[] {
  const formatted = new Set(
    columns.filter(({ reason }) => reason.code === 'formatted-numbers').map(({ name }) => name),
  );
  return numberColumns(plan).filter((name) => formatted.has(name));
}
