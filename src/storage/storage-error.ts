import { AppError, type ErrorCode } from '../errors.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  QuotaExceededError: 'storage/full',
  VersionError: 'storage/newer-version',
  BlockedError: 'storage/blocked',
};

/**
 * Any failure of the store as an AppError: `storage/full`, `storage/newer-version`, `storage/blocked`, else
 * `storage/unavailable` with the browser's name for it. A transaction that was aborted tells the cause inside it.
 */
export function storageError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const names = namesOf(cause);
  const known = names.find((name) => Object.hasOwn(CODES, name));
  return new AppError(known ? CODES[known] : 'storage/unavailable', { reason: names[0] ?? String(cause) }, { cause });
}

function namesOf(cause: unknown): string[] {
  if (!(cause instanceof Error || cause instanceof DOMException)) return [];
  const inner = 'inner' in cause ? cause.inner : cause.cause;
  return [cause.name, ...(inner === cause ? [] : namesOf(inner))];
}
