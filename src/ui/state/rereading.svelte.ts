import type { ReadOptions } from '../../data/read-options.ts';
import type { DatasetState } from './dataset.svelte.ts';

/** What would have the file read again. */
export type RereadingReason = 'columns' | 'plan' | 'undo' | 'redo';

/** Something that takes the file to be read again, which waits for a person's word. */
export interface Rereading {
  readonly why: RereadingReason;
  /** How the file would be read. */
  readonly options: ReadOptions;
  /** Milliseconds that it will take, by what it took before. */
  readonly time: number;
}

/**
 * Holds back what would read a file again whose rows are not held: that takes as long as the first time, so a person is
 * told first. The latest wish takes the place of the one before.
 */
export class RereadingState {
  readonly #dataset: DatasetState;
  #asked = $state.raw<(Rereading & { readonly tableId: number; readonly read: () => Promise<unknown> }) | null>(null);

  constructor(dataset: DatasetState) {
    this.#dataset = dataset;
  }

  /** What waits; null when nothing does, or the file that it was about is no longer open. */
  get waiting(): Rereading | null {
    return this.#asked && this.#asked.tableId === this.#dataset.current?.tableId ? this.#asked : null;
  }

  /** How the file is to be read by now: as it waits to be read, else as it was. */
  get options(): ReadOptions {
    return (this.waiting?.why === 'columns' ? this.waiting.options : this.#dataset.current?.options) ?? {};
  }

  /** Reads at once where the rows are held, and asks first where they are not. Resolves to whether it was read. */
  async ask(why: RereadingReason, options: ReadOptions, read: () => Promise<unknown>): Promise<boolean> {
    const { current } = this.#dataset;
    this.#asked = null;
    if (current?.rows.kind !== 'streamed') {
      await read();
      return true;
    }
    this.#asked = { why, options, time: current.rows.passTime, tableId: current.tableId, read };
    return false;
  }

  /** Reads. */
  async go(): Promise<void> {
    const asked = this.waiting && this.#asked;
    this.#asked = null;
    await asked?.read();
  }

  /** Leaves the file as it was read. */
  leave(): void {
    this.#asked = null;
  }
}
