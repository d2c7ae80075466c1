import type { Database } from './database.ts';
import { storedVersion } from './stored-version.ts';

/** What a model said of a text, as it is kept. The text itself is not: its key is a keyed hash. */
export interface StoredPrediction {
  /** Which model, with which weights. */
  readonly model: string;
  /** The key of the text. */
  readonly text: string;
  readonly scores: Float32Array;
  readonly truncated: boolean;
}

/** A key that cannot be taken out of the browser. */
export interface StoredKey {
  readonly id: 'texts';
  readonly key: CryptoKey;
}

type Kept = Pick<StoredPrediction, 'scores' | 'truncated'>;

/** Predictions of one model, as a run asks for them. */
export interface ModelPredictions {
  get(texts: readonly string[]): Promise<readonly (Kept | undefined)[]>;
  /** Keeps predictions; false where it was decided meanwhile, perhaps in another tab, that nothing is kept. */
  put(entries: ReadonlyMap<string, Kept>): Promise<boolean>;
}

/** What models said of texts, kept only where a person chose that work be kept. Every method throws the errors of {@link Database.run}. */
export class Predictions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether predictions may be kept. Asking makes no store. */
  async mayKeep(): Promise<boolean> {
    if ((await storedVersion(this.#database.name)) === 0) return false;
    return this.#database.run(() => this.#chosen());
  }

  /** The key under which texts are hashed; `made` is kept as that where there is none, also by two tabs at once. */
  textKey(made: CryptoKey): Promise<CryptoKey> {
    const { keys } = this.#database;
    return this.#database.run(() =>
      this.#database.transaction('rw', keys, async () => {
        const stored = await keys.get('texts');
        if (stored) return stored.key;
        await keys.put({ id: 'texts', key: made });
        return made;
      }),
    );
  }

  /** Those of one model. @param model one short name for a model, its weights and settings */
  of(model: string): ModelPredictions {
    const { predictions, preferences } = this.#database;
    return {
      get: (texts) =>
        this.#database.run(() => predictions.bulkGet(texts.map((text): [string, string] => [model, text]))),
      put: (entries) =>
        this.#database.run(() =>
          this.#database.transaction('rw', predictions, preferences, async () => {
            if (!(await this.#chosen())) return false;
            await predictions.bulkPut(Array.from(entries, ([text, kept]) => ({ model, text, ...kept })));
            return true;
          }),
        ),
    };
  }

  /** Forgets all predictions, and the key with which their texts were hashed. */
  clear(): Promise<void> {
    const { predictions, keys } = this.#database;
    return this.#database.run(() =>
      this.#database.transaction('rw', predictions, keys, async () => {
        await predictions.clear();
        await keys.clear();
      }),
    );
  }

  async #chosen(): Promise<boolean> {
    const chosen = await this.#database.preferences.get('keep');
    return chosen !== undefined && chosen.value !== 'nothing';
  }
}
