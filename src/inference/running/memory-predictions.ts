import type { Prediction, PredictionStore } from './ports.ts';

/** Bytes that a kept prediction takes beside its scores, roughly: key, objects and place in the map. */
const OVERHEAD = 200;
const MOST_BYTES = 64 * 2 ** 20;

/** Predictions of one model for as long as the tab is open; the oldest go when there are too many. */
export class MemoryPredictions implements PredictionStore {
  readonly #kept = new Map<string, Prediction>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  get(keys: readonly string[]): Promise<readonly (Prediction | undefined)[]> {
    return Promise.resolve(keys.map((key) => this.#kept.get(key)));
  }

  put(entries: ReadonlyMap<string, Prediction>): Promise<boolean> {
    for (const [key, prediction] of entries) {
      if (!this.#kept.has(key)) this.#bytes += bytesOf(prediction);
      this.#kept.set(key, prediction);
    }
    for (const [key, prediction] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#kept.delete(key);
      this.#bytes -= bytesOf(prediction);
    }
    return Promise.resolve(true);
  }
}

const bytesOf = ({ scores }: Prediction): number => scores.byteLength + OVERHEAD;
