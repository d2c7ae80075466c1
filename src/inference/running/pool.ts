import type { NoGraphics, RunDevice, TextScores } from '../../models.ts';
import type { Runner } from './ports.ts';

/** A thread could not be started or the model not be loaded in it; why is its cause. */
export class NotStarted extends Error {}

/** How the threads of a pool come about. */
export interface PoolPlan {
  readonly device: RunDevice;
  start(device: RunDevice): Promise<Runner>;
  /** What to run on instead of the graphics card. */
  fallback(reason: NoGraphics): RunDevice;
}

/**
 * Threads with a model loaded in each. One that has failed is ended and another takes its place when it is needed, since a
 * runtime that has failed once fails for ever; one that failed on the graphics card is replaced by some on the processor.
 */
export class RunnerPool {
  readonly #plan: PoolPlan;
  readonly #idle: Runner[] = [];
  readonly #all = new Set<Runner>();
  #device: RunDevice;
  #most = 0;
  #closed = false;

  constructor(plan: PoolPlan) {
    this.#plan = plan;
    this.#device = plan.device;
  }

  /** What it runs on by now. */
  get device(): RunDevice {
    return this.#device;
  }

  /** How many threads there may be. */
  get size(): number {
    return this.#device.threads;
  }

  /** How many threads have a model loaded. */
  get open(): number {
    return this.#all.size;
  }

  /** How many had one at most, at a time. */
  get mostOpen(): number {
    return this.#most;
  }

  /** Whether a thread is there that does nothing. */
  get hasIdle(): boolean {
    return this.#idle.length > 0;
  }

  /** Loads the model in one thread, which shows whether it can be and on what. @throws NotStarted */
  async warmUp(): Promise<void> {
    if (this.#all.size === 0) this.#idle.push(await this.#started());
  }

  /** A thread that does nothing else until it has run. No more than `size` are to be taken at a time. @throws NotStarted */
  async take(): Promise<Runner> {
    return this.#idle.pop() ?? (await this.#started());
  }

  /**
   * Scores texts in a thread that was taken, which is free then.
   * @throws what the model throws; its thread is then gone
   */
  async run(runner: Runner, texts: readonly string[]): Promise<TextScores> {
    try {
      const scores = await runner.classify(texts);
      if (this.#all.has(runner)) this.#idle.push(runner);
      return scores;
    } catch (thrown) {
      this.#all.delete(runner);
      runner.close();
      if (!this.#closed) this.#fallBack('failed');
      throw thrown;
    }
  }

  /** Ends all threads. */
  close(): void {
    this.#closed = true;
    for (const runner of this.#all) runner.close();
    this.#all.clear();
    this.#idle.length = 0;
  }

  async #started(): Promise<Runner> {
    const runner = await this.#startOn(this.#device);
    if (this.#closed) runner.close();
    else this.#most = Math.max(this.#most, this.#all.add(runner).size);
    return runner;
  }

  async #startOn(device: RunDevice): Promise<Runner> {
    try {
      return await this.#plan.start(device);
    } catch (cause) {
      if (!this.#closed && this.#fallBack('not-loaded')) return this.#startOn(this.#device);
      throw new NotStarted('', { cause });
    }
  }

  #fallBack(reason: NoGraphics): boolean {
    if (this.#device.backend !== 'webgpu') return false;
    this.#device = this.#plan.fallback(reason);
    return true;
  }
}
