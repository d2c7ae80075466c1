import { Dexie } from 'dexie';
import type { ModelFiles } from '../models.ts';
import { MODELS_DATABASE, ModelsDatabase, type StoredModel, type UnfinishedModel } from './models-database.ts';
import { storedVersion } from './stored-version.ts';

export type { ModelOrigin, StoredFile, StoredModel, UnfinishedModel, Verified } from './models-database.ts';

/** Models that were downloaded, the newest first. Asking makes no store. @throws AppError `storage/unavailable` */
export function listStoredModels(name = MODELS_DATABASE): Promise<StoredModel[]> {
  return looking(name, [], (store) => store.list());
}

/** Downloads that broke off. Asking makes no store. @throws AppError `storage/unavailable` */
export function listUnfinishedModels(name = MODELS_DATABASE): Promise<UnfinishedModel[]> {
  return looking(name, [], (store) => store.unfinished());
}

/** The files of a stored model, as blobs that are read only when they are needed; null where it is not there. */
export function openStoredModel(id: string, name = MODELS_DATABASE): Promise<ModelFiles | null> {
  return looking(name, null, (store) => store.open(id));
}

/** Deletes the store of models with all that is in it. @throws AppError `storage/unavailable` */
export async function deleteStoredModels(name = MODELS_DATABASE): Promise<void> {
  if ((await storedVersion(name)) === 0) return;
  const database = new ModelsDatabase(name);
  await database.run(() => database.delete());
}

async function looking<T>(name: string, absent: T, look: (store: ModelStore) => Promise<T>): Promise<T> {
  if ((await storedVersion(name)) === 0) return absent;
  const store = new ModelStore(name);
  try {
    return await look(store);
  } finally {
    store.close();
  }
}

/**
 * The store of downloaded models. Content is stored in pieces under its address as it comes; a model is listed only once all of
 * its files are there and were compared, so that nothing half-written is ever taken for a model. Every method throws the errors
 * of {@link ModelsDatabase.run}.
 */
export class ModelStore {
  readonly #database: ModelsDatabase;

  constructor(name = MODELS_DATABASE) {
    this.#database = new ModelsDatabase(name);
  }

  list(): Promise<StoredModel[]> {
    return this.#database.run(async () =>
      (await this.#database.models.toArray()).sort((a, b) => b.storedAt - a.storedAt),
    );
  }

  /** Downloads that broke off. */
  unfinished(): Promise<UnfinishedModel[]> {
    return this.#database.run(() => this.#database.unfinished.toArray());
  }

  async open(id: string): Promise<ModelFiles | null> {
    const model = await this.#database.run(() => this.#database.models.get(id));
    if (!model) return null;
    const entries = await Promise.all(
      model.files.map(async ({ path, content }) => [path, await this.contentOf(content)] as const),
    );
    return { name: model.repo, files: new Map(entries) };
  }

  /** Notes that a model is on its way. */
  begin(model: UnfinishedModel): Promise<void> {
    return this.#database.run(async () => void (await this.#database.unfinished.put(model)));
  }

  /** Bytes of a content that are there. */
  async bytesOf(content: string): Promise<number> {
    return (await this.contentOf(content)).size;
  }

  /** What is there of a content, as one blob over its pieces. */
  async contentOf(content: string): Promise<Blob> {
    const pieces = await this.#database.run(() => this.#piecesOf(content).toArray());
    return new Blob(pieces.map(({ bytes }) => bytes));
  }

  append(content: string, from: number, bytes: Blob): Promise<void> {
    return this.#database.run(async () => void (await this.#database.pieces.put({ content, from, bytes })));
  }

  /** Forgets what is there of a content. */
  dropContent(content: string): Promise<void> {
    return this.#database.run(async () => void (await this.#piecesOf(content).delete()));
  }

  /** Lists a model whose files are all there; files of it that were stored before, such as other weights, stay with it. */
  finish({ startedAt: _, ...model }: UnfinishedModel): Promise<void> {
    const { models, unfinished } = this.#database;
    return this.#database.run(() =>
      this.#database.transaction('rw', models, unfinished, async () => {
        const before = (await models.get(model.id))?.files ?? [];
        const others = before.filter(({ path }) => model.files.every((file) => file.path !== path));
        await models.put({ ...model, files: [...model.files, ...others], storedAt: Date.now() });
        await unfinished.delete(model.id);
      }),
    );
  }

  /** Forgets a download that broke off, with what is there of it. */
  giveUp(id: string): Promise<void> {
    return this.#remove('unfinished', id);
  }

  /** Deletes a model. What another model has in common with it stays. */
  delete(id: string): Promise<void> {
    return this.#remove('models', id);
  }

  close(): void {
    this.#database.close();
  }

  #remove(table: 'models' | 'unfinished', id: string): Promise<void> {
    const { models, unfinished, pieces } = this.#database;
    return this.#database.run(() =>
      this.#database.transaction('rw', models, unfinished, pieces, async () => {
        const gone = await this.#database[table].get(id);
        await this.#database[table].delete(id);
        const rest = [...(await models.toArray()), ...(await unfinished.toArray())];
        const needed = new Set(rest.flatMap(({ files }) => files.map(({ content }) => content)));
        for (const { content } of gone?.files ?? []) if (!needed.has(content)) await this.#piecesOf(content).delete();
      }),
    );
  }

  #piecesOf(content: string) {
    return this.#database.pieces.where('[content+from]').between([content, Dexie.minKey], [content, Dexie.maxKey]);
  }
}
