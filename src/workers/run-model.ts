import { addedColumns } from '../data/added-columns.ts';
import type { ReadHooks } from '../data/pacer.ts';
import type { ReadOptions } from '../data/read-options.ts';
import { AppError } from '../errors.ts';
import { entitiesOf } from '../inference/engines/entity-labels.ts';
import { chooseDevice } from '../inference/running/choose-device.ts';
import { classifyTexts, type RunOutcome } from '../inference/running/classify-texts.ts';
import { estimateEnergy } from '../inference/running/energy.ts';
import { Keeping } from '../inference/running/keeping.ts';
import type { Pause } from '../inference/running/pause.ts';
import { RunnerPool } from '../inference/running/pool.ts';
import type {
  Candidates,
  DeviceFacts,
  ModelDescription,
  ModelFiles,
  RunDevice,
  RunProgress,
  RunReport,
} from '../models.ts';
import type { ModelRun } from './data.contract.ts';
import type { HeldTable } from './held-table.ts';
import type { KeptPredictions } from './kept-predictions.ts';
import type { ModelRunner } from './start-runner.ts';
import { countRows, madeColumns } from './scored-rows.ts';
import { textsOf } from './text-items.ts';

/** What running a model needs of the place it runs in. */
export interface ModelHost {
  device(): Promise<DeviceFacts>;
  startRunner(files: ModelFiles, description: ModelDescription, device: RunDevice): Promise<ModelRunner>;
  readonly predictions: KeptPredictions;
}

export interface ModelRunHooks {
  readonly host: ModelHost;
  readonly signal: AbortSignal;
  readonly pause: Pause;
  readonly onProgress: (progress: RunProgress) => void;
}

/** A table with the columns of a run behind its own. */
export interface RunTable {
  readonly table: HeldTable;
  readonly added: readonly string[];
  readonly report: RunReport;
}

/**
 * Runs a model over the texts of a table's column and puts what it says behind the table's columns.
 * @throws AppError `model/*`, `plan/unknown-column`, `file/changed`, `job/cancelled`
 */
export async function runModel(
  table: HeldTable,
  run: ModelRun,
  options: ReadOptions,
  hooks: ModelRunHooks,
): Promise<RunTable> {
  const { host, signal } = hooks;
  const { files, settings } = run;
  const { candidates } = settings;
  const description = scoredAs(run.description, candidates);
  const facts = await host.device();
  const pool = new RunnerPool({
    device: chooseDevice(description, settings, facts),
    fallback: (reason) => chooseDevice(description, settings, { ...facts, noGraphics: reason }, reason),
    start: (device) => host.startRunner(files, run.description, { ...device, ...(candidates && { candidates }) }),
  });
  const texts = textsOf(table.content, run.column, options);
  const keeping = new Keeping(await host.predictions.placesFor(keptUnder(description, pool.device, candidates)));
  const outcome = await classifyTexts(texts.items, { ...hooks, pool, keeping, labels: description.labels.length });
  if (outcome.texts === 0) throw new AppError('model/no-texts', { column: run.column });
  const rows = { rowCount: table.content.table.rowCount, outcome, itemOf: texts.itemOf };
  const report: RunReport = {
    rows: rows.rowCount,
    ...countRows(rows),
    ...timesOf(outcome),
    device: { ...pool.device, threads: pool.mostOpen },
    modelBytes: bytesOf(description, pool.device),
    energy: estimateEnergy(pool.device.backend, outcome.loading + outcome.busy),
    kept: keeping.place,
  };
  const readHooks: ReadHooks = { signal };
  const made = madeColumns(rows, { ...run, description });
  const { columns, profiles } = await addedColumns(table.content.table, table.profile, made, options, readHooks);
  return { table: table.with(columns, profiles), added: columns.map(({ name }) => name), report };
}

/** A model as it scores texts: by the labels that were asked for, or by the kinds of entities that its labels speak of. */
function scoredAs(description: ModelDescription, candidates: Candidates | undefined): ModelDescription {
  if (description.task === 'token-classification') {
    return { ...description, labels: entitiesOf(description.labels), activation: 'sigmoid' };
  }
  if (description.task !== 'zero-shot-classification' || !candidates) return description;
  return { ...description, labels: candidates.labels, activation: candidates.exclusive ? 'softmax' : 'sigmoid' };
}

/** What predictions depend on beside the text. The same weights give the same scores on every device, but for noise. */
const keptUnder = ({ id }: ModelDescription, { weights }: RunDevice, candidates: Candidates | undefined): string =>
  JSON.stringify([id, weights, candidates ?? null]);

function timesOf({ texts, known, failed, elapsed, busy, inRuntime }: RunOutcome) {
  const scored = texts - known - failed.size;
  return {
    texts,
    known,
    seconds: elapsed / 1000,
    pace: scored > 0 && elapsed > 0 ? (scored * 1000) / elapsed : null,
    outsideRuntime: inRuntime === null ? null : Math.max(0, 1 - inRuntime / busy),
  };
}

function bytesOf({ weights, bytes }: ModelDescription, device: RunDevice): number {
  return weights.find(({ type }) => type === device.weights)?.bytes ?? bytes;
}
