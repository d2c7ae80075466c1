import { AppError } from '../errors.ts';
import { nextTask } from './next-task.ts';

/** Progress of reading: bytes of the source, of how many, and rows so far. A second pass starts again from 0. */
export interface ReadProgress {
  readonly done: number;
  readonly total: number;
  readonly rows: number;
}

export interface ReadHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}

/** Milliseconds of work between two chances for messages, a cancel among them, to arrive. */
const WORK_SLICE = 40;

/** Lets long synchronous work give way in time, and throws `job/cancelled` once its signal is aborted. */
export class Pacer {
  private last = performance.now();

  constructor(private readonly signal?: AbortSignal) {}

  /** To be awaited between small pieces of work; gives way when the slice is used up, and says whether it did. */
  async pause(): Promise<boolean> {
    this.check();
    if (performance.now() - this.last < WORK_SLICE) return false;
    await nextTask();
    this.last = performance.now();
    this.check();
    return true;
  }

  /** @throws AppError `job/cancelled`. */
  check(): void {
    if (this.signal?.aborted) throw new AppError('job/cancelled');
  }
}
