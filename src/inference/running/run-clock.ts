import type { RunProgress } from '../../models.ts';

const INTERVAL = 100;
/** Milliseconds before a pace is told. */
const STEADY = 500;

/** What is to be done of a run, as far as is known. */
export interface Extent {
  /** Distinct texts that are done, those known before among them. */
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  /** Texts that were scored in this run, and their characters. */
  readonly scored: number;
  readonly characters: number;
  /** Characters still to be scored. */
  readonly charactersLeft: number;
}

/** Keeps the time of a run without its pauses, and reports its progress ten times a second. */
export class RunClock {
  readonly #now: () => number;
  readonly #onProgress: (progress: RunProgress) => void;
  #started: number | null = null;
  #before = 0;
  #reported = -Infinity;

  constructor(onProgress: (progress: RunProgress) => void, now: () => number = () => performance.now()) {
    this.#onProgress = onProgress;
    this.#now = now;
  }

  /** Milliseconds of work so far. */
  get elapsed(): number {
    return this.#before + (this.#started === null ? 0 : this.#now() - this.#started);
  }

  now(): number {
    return this.#now();
  }

  start(): void {
    this.#started ??= this.#now();
  }

  stop(): void {
    this.#before = this.elapsed;
    this.#started = null;
  }

  /** Reports, unless the report before was a moment ago and nothing is at an end. */
  report(stage: RunProgress['stage'], { done, total, failed, scored, characters, charactersLeft }: Extent): void {
    const now = this.#now();
    if (now - this.#reported < INTERVAL && done < total && stage === 'running') return;
    this.#reported = now;
    const steady = this.elapsed > STEADY && scored > 0;
    this.#onProgress({
      stage,
      done,
      total,
      failed,
      pace: steady ? (scored * 1000) / this.elapsed : null,
      left: done === total ? 0 : steady ? (this.elapsed * charactersLeft) / characters : null,
    });
  }
}
