import { AppError } from '../errors.ts';

/** The cancellable work of a service, by job id. */
export class Jobs {
  readonly #controllers = new Map<string, AbortController>();

  /** Runs work under an id until it ends or `cancel(id)` is called. */
  async run<T>(jobId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#controllers.set(jobId, controller);
    try {
      const result = await work(controller.signal);
      if (controller.signal.aborted) throw new AppError('job/cancelled');
      return result;
    } finally {
      this.#controllers.delete(jobId);
    }
  }

  cancel(jobId: string): void {
    this.#controllers.get(jobId)?.abort();
  }
}
