/** Milliseconds between two announcements of progress. */
export const PROGRESS_EVERY = 10_000;

/**
 * Decides what is said aloud: a result once, and progress no more often than every ten seconds, the first only after so
 * long. Work that ends sooner is never spoken of; its result is.
 */
export class Announcer {
  readonly #say: (message: string) => void;
  readonly #now: () => number;
  #lastProgress: number | null = null;

  constructor(say: (message: string) => void, now: () => number = () => performance.now()) {
    this.#say = say;
    this.#now = now;
  }

  /** Says what happened, now. */
  say(message: string): void {
    this.#lastProgress = null;
    if (message) this.#say(message);
  }

  /** How far work has come; call it as often as it changes. */
  progress(message: string): void {
    const now = this.#now();
    this.#lastProgress ??= now;
    if (now - this.#lastProgress < PROGRESS_EVERY) return;
    this.#lastProgress = now;
    this.#say(message);
  }

  /** Work has ended, whatever comes of it. */
  ended(): void {
    this.#lastProgress = null;
  }
}
