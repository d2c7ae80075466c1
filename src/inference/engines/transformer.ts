import { AutoModelForSequenceClassification } from '@huggingface/transformers';
import type { Activation, LoadTextClassifier, ModelDescription, TextClassifier, TextScores } from '../../models.ts';
import { loadNetwork, type Network } from './network.ts';
import { activate } from './probabilities.ts';
import { readTexts } from './read-texts.ts';
import { readingRule } from './reading-rule.ts';
import { frameOf, type TokenFrame } from './tokens.ts';
import type { WindowRule } from './windows.ts';

/** Loads a text classifier of the usual layout: a tokenizer, and a network that gives a logit for each label. */
export const loadTransformer: LoadTextClassifier = async (files, description, settings) => {
  const network = await loadNetwork(AutoModelForSequenceClassification, files, description, settings);
  const frame = frameOf(network.tokenizer);
  return new Transformer(network, frame, await readingRule(files.files, description, frame), description);
};

class Transformer implements TextClassifier {
  readonly labels: readonly string[];
  readonly activation: Activation;
  readonly #network: Network;
  readonly #frame: TokenFrame;
  readonly #rule: WindowRule;

  constructor(network: Network, frame: TokenFrame, rule: WindowRule, { labels, activation }: ModelDescription) {
    this.labels = labels;
    this.activation = activation ?? 'softmax';
    this.#network = network;
    this.#frame = frame;
    this.#rule = rule;
  }

  async classify(texts: readonly string[]): Promise<TextScores> {
    const count = this.labels.length;
    const { pieces, tokens, truncated, windows } = readTexts(texts, this.#network.tokenizer, this.#frame, this.#rule);
    const scores = new Float32Array(texts.length * count);
    let inRuntime = 0;
    for await (const batch of this.#network.run(pieces, count)) {
      inRuntime += batch.time;
      batch.pieces.forEach(({ text }, row) => {
        const own = batch.logits.subarray(row * count, (row + 1) * count);
        activate(own, this.activation);
        this.#join(scores.subarray(text * count, (text + 1) * count), own, windows[text]);
      });
    }
    return { scores, tokens, truncated, inRuntime };
  }

  close(): Promise<void> {
    return this.#network.close();
  }

  /** A label that is judged by itself has the largest of its windows; of labels that exclude each other the mean keeps their sum at 1. */
  #join(scores: Float32Array, ofWindow: Float32Array, windows: number): void {
    const exclusive = this.activation === 'softmax';
    for (let at = 0; at < scores.length; at++) {
      if (exclusive) scores[at] += ofWindow[at] / windows;
      else scores[at] = Math.max(scores[at], ofWindow[at]);
    }
  }
}
