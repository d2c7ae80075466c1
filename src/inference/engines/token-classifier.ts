import { AutoModelForTokenClassification } from '@huggingface/transformers';
import type { Activation, LoadTextClassifier, ModelDescription, TextClassifier, TextScores } from '../../models.ts';
import { entitiesOf, entityOf } from './entity-labels.ts';
import { loadNetwork, type BatchLogits, type Network } from './network.ts';
import { activate } from './probabilities.ts';
import { readTexts } from './read-texts.ts';
import { readingRule } from './reading-rule.ts';
import { frameOf, type TokenFrame } from './tokens.ts';
import type { WindowRule } from './windows.ts';

/**
 * Loads a network that judges tokens, as one for named entities does. A text's score of a kind of entity is the probability
 * that a token of it is in one, the largest over its tokens: whether the text names such a thing at all.
 */
export const loadTokenClassifier: LoadTextClassifier = async (files, description, settings) => {
  const network = await loadNetwork(AutoModelForTokenClassification, files, description, settings);
  const frame = frameOf(network.tokenizer);
  return new TokenClassifier(network, frame, await readingRule(files.files, description, frame), description);
};

class TokenClassifier implements TextClassifier {
  readonly labels: readonly string[];
  readonly activation: Activation = 'sigmoid';
  readonly #network: Network;
  readonly #frame: TokenFrame;
  readonly #rule: WindowRule;
  /** By label of a token, the kind of entity it is of, or −1. */
  readonly #kinds: readonly number[];

  constructor(network: Network, frame: TokenFrame, rule: WindowRule, { labels }: ModelDescription) {
    const kinds = entitiesOf(labels);
    this.labels = kinds;
    this.#network = network;
    this.#frame = frame;
    this.#rule = rule;
    this.#kinds = labels.map((label) => kinds.indexOf(entityOf(label) ?? ''));
  }

  async classify(texts: readonly string[]): Promise<TextScores> {
    const { tokenizer } = this.#network;
    const { pieces, tokens, truncated } = readTexts(texts, tokenizer, this.#frame, this.#rule);
    const scores = new Float32Array(texts.length * this.labels.length);
    let inRuntime = 0;
    for await (const batch of this.#network.run(pieces, this.#kinds.length, true)) {
      inRuntime += batch.time;
      for (let row = 0; row < batch.pieces.length; row++)
        this.#take(scores, batch, row, tokenizer.padding_side === 'left');
    }
    return { scores, tokens, truncated, inRuntime };
  }

  close(): Promise<void> {
    return this.#network.close();
  }

  /** Takes in the tokens of a piece, without its frame and padding. */
  #take(scores: Float32Array, { pieces, logits, width }: BatchLogits, row: number, onLeft: boolean): void {
    const { text, ids } = pieces[row];
    const { before, after } = this.#frame;
    const start = row * width + (onLeft ? width - ids.length : 0);
    const kinds = this.labels.length;
    const ofToken = new Float64Array(kinds);
    for (let at = start + before.length; at < start + ids.length - after.length; at++) {
      const own = logits.subarray(at * this.#kinds.length, (at + 1) * this.#kinds.length);
      activate(own, 'softmax');
      ofToken.fill(0);
      this.#kinds.forEach((kind, label) => kind >= 0 && (ofToken[kind] += own[label]));
      for (let kind = 0; kind < kinds; kind++) {
        const place = text * kinds + kind;
        scores[place] = Math.max(scores[place], ofToken[kind]);
      }
    }
  }
}
