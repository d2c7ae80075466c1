import { looksLikeAudit } from '../../audit/looks-like-audit.ts';
import { inNaturalOrder } from '../../data/natural-order.ts';
import { AppError } from '../../errors.ts';
import type { PassedOver } from '../../messages.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import { looksLikePlan } from '../../plan/looks-like-plan.ts';
import { looksLikeCountsFile } from '../../warehouse/counts-file.ts';

/** Larger than any plan; a larger file is data, and data is opened in the worker only. */
const LARGEST_PLAN = 1 << 20;
/** Bytes by which a plan shows itself. */
const HEAD = 1 << 16;

type Kind = 'data' | 'plan' | 'audit';

export interface SortedFiles {
  /** The files of the table, in the order of their names: `part-2` comes before `part-10`. */
  readonly data: readonly File[];
  /** Audits that were downloaded, and counts that a database made, in the order of their names. */
  readonly audits: readonly File[];
  readonly plan: { readonly file: File; readonly plan: AuditPlan } | null;
  /** What was passed over: one plan is taken at a time, data before audits, and no plan with audits alone. */
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
 * Tells dropped files apart by what they hold: the first plan, audits, and those that are neither, which are one table.
 * @throws PlanFileError caused by AppError `plan/not-json`, `plan/invalid`, `plan/newer-version`
 */
export async function sortFiles(files: readonly File[]): Promise<SortedFiles> {
  const kinds = await Promise.all(files.map(kindOf));
  const ofKind = (kind: Kind): readonly File[] =>
    inNaturalOrder(
      files.filter((_, i) => kinds[i] === kind),
      // With the folder it lies in, where one was chosen.
      (file) => file.webkitRelativePath || file.name,
    );
  const [data, audits] = [ofKind('data'), ofKind('audit')];
  // An audit carries its own plan.
  const planFile = data.length === 0 && audits.length > 0 ? undefined : files.find((_, i) => kinds[i] === 'plan');
  const plans = files.filter((file, i) => kinds[i] === 'plan' && file !== planFile).map(({ name }) => name);
  const aside = data.length > 0 ? audits.map(({ name }) => name) : [];
  const passedOver = { plans, planTaken: planFile?.name ?? null, audits: aside };
  if (!planFile) return { data, audits, plan: null, passedOver };
  const { parsePlan } = await import('../../plan/check-plan.ts');
  const text = await planFile.text();
  try {
    return { data, audits, plan: { file: planFile, plan: parsePlan(text) }, passedOver };
  } catch (cause) {
    throw new PlanFileError(planFile.name, isOtherJson(cause, text) ? notAPlan(cause) : cause);
  }
}

/** What only has the name of a plan and holds something else is no faulty plan. */
function isOtherJson(cause: unknown, text: string): boolean {
  return cause instanceof AppError && cause.code === 'plan/invalid' && !looksLikePlan(text);
}
const notAPlan = (cause: unknown) => new AppError('file/not-text', { looksLike: 'other-json' }, { cause });

/**
 * A broken plan may no longer say that it is one; its name is then taken at its word. Other JSON is data, and what cannot be
 * read is left to the reader of tables, which says why.
 */
async function kindOf(file: File): Promise<Kind> {
  const head = await file
    .slice(0, HEAD)
    .text()
    .catch(() => '');
  if (looksLikeAudit(head) || (await looksLikeCountsFile(file))) return 'audit';
  if (file.size > LARGEST_PLAN) return 'data';
  const isPlan = looksLikePlan(head) || (/\.plan\.json$/i.test(file.name) && /^\uFEFF?\s*[{[]/.test(head));
  return isPlan ? 'plan' : 'data';
}
