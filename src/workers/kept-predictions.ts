import type { KeepingPlaces } from '../inference/running/keeping.ts';
import { MemoryPredictions } from '../inference/running/memory-predictions.ts';
import { newTextKey } from '../inference/running/text-keys.ts';
import { Database } from '../storage/database.ts';
import { Predictions } from '../storage/predictions.ts';

/** What models said of texts: in the browser where a person chose that, and in memory for as long as the tab is open. */
export class KeptPredictions {
  readonly #memory = new Map<string, MemoryPredictions>();
  readonly #ownKey = newTextKey();
  readonly #name: string | undefined;
  #store: Predictions | null = null;

  /** @param name of the browser's store */
  constructor(name?: string) {
    this.#name = name;
  }

  /** Where the predictions of a model are kept. @param model its id, and all of its settings that change what it says */
  async placesFor(model: string): Promise<KeepingPlaces> {
    const memory = this.#memory.get(model) ?? new MemoryPredictions();
    this.#memory.set(model, memory);
    const key = await this.#ownKey;
    try {
      // A store that was lost to another tab stays lost, so another is opened in its place.
      const predictions = (this.#store ??= new Predictions(new Database(this.#name, () => (this.#store = null))));
      if (!(await predictions.mayKeep())) return { key, memory, browser: null };
      return { key: await predictions.textKey(key), memory, browser: predictions.of(await shortName(model)) };
    } catch {
      return { key, memory, browser: null };
    }
  }
}

/** 96 bits of a hash, since it stands before every prediction. */
async function shortName(model: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(model));
  return Array.from(new Uint8Array(hash, 0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
