import { awaitedOf, factsOf, isAwaited, type AwaitedFile } from './awaited-file.ts';
import type { Dataset } from './dataset.svelte.ts';
import { goOn } from './take-up.ts';
import type { WorkParts } from './work-parts.ts';

/** How a file that was chosen for saved work turned out. */
export interface FoundFile {
  readonly same: boolean;
  readonly name: string;
  readonly awaited: string;
}

/** Work whose rows were not kept or are lost, waiting for its file to be opened again. */
export class AwaitedState {
  readonly #app: WorkParts;
  #file = $state.raw<AwaitedFile | null>(null);
  #found = $state.raw<FoundFile | null>(null);

  constructor(app: WorkParts) {
    this.#app = app;
  }

  /** The file that the work waits for; null while one is open. */
  get file(): AwaitedFile | null {
    return this.#file;
  }
  /** What there is to say of the file that was chosen for it, until that was read. */
  get found(): FoundFile | null {
    return this.#found;
  }

  dismissFound(): void {
    this.#found = null;
  }

  waitFor(file: AwaitedFile | null): void {
    this.#file = file;
  }

  /** The table is about to be lost; its file is still at hand. */
  lose(dataset: Dataset): void {
    this.#file = awaitedOf(this.#app, dataset);
  }

  /** Another audit is shown, which is not made of the file's rows as they were read. */
  otherAudit(): void {
    if (this.#file) this.#file = { ...this.#file, live: false };
  }

  /** What chosen files are to be read as: saved work waits for as many bytes. */
  expects(files: readonly File[]): AwaitedFile | null {
    return this.#file?.file.size === files.reduce((sum, { size }) => sum + size, 0) ? this.#file : null;
  }

  /**
   * Tells whether a file that was read is the one awaited; either way none is awaited now. Goes on with the saved work
   * when the file was read for it, and says whether it did.
   */
  met(dataset: Dataset, readFor: AwaitedFile | null): boolean {
    const awaited = this.#file;
    const facts = factsOf(dataset);
    const same = awaited !== null && isAwaited(awaited, facts);
    this.#file = null;
    this.#found = awaited && (!same || readFor) ? { same, name: facts.name, awaited: awaited.file.name } : null;
    if (!same || !readFor) return false;
    goOn(this.#app, awaited, dataset);
    return true;
  }
}
