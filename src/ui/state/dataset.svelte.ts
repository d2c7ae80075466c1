import type { ColumnType, TableProfile } from '../../data/profile.ts';
import type { Preview } from '../../data/preview-rows.ts';
import type { ReadOptions } from '../../data/read-options.ts';
import { AppError } from '../../errors.ts';
import type { Suggestion } from '../../plan/suggestion.ts';
import type { DataClient, Progress } from '../../workers/data.contract.ts';
import { errorOf, isCancelled, isCrash } from './error-of.ts';

/** A table that has been read: what the page may know of it, and what is needed to read it again. */
export interface Dataset {
  readonly file: File;
  /** The table's number in the data worker. */
  readonly tableId: number;
  readonly options: ReadOptions;
  readonly profile: TableProfile;
  readonly suggestion: Suggestion;
}

export type ReadStatus =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'reading';
      readonly fileName: string;
      readonly fileSize: number;
      readonly progress: Progress | null;
    }
  | { readonly kind: 'failed'; readonly fileName: string; readonly error: AppError };

/** The table in the data worker, as the page knows it. A file that cannot be read leaves the former one in place. */
export class DatasetState {
  #client: DataClient;
  #afterWork: () => void;
  #beforeLost: (dataset: Dataset) => void;
  #current = $state.raw<Dataset | null>(null);
  #status = $state.raw<ReadStatus>({ kind: 'idle' });
  #abort: AbortController | null = null;

  /** @param beforeLost called with the table that a worker which died takes with it, while it is still the current one */
  constructor(client: DataClient, afterWork: () => void = () => {}, beforeLost: (dataset: Dataset) => void = () => {}) {
    this.#client = client;
    this.#afterWork = afterWork;
    this.#beforeLost = beforeLost;
    client.onCrash(({ code }) => code === 'worker/crashed' && this.#crashed());
  }

  get current(): Dataset | null {
    return this.#current;
  }
  get status(): ReadStatus {
    return this.#status;
  }

  /** Reads a file. Resolves to null when it was cancelled, superseded by another file, or failed (see `status`). */
  async open(file: File, options: ReadOptions = {}): Promise<Dataset | null> {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    const { name: fileName, size: fileSize } = file;
    this.#status = { kind: 'reading', fileName, fileSize, progress: null };
    try {
      const { suggestPlan } = await import('../../plan/suggest.ts');
      const { tableId, profile } = await this.#client.read(file, options, {
        signal: abort.signal,
        onProgress: (progress) => {
          if (this.#abort === abort) this.#status = { kind: 'reading', fileName, fileSize, progress };
        },
      });
      this.#afterWork();
      if (!this.#settle(abort)) return null;
      this.#status = { kind: 'idle' };
      this.#current = { file, tableId, options, profile, suggestion: suggestPlan(profile) };
      return this.#current;
    } catch (thrown) {
      if (!isCrash(thrown)) this.#afterWork();
      if (!this.#settle(abort)) return null;
      this.#status = isCancelled(thrown) ? { kind: 'idle' } : { kind: 'failed', fileName, error: errorOf(thrown) };
      return null;
    }
  }

  /** Reads the current file again under other options, e.g. with a column's type overridden. */
  async reread(options: ReadOptions): Promise<Dataset | null> {
    return this.#current ? this.open(this.#current.file, { ...this.#current.options, ...options }) : null;
  }

  overrideType(column: string, type: ColumnType): Promise<Dataset | null> {
    return this.reread({ types: { ...this.#current?.options.types, [column]: type } });
  }

  setMissing(column: string, spellings: readonly string[]): Promise<Dataset | null> {
    return this.reread({ missing: { ...this.#current?.options.missing, [column]: spellings } });
  }

  /** The first rows of the table, for as long as a person looks at them: nothing here keeps them. */
  async preview(count: number): Promise<Preview> {
    if (!this.#current) throw new AppError('worker/table-gone');
    return this.#client.preview(this.#current.tableId, count);
  }

  cancel(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#status = { kind: 'idle' };
  }

  /** Lets go of the table; its file can be opened again. */
  close(): void {
    this.cancel();
    this.#current = null;
  }

  fail(fileName: string, error: AppError): void {
    this.#status = { kind: 'failed', fileName, error };
  }

  dismissError(): void {
    if (this.#status.kind === 'failed') this.#status = { kind: 'idle' };
  }

  /** Ends a piece of work, so that progress that arrives after its result says nothing; false if it was superseded. */
  #settle(abort: AbortController): boolean {
    if (this.#abort !== abort) return false;
    this.#abort = null;
    return true;
  }

  #crashed(): void {
    const fileName = this.#current?.profile.fileName ?? '';
    const rowsGone = this.#current !== null;
    if (this.#current) this.#beforeLost(this.#current);
    this.#abort = null;
    this.#current = null;
    this.#status = { kind: 'failed', fileName, error: new AppError('worker/crashed', rowsGone ? { rowsGone } : {}) };
  }
}
