/** Lets work be held up between two pieces. */
export class Pause {
  #waiting: Promise<void> | null = null;
  #resume: () => void = () => {};

  get isPaused(): boolean {
    return this.#waiting !== null;
  }

  pause(): void {
    this.#waiting ??= new Promise((resolve) => (this.#resume = resolve));
  }

  resume(): void {
    this.#waiting = null;
    this.#resume();
  }

  /** Resolves when work may go on; at once where it was not held up. */
  async passed(): Promise<void> {
    while (this.#waiting) await this.#waiting;
  }
}
