import { addedColumns, type MadeColumn } from '../data/added-columns.ts';
import type { ReadOptions } from '../data/read-options.ts';
import { AppError } from '../errors.ts';
import { estimateEnergy } from '../inference/running/energy.ts';
import { RunClock } from '../inference/running/run-clock.ts';
import type { RunDevice, RunReport, TabularScores } from '../models.ts';
import type { TableModelRun } from './data.contract.ts';
import type { HeldTable } from './held-table.ts';
import { RowInputs } from './row-inputs.ts';
import type { ModelRunHooks, RunTable } from './run-model.ts';
import type { ModelRunner } from './start-runner.ts';
import { unlessAborted } from './unless-aborted.ts';

/** Rows that are given to the model at a time: about a tenth of a second of a forest of trees. */
const ROWS = 16_384;

const DEVICE: RunDevice = { backend: 'wasm', weights: null, noGraphics: 'not-for-this-model', threads: 1 };

/**
 * Runs a model for tables over all rows and puts what it says behind the table's columns.
 * @throws AppError `model/*`, `plan/unknown-column`, `file/changed`, `job/cancelled`
 */
export async function runTableModel(
  table: HeldTable,
  run: TableModelRun,
  options: ReadOptions,
  hooks: ModelRunHooks,
): Promise<RunTable> {
  const { signal, pause, host } = hooks;
  const { content } = table;
  const inputs = new RowInputs(content, run.description.inputs ?? [], run.inputs, options);
  const judged = new JudgedRows(content.table.rowCount, run);
  const clock = new RunClock(hooks.onProgress);
  const total = content.table.rowCount;
  const report = (stage: 'loading' | 'running' | 'paused', done: number): void =>
    clock.report(stage, {
      done,
      total,
      failed: judged.failed,
      scored: done,
      characters: done,
      charactersLeft: total - done,
    });
  report('loading', 0);
  clock.start();
  const runner = await unlessAborted(host.startRunner(run.files, run.description, DEVICE), signal);
  try {
    for (let from = 0; from < total; from += ROWS) {
      if (pause.isPaused) {
        clock.stop();
        report('paused', from);
        await unlessAborted(pause.passed(), signal);
        clock.start();
      }
      const to = Math.min(total, from + ROWS);
      judged.take(await unlessAborted(predicted(runner, inputs, from, to), signal), from, to);
      report('running', to);
    }
  } finally {
    runner.close();
  }
  clock.stop();
  const { columns, profiles } = await addedColumns(content.table, table.profile, judged.columns(), options, { signal });
  const runReport: RunReport = {
    rows: total,
    blank: 0,
    texts: total,
    known: 0,
    failedRows: judged.failed,
    failed: [],
    truncatedRows: 0,
    seconds: clock.elapsed / 1000,
    pace: clock.elapsed > 0 ? (total * 1000) / clock.elapsed : null,
    outsideRuntime: null,
    device: DEVICE,
    modelBytes: run.description.bytes,
    energy: estimateEnergy('wasm', clock.elapsed),
    kept: 'nowhere',
  };
  return { table: table.with(columns, profiles), added: columns.map(({ name }) => name), report: runReport };
}

async function predicted(runner: ModelRunner, inputs: RowInputs, from: number, to: number): Promise<TabularScores> {
  const columns = await inputs.read(from, to);
  try {
    return await runner.predict(columns);
  } catch (cause) {
    if (cause instanceof AppError && cause.code !== 'internal') throw cause;
    const reason = cause instanceof AppError ? String(cause.details['message'] ?? '') : String(cause);
    throw new AppError('model/keeps-failing', { from: from + 1, to, reason }, { cause });
  }
}

/** What a model says of rows, gathered into columns. */
class JudgedRows {
  readonly #run: TableModelRun;
  readonly #codes: Uint16Array;
  readonly #scores: readonly Float64Array[];
  readonly #values: Float64Array;
  #labelled = false;
  #valued = false;
  /** Rows that could not be judged. */
  failed = 0;

  constructor(rows: number, run: TableModelRun) {
    this.#run = run;
    this.#codes = new Uint16Array(rows);
    this.#scores = run.outputs.scores.map(() => new Float64Array(rows).fill(NaN));
    this.#values = new Float64Array(rows).fill(NaN);
  }

  take({ predicted, scores, values }: TabularScores, from: number, to: number): void {
    const { labels } = this.#run.description;
    const places = this.#run.outputs.scores.map((label) => labels.indexOf(label));
    this.#labelled ||= predicted !== null;
    this.#valued ||= values !== null;
    for (let row = from; row < to; row++) {
      const at = row - from;
      if (predicted) this.#codes[row] = predicted[at] < 0 ? labels.length : predicted[at];
      if (values) this.#values[row] = values[at];
      if (scores) places.forEach((place, column) => (this.#scores[column][row] = scores[at * labels.length + place]));
      const judged = predicted
        ? predicted[at] >= 0
        : !Number.isNaN(values?.[at] ?? scores?.[at * labels.length] ?? NaN);
      if (!judged) this.failed++;
    }
  }

  columns(): readonly MadeColumn[] {
    const { description, outputs, inputs } = this.#run;
    const { id, name, labels } = description;
    const base = { model: { id, name }, from: Object.values(inputs).flat() };
    const made: MadeColumn[] = [];
    if (outputs.label && this.#labelled) {
      const cells = { levels: [...labels, ...(this.failed > 0 ? [''] : [])], codes: this.#codes };
      made.push({ name: `label (${name})`, madeBy: { ...base, holds: { kind: 'label' } }, cells });
    }
    if (this.#valued) {
      made.push({
        name: `value (${name})`,
        madeBy: { ...base, holds: { kind: 'value' } },
        cells: { values: this.#values },
      });
    }
    outputs.scores.forEach((label, at) => {
      const values = this.#scores[at];
      made.push({
        name: `${label} (${name})`,
        madeBy: { ...base, holds: { kind: 'score', label } },
        cells: { values },
      });
    });
    return made;
  }
}
