import { AppError } from '../errors.ts';

/**
 * Refuses to go on where the policy does not bind the worker that is about to see data.
 *
 * @throws AppError `worker/not-sealed`
 */
export function assertSealed(seal: { readonly policyInForce: boolean }): void {
  if (!seal.policyInForce) throw new AppError('worker/not-sealed');
}
