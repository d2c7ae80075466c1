import type { AuditPlan } from '../../plan/plan.ts';

/** Larger than any plan; a larger JSON file is data, and data is opened in the worker only. */
const LARGEST_PLAN = 1 << 20;

export interface SortedFiles {
  readonly data: File | null;
  readonly plan: { readonly file: File; readonly plan: AuditPlan } | null;
}

/**
 * Tells dropped files apart: a small file named .json is a plan, the first other one is the data.
 * @throws AppError `plan/not-json`, `plan/invalid`, `plan/newer-version`
 */
export async function sortFiles(files: readonly File[]): Promise<SortedFiles> {
  const isPlan = (file: File) => /\.json$/i.test(file.name) && file.size <= LARGEST_PLAN;
  const planFile = files.find(isPlan);
  const data = files.find((file) => !isPlan(file)) ?? null;
  if (!planFile) return { data, plan: null };
  const { parsePlan } = await import('../../plan/check-plan.ts');
  return { data, plan: { file: planFile, plan: parsePlan(await planFile.text()) } };
}
