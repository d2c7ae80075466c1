import type { LoadSettings, ModelColumn, ModelDescription, ModelFiles, TabularScores, TextScores } from '../models.ts';

/**
 * A model worker: one model, loaded once, that scores texts or judges rows. It is started by the data worker, to which alone it answers. After any
 * error it is to be ended, since a runtime that has failed once fails for ever.
 */
export interface ModelContract {
  /** @throws AppError `worker/not-sealed`, `model/not-loaded` */
  load(files: ModelFiles, description: ModelDescription, settings: LoadSettings): Promise<void>;
  /** @throws what the model throws */
  classify(texts: readonly string[]): Promise<TextScores>;
  /** @param columns those of each input of the model, by its name @throws what the model throws */
  predict(columns: ReadonlyMap<string, readonly ModelColumn[]>): Promise<TabularScores>;
}
