import type { ReadOptions } from '../data/read-options.ts';
import { Pause } from '../inference/running/pause.ts';
import type { DeviceFacts } from '../models.ts';
import type { ModelRun, OnRunProgress, TableModelRun } from './data.contract.ts';
import type { HeldTable } from './held-table.ts';
import type { ModelHost, RunTable } from './run-model.ts';

/** Runs of models over tables, by job id, and the ways to hold them up. What runs them is loaded with the first. */
export class ModelRuns {
  readonly #host: () => Promise<ModelHost>;
  readonly #pauses = new Map<string, Pause>();

  constructor(host: () => Promise<ModelHost>) {
    this.#host = host;
  }

  async device(): Promise<DeviceFacts> {
    return (await this.#host()).device();
  }

  /** Runs a model over the texts of a column, or one for tables over all rows. */
  async run(
    jobId: string,
    rows: HeldTable,
    run: ModelRun | TableModelRun,
    options: ReadOptions,
    told: { readonly signal: AbortSignal; readonly onProgress: OnRunProgress },
  ): Promise<RunTable> {
    const pause = new Pause();
    this.#pauses.set(jobId, pause);
    try {
      const hooks = { ...told, pause, host: await this.#host() };
      if ('inputs' in run) {
        const { runTableModel } = await import('./run-table-model.ts');
        return await runTableModel(rows, run, options, hooks);
      }
      const { runModel } = await import('./run-model.ts');
      return await runModel(rows, run, options, hooks);
    } finally {
      this.#pauses.delete(jobId);
    }
  }

  pause(jobId: string): void {
    this.#pauses.get(jobId)?.pause();
  }

  resume(jobId: string): void {
    this.#pauses.get(jobId)?.resume();
  }
}
