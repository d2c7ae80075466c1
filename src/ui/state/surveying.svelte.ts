import type { AppError } from '../../errors.ts';
import type { DataClient, Progress, SurveyedTable } from '../../workers/data.contract.ts';
import { errorOf, isCancelled, isCrash } from './error-of.ts';

export type SurveyStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly progress: Progress | null }
  | { readonly kind: 'failed'; readonly error: AppError };

/** The reading of those columns of the open table that its audit did not need. What was known before stays if it fails. */
export class SurveyingState {
  readonly #client: DataClient;
  readonly #learn: (tableId: number, surveyed: SurveyedTable) => Promise<void>;
  #status = $state.raw<SurveyStatus>({ kind: 'idle' });
  #abort: AbortController | null = null;

  /** @param learn takes what was found of a table */
  constructor(client: DataClient, learn: (tableId: number, surveyed: SurveyedTable) => Promise<void>) {
    this.#client = client;
    this.#learn = learn;
  }

  get status(): SurveyStatus {
    return this.#status;
  }

  /** Reads the columns of a table that are still to be read, unless it is at it. */
  async start(tableId: number): Promise<void> {
    if (this.#status.kind === 'reading') return;
    const abort = (this.#abort = new AbortController());
    this.#status = { kind: 'reading', progress: null };
    const onProgress = (progress: Progress): void => {
      if (this.#abort === abort) this.#status = { kind: 'reading', progress };
    };
    try {
      const surveyed = await this.#client.survey(tableId, { signal: abort.signal, onProgress });
      if (this.#abort !== abort) return;
      await this.#learn(tableId, surveyed);
      this.#end(abort, { kind: 'idle' });
    } catch (thrown) {
      const calledOff = isCancelled(thrown) || isCrash(thrown);
      this.#end(abort, calledOff ? { kind: 'idle' } : { kind: 'failed', error: errorOf(thrown) });
    }
  }

  /** Gives it up; the columns can be read later. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#status = { kind: 'idle' };
  }

  #end(abort: AbortController, status: SurveyStatus): void {
    if (this.#abort !== abort) return;
    this.#abort = null;
    this.#status = status;
  }
}
