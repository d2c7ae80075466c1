import { AppError } from '../../errors.ts';
import type { RunReport } from '../../models.ts';
import { keysOfTexts } from './text-keys.ts';
import type { Prediction, PredictionStore } from './ports.ts';

/** Where predictions are looked up and kept. */
export interface KeepingPlaces {
  readonly key: CryptoKey;
  readonly memory: PredictionStore;
  /** The browser's store; null where a person has not chosen that anything be kept. */
  readonly browser: PredictionStore | null;
}

/** Predictions that are gathered before they are written. */
const AT_ONCE = 500;

/**
 * Keeps predictions as they come: in the browser where a person has chosen that, else for as long as the tab is open. A
 * store that fails stops nothing; what it would have kept is then held in memory.
 */
export class Keeping {
  readonly #places: KeepingPlaces;
  #browser: PredictionStore | null;
  #place: RunReport['kept'];
  #waiting = new Map<string, Prediction>();
  #writing: Promise<void> = Promise.resolve();

  constructor(places: KeepingPlaces) {
    this.#places = places;
    this.#browser = places.browser;
    this.#place = places.browser ? 'browser' : 'memory';
  }

  /** Where they are kept by now. */
  get place(): RunReport['kept'] {
    return this.#place;
  }

  keysOf(texts: readonly string[]): Promise<string[]> {
    return keysOfTexts(texts, this.#places.key);
  }

  /** What is known, by the place in `keys`. */
  async lookUp(keys: readonly string[]): Promise<ReadonlyMap<number, Prediction>> {
    const known = new Map<number, Prediction>();
    const missing: number[] = [];
    (await this.#places.memory.get(keys)).forEach((prediction, at) => {
      if (prediction) known.set(at, prediction);
      else missing.push(at);
    });
    const store = this.#browser;
    if (!store || missing.length === 0) return known;
    const stored = await store.get(missing.map((at) => keys[at])).catch((thrown: unknown) => this.#giveUp(thrown));
    stored?.forEach((prediction, at) => prediction && known.set(missing[at], prediction));
    return known;
  }

  /** Takes a prediction in; it is written with others, in the background. */
  keep(key: string, prediction: Prediction): void {
    this.#waiting.set(key, prediction);
    if (this.#waiting.size >= AT_ONCE) void this.flush();
  }

  /** Resolves when all that was taken in is written, or has been given up. */
  flush(): Promise<void> {
    const entries = this.#waiting;
    if (entries.size === 0) return this.#writing;
    this.#waiting = new Map();
    this.#writing = this.#writing.then(() => this.#write(entries));
    return this.#writing;
  }

  async #write(entries: ReadonlyMap<string, Prediction>): Promise<void> {
    if (this.#browser) {
      const written = await this.#browser.put(entries).catch((thrown: unknown) => this.#giveUp(thrown));
      if (written) return;
      if (written === false) this.#forbid();
    }
    await this.#places.memory.put(entries);
  }

  /** Nothing is to be kept in the browser any more, as a person chose meanwhile. */
  #forbid(): void {
    this.#browser = null;
    this.#place = 'memory';
  }

  #giveUp(thrown: unknown): null {
    this.#browser = null;
    this.#place = thrown instanceof AppError && thrown.code === 'storage/full' ? 'browser-full' : 'browser-failed';
    return null;
  }
}
