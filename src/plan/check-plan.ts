import * as v from 'valibot';
import { AppError } from '../errors.ts';
import { AuditPlanSchema, type AuditPlan } from './plan.ts';

/**
 * Checks that a value is an AuditPlan.
 * @throws AppError `plan/newer-version` for a plan of a later format, `plan/invalid` with the path and the reason else.
 */
export function checkPlan(value: unknown): AuditPlan {
  const version = isRecord(value) ? value['evenhandPlan'] : undefined;
  if (typeof version === 'number' && version > 1) throw new AppError('plan/newer-version', { version });
  const result = v.safeParse(AuditPlanSchema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new AppError('plan/invalid', {
    path: issue.path?.map((item) => String(item.key)).join('.') ?? '',
    reason: issue.message,
    problems: result.issues.length,
  });
}

/**
 * Reads an AuditPlan from JSON text.
 * @throws AppError `plan/not-json`, and as {@link checkPlan}.
 */
export function parsePlan(text: string): AuditPlan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('plan/not-json', { reason: cause instanceof Error ? cause.message : '' }, { cause });
  }
  return checkPlan(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
