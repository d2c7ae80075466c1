/** Milliseconds of quiet after a change before it is written. */
const SETTLE = 300;

/** Writes what changes often: after a moment of quiet, one at a time, and only the latest. */
export class LatestWriter<T> {
  readonly #write: (value: T) => Promise<void>;
  readonly #settle: number;
  #waiting: { readonly value: T } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> | null = null;

  /** @param write never rejects: it tells of its failures itself */
  constructor(write: (value: T) => Promise<void>, settle = SETTLE) {
    this.#write = write;
    this.#settle = settle;
  }

  /** Whether something newer than what is being written waits. */
  get waiting(): boolean {
    return this.#waiting !== null;
  }

  changed(value: T): void {
    this.#waiting = { value };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#settle);
  }

  /** Writes now what waits, after what is being written. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#writing) await this.#writing;
    if (!this.#waiting) return;
    const { value } = this.#waiting;
    this.#waiting = null;
    this.#writing = this.#write(value);
    await this.#writing;
    this.#writing = null;
  }

  /** Forgets what waits. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
  }
}
