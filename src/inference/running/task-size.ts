/** Milliseconds that a task should take: long enough to cost little, short enough to pause after and to report often. */
const AIM = 250;
const START = 4_000;
const LEAST = 500;
const MOST = 4_000_000;
/** A task is never so much larger than the one before. */
const GROWTH = 4;
/** What a text costs beside its characters, in characters. */
export const PER_TEXT = 16;

/** How much text a task should hold, by how long the ones before took. Measured in characters, {@link PER_TEXT} more for each text. */
export class TaskSize {
  #size = START;

  get size(): number {
    return this.#size;
  }

  /** Takes in how long a task of a size took, in milliseconds. One that was not full tells no more than its own pace. */
  observe(size: number, time: number): void {
    const aimed = (size * AIM) / Math.max(time, 1);
    this.#size = Math.round(Math.min(Math.max(aimed, LEAST, this.#size / GROWTH), MOST, this.#size * GROWTH));
  }
}
