import type { Audit } from '../audit/audit.ts';
import { AppError } from '../errors.ts';

/** The format of audits that this version writes. */
const FORMAT: Audit['evenhandAudit'] = 2;

/**
 * An audit as it was stored, if it is whole.
 * @throws AppError `audit/damaged` when parts of it are missing or of another kind, `audit/other-version` when it is of a
 * later format
 */
export function checkAudit(stored: unknown, title: string): Audit {
  if (!isRecord(stored) || typeof stored['evenhandAudit'] !== 'number') throw new AppError('audit/damaged', { title });
  if (stored['evenhandAudit'] > FORMAT) {
    throw new AppError('audit/other-version', { file: title, madeBy: String(stored['madeBy'] ?? '') });
  }
  const { file, plan, cube, assessment } = stored;
  const whole =
    isRecord(file) &&
    typeof file['name'] === 'string' &&
    isRecord(file['badRows']) &&
    (file['holds'] === undefined || file['holds'] === 'counts' || file['holds'] === 'both') &&
    (file['parts'] === undefined || isListOfParts(file['parts'])) &&
    isRecord(plan) &&
    Array.isArray(plan['sensitiveFeatures']) &&
    isRecord(plan['tolerances']) &&
    isRecord(cube) &&
    isListOf(cube['combinations'], ['features', 'groups']) &&
    isRecord(assessment) &&
    isListOf(assessment['combinations'], ['features', 'groups', 'verdicts', 'disparities']) &&
    isListOf(assessment['findings'], ['verdicts']) &&
    Array.isArray(assessment['notices']);
  if (!whole) throw new AppError('audit/damaged', { title });
  return stored as unknown as Audit;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfParts(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((part) => isRecord(part) && typeof part['name'] === 'string' && typeof part['rows'] === 'number')
  );
}

function isListOf(value: unknown, lists: readonly string[]): boolean {
  return (
    Array.isArray(value) && value.every((item) => isRecord(item) && lists.every((name) => Array.isArray(item[name])))
  );
}
