import { AppError } from '../errors.ts';
import { namingRefusedMemory, type WorkFacts } from './memory-refused.ts';

/** The cancellable work of a service, by job id. */
export class Jobs {
  readonly #controllers = new Map<string, AbortController>();

  /**
   * Runs work under an id until it ends or `cancel(id)` is called.
   * @param facts what the work is about, told by the error where memory is refused
   */
  async run<T>(jobId: string, facts: () => WorkFacts, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#controllers.set(jobId, controller);
    try {
      const result = await namingRefusedMemory(() => work(controller.signal), facts);
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
