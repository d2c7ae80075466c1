import type { AppError } from '../../errors.ts';
import type { LabelReading, ModelDescription, RunProgress } from '../../models.ts';
import type { DataClient, ModelRunResult, RunControl, RunJob } from '../../workers/data.contract.ts';
import type { Dataset, DatasetState } from './dataset.svelte.ts';
import { errorOf, isCancelled } from './error-of.ts';
import type { ModelRunChoices } from './model-run-choices.svelte.ts';
import { auditWays, outputsOf, type AuditWay } from './model-run-roles.ts';
import type { ModelsState, UsableModel } from './models.svelte.ts';

/** A run that has ended, with the columns that it made. */
export interface FinishedRun {
  readonly number: number;
  readonly title: string;
  readonly description: ModelDescription;
  readonly reading: LabelReading;
  /** The columns that the model read. */
  readonly from: readonly string[];
  readonly result: ModelRunResult;
  /** How it can be audited, the proposed way first. */
  readonly ways: readonly AuditWay[];
}

export type RunStatus =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly title: string;
      readonly progress: RunProgress | null;
      /** Whether a person asked that it be held up. */
      readonly paused: boolean;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly title: string; readonly error: AppError };

export interface ModelRunParts {
  readonly client: Pick<DataClient, 'runModel' | 'letGo'>;
  readonly dataset: DatasetState;
  readonly models: ModelsState;
  readonly choices: ModelRunChoices;
  /** The rows behind an audit have become others. */
  readonly rowsReplaced: () => void;
  readonly afterWork: () => void;
}

/** The run of a model over the open table, and those that were done before. It goes on while other screens are looked at. */
export class ModelRunState {
  readonly #parts: ModelRunParts;
  #status = $state.raw<RunStatus>({ kind: 'idle' });
  #all = $state.raw<readonly FinishedRun[]>([]);
  #abort: AbortController | null = null;
  #control: RunControl | null = null;
  #count = 0;

  /** Runs whose columns are part of the open table, the latest first. */
  readonly #runs = $derived.by((): readonly FinishedRun[] => {
    const open = this.#parts.dataset.current;
    const names = open?.profile.columns.map(({ name }) => name) ?? [];
    return this.#all.filter(
      ({ result }) => result.tableId === open?.tableId && result.added.every((name) => names.includes(name)),
    );
  });

  constructor(parts: ModelRunParts) {
    this.#parts = parts;
  }

  get status(): RunStatus {
    return this.#status;
  }
  get runs(): readonly FinishedRun[] {
    return this.#runs;
  }

  /**
   * Runs the chosen model over the open table; its columns become part of that.
   * @param together what the score of several labels is called
   * @returns the run; null where it was called off or failed (see `status`)
   */
  async run(together: string): Promise<FinishedRun | null> {
    const { dataset, models, choices } = this.#parts;
    const [model, asked] = [models.usable, choices.current];
    if (!dataset.current || !model || !asked || !choices.ready || this.#abort) return null;
    const abort = (this.#abort = new AbortController());
    const title = models.chosen?.title ?? model.description.name;
    this.#status = { kind: 'running', title, progress: null, paused: false };
    try {
      await dataset.survey();
      const open = dataset.current;
      if (!open || abort.signal.aborted) return this.#calledOff(abort);
      const result = await this.#ask(open, model, together, abort);
      this.#parts.afterWork();
      if (dataset.current?.tableId !== open.tableId) {
        if (result.tableId !== open.tableId) this.#parts.client.letGo(result.tableId);
        return this.#calledOff(abort);
      }
      if (result.tableId !== open.tableId) this.#parts.rowsReplaced();
      await dataset.take(open.tableId, result);
      const { reading, column, inputs } = asked;
      const from = model.description.inputs ? Object.values(inputs).flat() : column === null ? [] : [column];
      const ways = auditWays(result, reading);
      const run = { number: ++this.#count, title, description: model.description, reading, from, result, ways };
      this.#all = [run, ...this.#all];
      this.#status = { kind: 'idle' };
      this.#abort = null;
      return run;
    } catch (thrown) {
      this.#parts.afterWork();
      if (this.#abort !== abort || isCancelled(thrown)) return this.#calledOff(abort);
      this.#abort = null;
      this.#status = { kind: 'failed', title, error: errorOf(thrown) };
      return null;
    }
  }

  /** Holds the run up, or lets it go on. */
  pause(paused: boolean): void {
    if (this.#status.kind !== 'running' || !this.#control) return;
    this.#control[paused ? 'pause' : 'resume']();
    this.#status = { ...this.#status, paused };
  }

  cancel(): void {
    this.#abort?.abort();
  }

  dismiss(): void {
    if (this.#status.kind !== 'running') this.#status = { kind: 'idle' };
  }

  #ask(
    { tableId }: Dataset,
    { files, description }: UsableModel,
    together: string,
    abort: AbortController,
  ): Promise<ModelRunResult> {
    const { client, choices } = this.#parts;
    const asked = choices.current!;
    const job: RunJob = {
      signal: abort.signal,
      onProgress: (progress) => {
        if (this.#abort !== abort || this.#status.kind !== 'running') return;
        // Another file was opened: nobody waits for what this one gives.
        if (this.#parts.dataset.current?.tableId !== tableId) abort.abort();
        this.#status = { ...this.#status, progress };
      },
      onStart: (control) => (this.#control = control),
    };
    const outputs = outputsOf(asked, description.activation, together);
    if (description.inputs) {
      return client.runModel(tableId, { files, description, inputs: asked.inputs, outputs }, job);
    }
    const { settings } = choices;
    return client.runModel(tableId, { files, description, settings, column: asked.column!, outputs }, job);
  }

  #calledOff(abort: AbortController): null {
    if (this.#abort === abort) {
      this.#abort = null;
      this.#status = { kind: 'cancelled' };
    }
    return null;
  }
}
