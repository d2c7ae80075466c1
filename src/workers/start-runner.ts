import { AppError } from '../errors.ts';
import type { Runner } from '../inference/running/ports.ts';
import { startSealedWorker } from '../locality/blob-worker.ts';
import type { LoadSettings, ModelColumn, ModelDescription, ModelFiles, TabularScores } from '../models.ts';
import type { ModelContract } from './model.contract.ts';
import workerUrl from './model.worker.ts?worker&url';
import { connect } from './rpc.ts';

/** A model in a thread of its own, whatever kind it is of. */
export interface ModelRunner extends Runner {
  predict(columns: ReadonlyMap<string, readonly ModelColumn[]>): Promise<TabularScores>;
}

/**
 * Starts a worker and loads a model in it.
 * @throws AppError `model/not-loaded`, `worker/not-sealed`, or `worker/crashed` where the worker died of it
 */
export async function startRunner(
  files: ModelFiles,
  description: ModelDescription,
  settings: LoadSettings,
): Promise<ModelRunner> {
  const connection = connect<ModelContract>(
    startSealedWorker(workerUrl, 'model'),
    () => new AppError('worker/crashed'),
    () => {},
  );
  try {
    await connection.call((remote) => remote.load(files, description, settings));
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
  return {
    classify: (texts) => connection.call((remote) => remote.classify(texts)),
    predict: (columns) => connection.call((remote) => remote.predict(columns)),
    close: () => connection.close(),
  };
}
