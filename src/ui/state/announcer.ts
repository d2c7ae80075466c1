/** Milliseconds after which work is first spoken of, and between two announcements of progress. */
export const PROGRESS_AFTER = 4000;
export const PROGRESS_EVERY = 10_000;

/**
 * Decides what is said aloud: a result once, and progress first after a few seconds and then no more often than every ten.
 * Work that ends sooner is never spoken of; its result is.
 */
export class Announcer {
  readonly #say: (message: string) => void;
  readonly #now: () => number;
  /** When progress may be spoken of; null while there is no work. */
  #next: number | null = null;

  constructor(say: (message: string) => void, now: () => number = () => performance.now()) {
    this.#say = say;
    this.#now = now;
  }

  /** Says what happened, now. */
  say(message: string): void {
    if (this.#next !== null) this.#next = this.#now() + PROGRESS_EVERY;
    if (message) this.#say(message);
  }

  /** How far work has come; call it as often as it changes. */
  progress(message: string): void {
    const now = this.#now();
    this.#next ??= now + PROGRESS_AFTER;
    if (now < this.#next) return;
    this.#next = now + PROGRESS_EVERY;
    this.#say(message);
  }

  /** Work has ended, whatever comes of it. */
  ended(): void {
    this.#next = null;
  }
}
