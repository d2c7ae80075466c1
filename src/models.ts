/**
 * What a model is to the domain: ports that `inference` implements and tests stand in for. Types alone, so that every
 * folder may know them.
 */
import type { ErrorCode, ErrorDetails } from './errors.ts';

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
  /** Those of the files beside it included. */
  readonly bytes: number;
  /** Paths of other files that hold a part of them, as large weights are stored. */
  readonly beside?: readonly string[];
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
  /** Of a model for tables: what it takes in of each row. */
  readonly inputs?: readonly TabularInput[];
  /** Of several models together: each, and the folder that its files are in. */
  readonly members?: readonly ModelMember[];
}

export interface ModelMember {
  readonly folder: string;
  readonly description: ModelDescription;
}

/** What a model for tables takes in under one name. */
export interface TabularInput {
  readonly name: string;
  readonly kind: 'number' | 'whole-number' | 'text' | 'boolean';
  /** How many values of each row: 1 for one column; null where it takes as many as it is given. */
  readonly width: number | null;
}

/** Why a model cannot be used, as the plain data of an error. */
export interface ModelProblem {
  readonly code: Extract<ErrorCode, `model/${string}`>;
  readonly details: ErrorDetails;
}

/** What a person should know of a model that can be used. */
export type ModelNote =
  /** Weights that are left out, and why. */
  | { readonly kind: 'weights-left-out'; readonly path: string; readonly problem: ModelProblem }
  /** The labels have no names but numbers. */
  | { readonly kind: 'labels-unnamed' }
  /** The files do not say whether labels exclude each other; it was concluded from what they are. */
  | { readonly kind: 'activation-assumed'; readonly activation: Activation }
  /** The files do not say how long a text may be. */
  | { readonly kind: 'no-token-limit' };

/** What a model's card says, in the words of the card. */
export interface ModelCard {
  readonly licence: string | null;
  readonly languages: readonly string[];
  /** The whole card, in Markdown. */
  readonly text: string;
}

/** A model whose files can be used, or why they cannot. */
export type DescribedModel =
  | {
      readonly usable: true;
      readonly description: ModelDescription;
      readonly notes: readonly ModelNote[];
      readonly card: ModelCard | null;
      readonly reading: LabelReading;
    }
  | { readonly usable: false; readonly problems: readonly ModelProblem[] };

/**
 * How a model's labels are read in an audit; plain data, so that a person may change it. The score of a row is the sum of its
 * positive labels where labels exclude each other, and the largest of them where each is judged by itself.
 */
export interface LabelReading {
  /** The entry of the registry of mappings that fits, `other` where none does. */
  readonly mapping: string;
  /** What the positive labels speak for, in a word or two: `toxicity`, `positive sentiment`. */
  readonly finds: string;
  /** Labels that count as a positive prediction; none where a person has to say. */
  readonly positive: readonly string[];
  /** Whether something is found that is wanted or unwanted by the person whom the text is about or from. */
  readonly favourable: boolean | null;
  /** Shown names of labels that have none of their own (`LABEL_0`), by label. */
  readonly names: Readonly<Record<string, string>>;
  /**
   * By label, from which score on it holds, where each is judged by itself; 0.5 for a label that is not named. Unused where
   * labels exclude each other.
   */
  readonly thresholds: Readonly<Record<string, number>>;
}

/** Where a model runs: on the graphics card, in WebAssembly, or in plain script. */
export type Backend = 'webgpu' | 'wasm' | 'script';

/** What a classifier says of texts. */
export interface TextScores {
  /** texts × labels, row after row: probabilities. Those of a text that failed are NaN. */
  readonly scores: Float32Array;
  /** By text: how many tokens of it the model has read. */
  readonly tokens: Uint32Array;
  /** By text: 1 where it was longer than the model reads, so that a part of it had no say. */
  readonly truncated: Uint8Array;
  /** Milliseconds inside the runtime, without the preparing of texts; absent where nothing but script runs. */
  readonly inRuntime?: number;
}

/** Values of a column for a model: numbers, NaN where one is missing, or texts, empty where one is missing. */
export type ModelColumn =
  | { readonly kind: 'numbers'; readonly name: string; readonly values: Float64Array }
  | { readonly kind: 'texts'; readonly name: string; readonly values: readonly string[] };

/** What a model says of the rows of a table. */
export interface TabularScores {
  /** By row, the place of the predicted label; -1 where the row could not be judged. Null where it predicts no label. */
  readonly predicted: Int32Array | null;
  /** rows × labels: probabilities; NaN in rows that could not be judged. Null where it gives none. */
  readonly scores: Float32Array | null;
  /** Of a regression: the predicted number by row. */
  readonly values: Float32Array | null;
}

/** A loaded model that judges rows. */
export interface TabularModel {
  readonly labels: readonly string[];
  readonly inputs: readonly TabularInput[];
  /**
   * @param columns the columns of each input, by its name, all of one length
   * @throws AppError `model/no-column`, `model/other-column`
   */
  predict(columns: ReadonlyMap<string, readonly ModelColumn[]>): Promise<TabularScores>;
  close(): Promise<void>;
}

/** Loads a model for tables in this thread. @throws AppError `model/not-loaded` */
export type LoadTabularModel = (files: ModelFiles, description: ModelDescription) => Promise<TabularModel>;

/** How a word moved a label: its share of the logit. */
export interface WordContribution {
  /** The word's place in the text. */
  readonly from: number;
  readonly to: number;
  /** By label, in the order of the model's labels. */
  readonly logits: Float32Array;
}

/** What each word of a text adds to the logits, and what is added whatever the text says. Together they are the logits. */
export interface TextContributions {
  readonly words: readonly WordContribution[];
  readonly bias: Float32Array;
}

/** A classifier that can say what each word adds. */
export interface ExplainedClassifier extends TextClassifier {
  explain(text: string): TextContributions;
}

/** A loaded model that scores texts. */
export interface TextClassifier {
  readonly labels: readonly string[];
  readonly activation: Activation;
  /** @throws when the model cannot go on; it is not to be used any more then. */
  classify(texts: readonly string[]): Promise<TextScores>;
  close(): Promise<void>;
}

/** How a thread is to load a model. */
export interface LoadSettings {
  readonly backend: Backend;
  /** Which of the model's weights; null where there are none to choose from. */
  readonly weights: WeightType | null;
  /** What a zero-shot model is to look for; absent for others. */
  readonly candidates?: Candidates;
}

/** Labels that a zero-shot model is to look for, though it never saw them. */
export interface Candidates {
  readonly labels: readonly string[];
  /** A sentence with `{}` in the place of the label. */
  readonly hypothesis: string;
  /** Whether a text has one of them, so that they share one probability. */
  readonly exclusive: boolean;
}

/** Loads a model's files in this thread. @throws AppError `model/not-loaded` */
export type LoadTextClassifier = (
  files: ModelFiles,
  description: ModelDescription,
  settings: LoadSettings,
) => Promise<TextClassifier>;

/** How a person wants a model to be run: `null` leaves it to the app. */
export interface RunSettings {
  readonly backend: Backend | null;
  readonly weights: WeightType | null;
  readonly candidates?: Candidates;
}

/** Why there is no use of the graphics card; `null` where there is one that can be used. */
export type NoGraphics =
  | 'no-interface'
  | 'no-adapter'
  | 'software-adapter'
  | 'no-suspending'
  | 'not-loaded'
  | 'failed'
  | 'not-for-this-model'
  | 'not-asked';

/** What a machine offers to models, as far as the browser tells. */
export interface DeviceFacts {
  readonly noGraphics: NoGraphics | null;
  /** Whether the graphics card computes with numbers of 16 bits. */
  readonly halfPrecision: boolean;
  readonly cores: number;
  /** Bytes of memory; null where the browser does not say. */
  readonly memory: number | null;
}

/** What a model was run on, and how the choice came about. */
export interface RunDevice extends LoadSettings {
  /** Why not on the graphics card; null where it was. */
  readonly noGraphics: NoGraphics | null;
  /** Threads with the model loaded in each: how many there may be, or how many there were. */
  readonly threads: number;
}

/** Progress of a run over texts; throttled to ten a second. */
export interface RunProgress {
  readonly stage: 'loading' | 'running' | 'paused';
  /** Distinct texts that are done, of those found so far and to be expected. */
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  /** Texts a second, those from the store left out; null while unknown. */
  readonly pace: number | null;
  /** Estimated milliseconds left; null while unknown. */
  readonly left: number | null;
}

/** A text that the model failed at. */
export interface FailedText {
  /** The first row with it, from 0. */
  readonly row: number;
  /** How many rows have it. */
  readonly rows: number;
  /** What the runtime said. */
  readonly reason: string;
}

/** Energy by the time that processors were at work, between what frugal and hungry ones draw. */
export interface EnergyEstimate {
  readonly wattHours: readonly [low: number, high: number];
  /** Watts that were assumed of one busy core, or of the graphics card. */
  readonly watts: readonly [low: number, high: number];
  readonly of: 'core' | 'graphics-card';
  /** Seconds of work, those of all threads added up. */
  readonly busySeconds: number;
}

/** What a run over texts came to. */
export interface RunReport {
  readonly rows: number;
  /** Rows without a text, which are not scored. */
  readonly blank: number;
  /** Distinct texts. */
  readonly texts: number;
  /** Of these, those whose scores were known already. */
  readonly known: number;
  /** Rows whose text failed, and the first hundred such texts. */
  readonly failedRows: number;
  readonly failed: readonly FailedText[];
  /** Rows whose text was longer than the model reads. */
  readonly truncatedRows: number;
  /** Without pauses. */
  readonly seconds: number;
  /** Texts that were scored in each of them, those known already left out; null where none were. */
  readonly pace: number | null;
  /** Share of the threads' time that was spent outside the runtime; null where nothing but script ran. */
  readonly outsideRuntime: number | null;
  readonly device: RunDevice;
  readonly modelBytes: number;
  readonly energy: EnergyEstimate;
  /** Where the scores were kept for the next run, and why no longer if that came to an end. */
  readonly kept: 'browser' | 'memory' | 'browser-full' | 'browser-failed' | 'nowhere';
}
