/**
 * What a model is to the domain: ports that `inference` implements and tests stand in for. Types alone, so that every
 * folder may know them.
 */

/** What a model does, in the names that hubs use. */
export type ModelTask =
  | 'text-classification'
  | 'token-classification'
  | 'zero-shot-classification'
  | 'feature-extraction'
  | 'tabular-classification'
  | 'tabular-regression';

/** A model's files by their path in the layout of a hub (`config.json`, `onnx/model.onnx`). A blob crosses threads by reference. */
export interface ModelFiles {
  /** What a person calls it: the folder's name, or its id on a hub. */
  readonly name: string;
  readonly files: ReadonlyMap<string, Blob>;
}

/** How scores are made from what a model puts out: labels exclude each other (`softmax`) or each is judged by itself. */
export type Activation = 'softmax' | 'sigmoid';

/** Which number type the weights have; `q8` and `q4` are quantised. */
export type WeightType = 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4';

export interface Weights {
  readonly type: WeightType;
  readonly path: string;
  readonly bytes: number;
}

/** What runs a model: a transformer or another network in ONNX, a linear model of ours, or several together. */
export type ModelEngine = 'transformers' | 'onnx' | 'linear' | 'ensemble';

/** What a model's files tell of it, before it is loaded. */
export interface ModelDescription {
  /** SHA-256, in hex, over its files' paths, sizes and hashes: the same files are the same model wherever they came from. */
  readonly id: string;
  readonly name: string;
  readonly task: ModelTask;
  readonly engine: ModelEngine;
  /** In the order of its outputs, as `id2label` names them. */
  readonly labels: readonly string[];
  readonly activation: Activation | null;
  /** The weights to choose from; empty where there is nothing to choose. */
  readonly weights: readonly Weights[];
  /** The longest text it takes in, in tokens; null where it has no limit. */
  readonly maxTokens: number | null;
  readonly bytes: number;
}

/** Where a model runs: on the graphics card, in WebAssembly, or in plain script. */
export type Backend = 'webgpu' | 'wasm' | 'script';

/** What a classifier says of texts. */
export interface TextScores {
  /** texts × labels, row after row: probabilities. Those of a text that failed are NaN. */
  readonly scores: Float32Array;
  /** By text: how many tokens it has, those that were cut off included. */
  readonly tokens: Uint32Array;
  /** By text: 1 where it was longer than the model reads, so that an end of it had no say. */
  readonly truncated: Uint8Array;
}

/** A loaded model that scores texts. */
export interface TextClassifier {
  readonly labels: readonly string[];
  readonly activation: Activation;
  /** @throws when the model cannot go on; it is not to be used any more then. */
  classify(texts: readonly string[]): Promise<TextScores>;
  close(): Promise<void>;
}
