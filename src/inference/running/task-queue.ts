import { PER_TEXT } from './task-size.ts';

/** A text that waits to be scored. */
export interface Waiting {
  /** Its number among the distinct texts. */
  readonly number: number;
  readonly text: string;
  /** Under which its prediction is kept. */
  readonly key: string;
}

/** Texts that are given to a thread together. */
export interface Task {
  readonly texts: readonly Waiting[];
  /** How often it has failed. */
  readonly failures: number;
}

/** Cost of texts, in characters. */
export const sizeOf = (texts: readonly Waiting[]): number =>
  texts.reduce((sum, { text }) => sum + text.length + PER_TEXT, 0);

/**
 * Texts of like length go together, the longest first: what a batch is padded with is least then, and the last tasks are small.
 * What has failed is tried once more as it was, then in halves until the texts that fail are by themselves.
 */
export class TaskQueue {
  readonly #sorted: Waiting[];
  readonly #again: Task[] = [];
  #next = 0;

  constructor(texts: readonly Waiting[]) {
    this.#sorted = texts.toSorted((one, other) => other.text.length - one.text.length);
  }

  /** The next task of about a size; null when none is left. */
  take(size: number): Task | null {
    const again = this.#again.pop();
    if (again) return again;
    const from = this.#next;
    if (from >= this.#sorted.length) return null;
    let sum = 0;
    while (this.#next < this.#sorted.length && (sum === 0 || sum < size)) {
      sum += this.#sorted[this.#next++].text.length + PER_TEXT;
    }
    return { texts: this.#sorted.slice(from, this.#next), failures: 0 };
  }

  /** Takes the shortest of the texts that have not been tried. */
  takeShortest(): Waiting | null {
    return this.#next < this.#sorted.length ? (this.#sorted.pop() ?? null) : null;
  }

  putBack(task: Task): void {
    this.#again.push(task);
  }

  /** Takes back a task that failed. Answers the one text that is to be given up, if it is one. */
  failed({ texts, failures }: Task): Waiting | null {
    if (failures === 0) this.#again.push({ texts, failures: 1 });
    else if (texts.length === 1) return texts[0];
    else {
      const middle = texts.length >> 1;
      this.#again.push({ texts: texts.slice(middle), failures: 1 }, { texts: texts.slice(0, middle), failures: 1 });
    }
    return null;
  }
}
