import type { TextScores } from '../../models.ts';

/** Texts that are to be scored, by a number from 0. They are given in blocks, so that no more than one need be in memory. */
export interface TextItems {
  readonly count: number;
  /** The texts in order; a text of nothing but blanks is none. */
  blocks(): AsyncIterable<readonly string[]>;
}

/** A model loaded in a thread of its own. After any error it is not used again. */
export interface Runner {
  /** @throws when the model fails at one of the texts */
  classify(texts: readonly string[]): Promise<TextScores>;
  close(): void;
}

/** What is known of a text from a run before. */
export interface Prediction {
  readonly scores: Float32Array;
  readonly truncated: boolean;
}

/** The predictions of one model, by the key of a text. */
export interface PredictionStore {
  get(keys: readonly string[]): Promise<readonly (Prediction | undefined)[]>;
  /** Keeps predictions; false where it was decided that nothing is to be kept. @throws AppError `storage/*` */
  put(entries: ReadonlyMap<string, Prediction>): Promise<boolean>;
}
