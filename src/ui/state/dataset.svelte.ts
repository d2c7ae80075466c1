import type { AuditedPart } from '../../audit/audit.ts';
import { namesTogether } from '../../audit/merging/files.ts';
import type { TableProfile } from '../../data/profile.ts';
import type { Preview } from '../../data/preview-rows.ts';
import type { ReadOptions } from '../../data/read-options.ts';
import { AppError } from '../../errors.ts';
import type { Suggestion } from '../../plan/suggestion.ts';
import type {
  DataClient,
  MadeAudit,
  ModelRunResult,
  Opening,
  Progress,
  RowsKept,
  SurveyedTable,
} from '../../workers/data.contract.ts';
import { errorOf, isCancelled, isCrash } from './error-of.ts';
import { SurveyingState } from './surveying.svelte.ts';

/** A table that has been read: what the page may know of it, and what is needed to read it again. */
export interface Dataset {
  /** Those that it was read from, in order. */
  readonly files: readonly File[];
  /** The table's number in the data worker. */
  readonly tableId: number;
  readonly options: ReadOptions;
  readonly profile: TableProfile;
  readonly rows: RowsKept;
  /** The same files with the rows of each, where there are several. */
  readonly parts: readonly AuditedPart[];
  readonly suggestion: Suggestion;
}

export type ReadStatus =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'reading';
      readonly fileName: string;
      readonly files: readonly File[];
      readonly progress: Progress | null;
      /** Whether they were read already, as what they turned out not to be. */
      readonly again: boolean;
    }
  | { readonly kind: 'failed'; readonly fileName: string; readonly error: AppError; readonly refused: Refused | null };

/** Files that the memory did not suffice for, and how they were to be opened. */
export interface Refused {
  readonly files: readonly File[];
  readonly opening: Opening;
}

/** A table that was read, and what became of the plan that came with it. */
export interface Read {
  readonly dataset: Dataset;
  readonly audit: MadeAudit | null;
}

/** The table in the data worker, as the page knows it. A file that cannot be read leaves the former one in place. */
export class DatasetState {
  /** The columns that are read later, where only those of a plan were. */
  readonly surveying: SurveyingState;
  #client: DataClient;
  #afterWork: () => void;
  #beforeLost: (dataset: Dataset) => void;
  #current = $state.raw<Dataset | null>(null);
  #status = $state.raw<ReadStatus>({ kind: 'idle' });
  #abort: AbortController | null = null;
  /** What is being read, or was last. */
  #reading: Refused | null = null;

  /** @param beforeLost called with the table that a worker which died takes with it, while it is still the current one */
  constructor(client: DataClient, afterWork: () => void = () => {}, beforeLost: (dataset: Dataset) => void = () => {}) {
    this.#client = client;
    this.surveying = new SurveyingState(client, (tableId, surveyed) => this.#learn(tableId, surveyed));
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

  /**
   * Reads files as one table, which takes the place of the former one. Resolves to null when it was cancelled, superseded by
   * others, or failed (see `status`).
   * @param again whether they were read already, as what they turned out not to be
   */
  async open(files: readonly File[], opening: Opening = { options: {} }, again = false): Promise<Read | null> {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    const fileName = namesTogether(files);
    const { options } = opening;
    this.#status = { kind: 'reading', fileName, files, progress: null, again };
    this.#reading = { files, opening };
    try {
      const { suggestPlan } = await import('../../plan/suggest.ts');
      const { tableId, profile, rows, parts, audit } = await this.#client.read(files, opening, {
        signal: abort.signal,
        onProgress: (progress) => {
          if (this.#abort === abort) this.#status = { kind: 'reading', fileName, files, progress, again };
        },
      });
      this.#afterWork();
      if (!this.#settle(abort)) {
        this.#client.letGo(tableId);
        return null;
      }
      this.#status = { kind: 'idle' };
      const dataset = { files, tableId, options, profile, rows, parts, suggestion: suggestPlan(profile) };
      this.#letGo();
      this.#current = dataset;
      return { dataset, audit };
    } catch (thrown) {
      if (!isCrash(thrown)) this.#afterWork();
      if (!this.#settle(abort)) return null;
      if (isCancelled(thrown)) this.#status = { kind: 'idle' };
      else this.#fail(fileName, errorOf(thrown), { files, opening });
      return null;
    }
  }

  /** The first rows of the table, for as long as a person looks at them: nothing here keeps them. */
  async preview(count: number): Promise<Preview> {
    if (!this.#current) throw new AppError('worker/table-gone');
    return this.#client.preview(this.#current.tableId, count);
  }

  /** Reads the columns that have not been read yet; does nothing where all have been, or are being read. */
  async survey(): Promise<void> {
    if (this.#current?.profile.unsurveyed) await this.surveying.start(this.#current.tableId);
  }

  /**
   * Takes what a model's run made of a table: more columns, or a sample of its rows that became a table of its own and takes
   * its place.
   */
  async take(tableId: number, made: Pick<ModelRunResult, 'tableId' | 'profile' | 'rows'>): Promise<void> {
    const { suggestPlan } = await import('../../plan/suggest.ts');
    if (this.#current?.tableId !== tableId) return;
    if (made.tableId !== tableId) this.#letGo();
    const { profile, rows } = made;
    this.#current = { ...this.#current, tableId: made.tableId, profile, rows, suggestion: suggestPlan(profile) };
  }

  cancel(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#status = { kind: 'idle' };
  }

  /** Lets go of the table; its file can be opened again. */
  close(): void {
    this.cancel();
    this.#letGo();
    this.#current = null;
  }

  fail(fileName: string, error: AppError): void {
    this.#fail(fileName, error);
  }

  dismissError(): void {
    if (this.#status.kind === 'failed') this.#status = { kind: 'idle' };
  }

  /** Want of memory can be got round, unless no row was to be held in the first place. */
  #fail(fileName: string, error: AppError, read: Refused | null = null): void {
    const forMemory = error.code === 'memory/refused' || error.code === 'worker/crashed';
    const refused = forMemory && read && !read.opening.streamed ? read : null;
    this.#status = { kind: 'failed', fileName, error, refused };
  }

  /** Frees the memory of the table, which is no longer shown. */
  #letGo(): void {
    this.surveying.stop();
    if (this.#current) this.#client.letGo(this.#current.tableId);
  }

  async #learn(tableId: number, { profile, rows }: SurveyedTable): Promise<void> {
    const { suggestPlan } = await import('../../plan/suggest.ts');
    this.#afterWork();
    if (this.#current?.tableId !== tableId) return;
    this.#current = { ...this.#current, profile, rows, suggestion: suggestPlan(profile) };
  }

  /** Ends a piece of work, so that progress that arrives after its result says nothing; false if it was superseded. */
  #settle(abort: AbortController): boolean {
    if (this.#abort !== abort) return false;
    this.#abort = null;
    return true;
  }

  #crashed(): void {
    const reading = this.#abort ? this.#reading : null;
    const fileName = reading ? namesTogether(reading.files) : (this.#current?.profile.fileName ?? '');
    const rowsGone = this.#current !== null;
    if (this.#current) this.#beforeLost(this.#current);
    this.#abort = null;
    this.#current = null;
    this.#fail(fileName, new AppError('worker/crashed', rowsGone ? { rowsGone } : {}), reading);
  }
}
