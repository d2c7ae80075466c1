import { AppError } from '../../errors.ts';
import type {
  Activation,
  ExplainedClassifier,
  ModelDescription,
  ModelFiles,
  TextContributions,
  TextScores,
} from '../../models.ts';
import { explainLinear } from './linear-explain.ts';
import { checkLinearWeights, readLinearFormat, type LinearFormat } from './linear-format.ts';
import { Ngrams } from './linear-ngrams.ts';
import { activate } from './probabilities.ts';

/** A linear classifier over hashed n-grams; it needs no runtime and can say what each word adds. */
export interface LinearClassifier extends ExplainedClassifier {
  /** texts × labels, before calibration. */
  logits(texts: readonly string[]): Float64Array;
  readonly format: LinearFormat;
}

/** Loads a linear model. @throws AppError `model/newer-version`, `model/damaged-config`, `model/truncated`, `model/damaged` */
export async function loadLinear(
  { files }: Pick<ModelFiles, 'files'>,
  { labels, activation }: Pick<ModelDescription, 'labels' | 'activation'>,
): Promise<LinearClassifier> {
  const format = readLinearFormat(await configOf(files), labels);
  const weights = checkLinearWeights(format, labels, files);
  return new HashedLinear(labels, activation ?? 'sigmoid', format, new Int8Array(await weights.arrayBuffer()));
}

async function configOf(files: ReadonlyMap<string, Blob>): Promise<unknown> {
  try {
    return JSON.parse((await files.get('config.json')?.text()) ?? '');
  } catch (cause) {
    throw new AppError('model/damaged-config', { path: 'config.json' }, { cause });
  }
}

class HashedLinear implements LinearClassifier {
  readonly labels: readonly string[];
  readonly activation: Activation;
  readonly format: LinearFormat;
  readonly #weights: Int8Array;
  readonly #ngrams: Ngrams;
  /** By bucket, the last text that had it: as a word or pair, and as characters in a row. */
  readonly #metWords: Uint32Array;
  readonly #metGrams: Uint32Array;
  readonly #sums: Int32Array;
  #text = 0;

  constructor(labels: readonly string[], activation: Activation, format: LinearFormat, weights: Int8Array) {
    this.labels = labels;
    this.activation = activation;
    this.format = format;
    this.#weights = weights;
    this.#ngrams = new Ngrams(format.buckets);
    this.#metWords = new Uint32Array(format.buckets);
    this.#metGrams = new Uint32Array(format.buckets);
    this.#sums = new Int32Array(labels.length);
  }

  logits(texts: readonly string[]): Float64Array {
    const logits = new Float64Array(texts.length * this.labels.length);
    texts.forEach((text, at) => this.#score(text, logits, at * this.labels.length));
    return logits;
  }

  classify(texts: readonly string[]): Promise<TextScores> {
    const width = this.labels.length;
    const { slopes, intercepts } = this.format.calibration;
    const logits = new Float64Array(width);
    const scores = new Float32Array(texts.length * width);
    const tokens = new Uint32Array(texts.length);
    texts.forEach((text, at) => {
      this.#score(text, logits, 0);
      tokens[at] = this.#ngrams.tokens;
      const own = scores.subarray(at * width, (at + 1) * width);
      for (let label = 0; label < width; label++) own[label] = slopes[label] * logits[label] + intercepts[label];
      activate(own, this.activation);
    });
    return Promise.resolve({ scores, tokens, truncated: new Uint8Array(texts.length) });
  }

  explain(text: string): TextContributions {
    return explainLinear(text, this.#ngrams, this.#weights, this.format);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #score(text: string, logits: Float64Array, from: number): void {
    const ngrams = this.#ngrams;
    ngrams.read(text);
    if (++this.#text > 0xffff_ffff) this.#forget();
    const { scales, biases } = this.format;
    const width = this.labels.length;
    for (let label = 0; label < width; label++) logits[from + label] = biases[label];
    this.#sums.fill(0);
    const words = this.#add(ngrams.unigrams, ngrams.tokens, this.#metWords);
    this.#take(words + this.#add(ngrams.pairs, ngrams.tokens + 1, this.#metWords), scales, logits, from);
    this.#sums.fill(0);
    this.#take(this.#add(ngrams.grams, ngrams.gramCount, this.#metGrams), scales, logits, from);
  }

  /** Adds up the weights of buckets that the text has not had yet; how many those are. */
  #add(buckets: Int32Array, count: number, met: Uint32Array): number {
    const text = this.#text;
    const weights = this.#weights;
    const sums = this.#sums;
    const width = sums.length;
    let distinct = 0;
    for (let at = 0; at < count; at++) {
      const bucket = buckets[at];
      if (met[bucket] === text) continue;
      met[bucket] = text;
      distinct++;
      for (let label = 0, place = bucket * width; label < width; label++, place++) sums[label] += weights[place];
    }
    return distinct;
  }

  #take(distinct: number, scales: Float64Array, logits: Float64Array, from: number): void {
    if (distinct === 0) return;
    const length = Math.sqrt(distinct);
    for (let label = 0; label < scales.length; label++) {
      logits[from + label] += (scales[label] * this.#sums[label]) / length;
    }
  }

  /** Numbers of texts start anew. */
  #forget(): void {
    this.#metWords.fill(0);
    this.#metGrams.fill(0);
    this.#text = 1;
  }
}
