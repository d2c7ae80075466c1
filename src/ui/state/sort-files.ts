import { AppError } from '../../errors.ts';
import type { PassedOver } from '../../messages.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import { looksLikePlan } from '../../plan/looks-like-plan.ts';

/** Larger than any plan; a larger file is data, and data is opened in the worker only. */
const LARGEST_PLAN = 1 << 20;
/** Bytes by which a plan shows itself. */
const HEAD = 1 << 16;

export interface SortedFiles {
  readonly data: File | null;
  readonly plan: { readonly file: File; readonly plan: AuditPlan } | null;
  /** What was passed over: one table and one plan are taken at a time. */
  readonly passedOver: PassedOver;
}

/** A file that is a plan by its looks and cannot be used as one. */
export class PlanFileError extends Error {
  readonly fileName: string;
  constructor(fileName: string, cause: unknown) {
    super(fileName, { cause });
    this.fileName = fileName;
  }
}

/**
 * Tells dropped files apart by what they hold: the first plan, and the first file that is none, which is the data.
 * @throws PlanFileError caused by AppError `plan/not-json`, `plan/invalid`, `plan/newer-version`
 */
export async function sortFiles(files: readonly File[]): Promise<SortedFiles> {
  const kinds = await Promise.all(files.map(isPlan));
  const planFile = files.find((_, i) => kinds[i]);
  const data = files.find((_, i) => !kinds[i]) ?? null;
  const others = (plans: boolean) =>
    files.filter((file, i) => kinds[i] === plans && file !== data && file !== planFile).map(({ name }) => name);
  const passedOver = { tables: others(false), plans: others(true), planTaken: planFile?.name ?? null };
  if (!planFile) return { data, plan: null, passedOver };
  const { parsePlan } = await import('../../plan/check-plan.ts');
  const text = await planFile.text();
  try {
    return { data, plan: { file: planFile, plan: parsePlan(text) }, passedOver };
  } catch (cause) {
    throw new PlanFileError(planFile.name, isOtherJson(cause, text) ? notAPlan(cause) : cause);
  }
}

/** JSON that holds something else is data in a form that is not read, rather than a faulty plan. */
function isOtherJson(cause: unknown, text: string): boolean {
  return cause instanceof AppError && cause.code === 'plan/invalid' && !looksLikePlan(text);
}
const notAPlan = (cause: unknown) => new AppError('file/not-text', { looksLike: 'other-json' }, { cause });

/**
 * A broken plan no longer says that it is one; JSON under a JSON name is then meant as one. What cannot be read is left to
 * the reader of tables, which says why.
 */
async function isPlan(file: File): Promise<boolean> {
  if (file.size > LARGEST_PLAN) return false;
  const head = await file
    .slice(0, HEAD)
    .text()
    .catch(() => '');
  return looksLikePlan(head) || (/\.json$/i.test(file.name) && /^\uFEFF?\s*[{[]/.test(head));
}
