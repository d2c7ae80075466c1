import { AppError } from '../errors.ts';
import { tabularLoader } from '../inference/engines/load-tabular.ts';
import { textClassifierLoader } from '../inference/engines/load-text-classifier.ts';
import { policyInForce } from '../locality/canary.ts';
import { assertSealed } from '../locality/seal.ts';
import type {
  LoadSettings,
  LoadTabularModel,
  LoadTextClassifier,
  ModelColumn,
  ModelDescription,
  ModelFiles,
  TabularModel,
  TabularScores,
  TextClassifier,
  TextScores,
} from '../models.ts';
import type { ModelContract } from './model.contract.ts';

const NOTHING_LOADED = 'no model for this was loaded in this thread';

/** What the service needs of the place it runs in; the worker gives the real one, a test its own. */
export interface ModelServiceHost {
  policyInForce(): Promise<boolean>;
  readonly load: LoadTextClassifier;
  readonly loadTable: LoadTabularModel;
}

const WORKER_HOST: ModelServiceHost = {
  policyInForce,
  load: textClassifierLoader(),
  loadTable: async (files, description) => (await tabularLoader())(files, description),
};

/** Holds a model. See {@link ModelContract}. */
export class ModelService implements ModelContract {
  readonly #host: ModelServiceHost;
  #model: TextClassifier | null = null;
  #table: TabularModel | null = null;

  constructor(host: ModelServiceHost = WORKER_HOST) {
    this.#host = host;
  }

  async load(files: ModelFiles, description: ModelDescription, settings: LoadSettings): Promise<void> {
    assertSealed({ policyInForce: await this.#host.policyInForce() });
    try {
      if (description.engine === 'onnx') this.#table = await this.#host.loadTable(files, description);
      else this.#model = await this.#host.load(files, description, settings);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new AppError('model/not-loaded', { model: files.name, reason }, { cause });
    }
  }

  classify(texts: readonly string[]): Promise<TextScores> {
    if (!this.#model) throw new AppError('model/not-loaded', { reason: NOTHING_LOADED });
    return this.#model.classify(texts);
  }

  predict(columns: ReadonlyMap<string, readonly ModelColumn[]>): Promise<TabularScores> {
    if (!this.#table) throw new AppError('model/not-loaded', { reason: NOTHING_LOADED });
    return this.#table.predict(columns);
  }
}
