import * as Comlink from 'comlink';
import { fromPlainError, toPlainError, type AppError, type PlainError } from '../errors.ts';

/**
 * The only door to Comlink. Both sides must import this file, since it replaces the way in which thrown errors cross:
 * Comlink keeps name, message and stack only, and our errors carry a code and details.
 */
interface Thrown {
  readonly value: unknown;
  readonly [throwMarker]?: unknown;
}
declare const throwMarker: unique symbol;

const library = Comlink.transferHandlers.get('throw') as Comlink.TransferHandler<Thrown, unknown>;

Comlink.transferHandlers.set('throw', {
  canHandle: (value): value is Thrown => library.canHandle(value),
  serialize: ({ value }: Thrown): [PlainError, Transferable[]] => [toPlainError(value), []],
  deserialize: (plain: PlainError): never => {
    throw fromPlainError(plain);
  },
});

export const { expose, proxy } = Comlink;

/** A service as its caller sees it over a worker, and the way to end it. */
export interface Connection<T> {
  readonly remote: Comlink.Remote<T>;
  /** Runs a call so that it rejects when the worker dies instead of waiting for ever. */
  call<R>(run: (remote: Comlink.Remote<T>) => Promise<R>): Promise<R>;
  close(): void;
}

/**
 * Connects to the service that a worker exposes.
 * @param onCrash called once with the error when the worker dies; calls under way reject with the same error.
 */
export function connect<T>(
  worker: Worker,
  crashed: () => AppError,
  onCrash: (reason: AppError) => void,
): Connection<T> {
  const remote = Comlink.wrap<T>(worker);
  const pending = new Set<(reason: AppError) => void>();
  const fail = (): void => {
    const reason = crashed();
    for (const reject of pending) reject(reason);
    pending.clear();
    worker.terminate();
    onCrash(reason);
  };
  worker.addEventListener('error', fail, { once: true });
  worker.addEventListener('messageerror', fail, { once: true });
  return {
    remote,
    call: (run) =>
      new Promise((resolve, reject) => {
        pending.add(reject);
        run(remote)
          .then(resolve, reject)
          .finally(() => pending.delete(reject));
      }),
    close: () => worker.terminate(),
  };
}
