import { AppError } from '../errors.ts';
import type { Database } from './database.ts';
import type { KeptModel } from './records.ts';

/** The models that a person chose to keep in this browser. Every method throws the errors of {@link Database.run}. */
export class KeptModels {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The latest first. */
  list(): Promise<readonly KeptModel[]> {
    return this.#database.run(async () => {
      const all = await this.#database.models.toArray();
      return all.sort((a, b) => b.keptAt - a.keptAt);
    });
  }

  /** The files of a model by path. @throws AppError `models/unavailable` where it is no longer kept */
  async open(id: string): Promise<Map<string, Blob>> {
    const kept = await this.#database.run(() => this.#database.modelFiles.get(id));
    if (!kept) throw new AppError('models/unavailable');
    return new Map(kept.files);
  }

  /** Keeps a model whole or not at all; the same files again take the place of the former ones. */
  keep(model: Omit<KeptModel, 'keptAt'>, files: ReadonlyMap<string, Blob>, keptAt: number = Date.now()): Promise<void> {
    return this.#write(async () => {
      await this.#database.models.put({ ...model, keptAt });
      await this.#database.modelFiles.put({ id: model.id, files: [...files] });
    });
  }

  forget(id: string): Promise<void> {
    return this.#write(async () => {
      await this.#database.models.delete(id);
      await this.#database.modelFiles.delete(id);
    });
  }

  #write(work: () => Promise<void>): Promise<void> {
    const { models, modelFiles } = this.#database;
    return this.#database.run(() => this.#database.transaction('rw', models, modelFiles, work));
  }
}
