import { AppError, fromPlainError, toPlainError } from '../../errors.ts';

/** Any thrown value as an AppError. */
export function errorOf(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : fromPlainError(toPlainError(thrown));
}

/** Whether a failure only means that somebody, or newer work, called it off. */
export function isCancelled(thrown: unknown): boolean {
  return (
    (thrown instanceof AppError && thrown.code === 'job/cancelled') ||
    (thrown instanceof DOMException && thrown.name === 'AbortError')
  );
}

/** Whether a failure means that the worker died or never began, so that there is nobody left to ask. */
export function isCrash(thrown: unknown): boolean {
  return thrown instanceof AppError && (thrown.code === 'worker/crashed' || thrown.code === 'worker/not-started');
}
