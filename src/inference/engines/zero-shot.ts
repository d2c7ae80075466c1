import { AutoModelForSequenceClassification } from '@huggingface/transformers';
import { AppError } from '../../errors.ts';
import type {
  Activation,
  Candidates,
  LoadTextClassifier,
  ModelDescription,
  TextClassifier,
  TextScores,
} from '../../models.ts';
import { loadNetwork, type Network } from './network.ts';
import { pairFrameOf, type PairFrame } from './pair-frame.ts';
import { activate } from './probabilities.ts';
import { tokenLimit } from './reading-rule.ts';
import type { Piece } from './token-batches.ts';
import { firstTokens } from './tokens.ts';

/** What stands for the label in a hypothesis. */
const PLACEHOLDER = '{}';

/**
 * Loads a network that judges whether one sentence follows from another, and scores texts by labels that it never saw: each
 * label is put into a hypothesis, `This text is about {}.`, and its score is how surely that follows from the text (Yin,
 * Hay & Roth, 2019). Labels that exclude each other share one; others are each weighed against contradiction.
 */
export const loadZeroShot: LoadTextClassifier = async (files, description, settings) => {
  const { candidates } = settings;
  const entailment = description.labels.findIndex((label) => /^entail/i.test(label));
  const contradiction = description.labels.findIndex((label) => /^(?:contra|not.?entail)/i.test(label));
  if (!candidates || candidates.labels.length === 0 || entailment < 0 || contradiction < 0) {
    throw new AppError('model/not-loaded', { model: files.name, reason: 'it needs labels to look for' });
  }
  const network = await loadNetwork(AutoModelForSequenceClassification, files, description, settings);
  return new ZeroShot(network, description, candidates, { entailment, contradiction });
};

interface Outputs {
  readonly entailment: number;
  readonly contradiction: number;
}

class ZeroShot implements TextClassifier {
  readonly labels: readonly string[];
  readonly activation: Activation;
  readonly #network: Network;
  readonly #frame: PairFrame;
  readonly #limit: number;
  readonly #outputs: Outputs;
  readonly #width: number;
  /** The tokens of each label's hypothesis. */
  readonly #hypotheses: readonly (readonly number[])[];

  constructor(network: Network, description: ModelDescription, candidates: Candidates, outputs: Outputs) {
    const { tokenizer } = network;
    this.labels = candidates.labels;
    this.activation = candidates.exclusive ? 'softmax' : 'sigmoid';
    this.#network = network;
    this.#frame = pairFrameOf(tokenizer);
    this.#limit = tokenLimit(description);
    this.#outputs = outputs;
    this.#width = description.labels.length;
    this.#hypotheses = candidates.labels.map((label) =>
      tokenizer.encode(candidates.hypothesis.replace(PLACEHOLDER, label), { add_special_tokens: false }),
    );
  }

  async classify(texts: readonly string[]): Promise<TextScores> {
    const { before, middle, after, told } = this.#frame;
    const count = this.labels.length;
    const longest = Math.max(...this.#hypotheses.map(({ length }) => length));
    const most = Math.max(1, this.#limit - longest - before.length - middle.length - after.length);
    const tokens = new Uint32Array(texts.length);
    const truncated = new Uint8Array(texts.length);
    const pieces: Piece[] = [];
    texts.forEach((text, at) => {
      const ids = firstTokens(this.#network.tokenizer, text, most);
      tokens[at] = Math.min(ids.length, most);
      truncated[at] = ids.length > most ? 1 : 0;
      const premise = [...before, ...ids.slice(0, most), ...middle];
      this.#hypotheses.forEach((hypothesis, label) => {
        const second = told ? { second: premise.length } : {};
        pieces.push({ text: at * count + label, ids: [...premise, ...hypothesis, ...after], ...second });
      });
    });
    const scores = new Float32Array(texts.length * count);
    let inRuntime = 0;
    for await (const { pieces: batch, logits, time } of this.#network.run(pieces, this.#width)) {
      inRuntime += time;
      batch.forEach(({ text }, row) => {
        const entailment = logits[row * this.#width + this.#outputs.entailment];
        const contradiction = logits[row * this.#width + this.#outputs.contradiction];
        scores[text] = this.activation === 'softmax' ? entailment : entailment - contradiction;
      });
    }
    for (let at = 0; at < texts.length; at++) activate(scores.subarray(at * count, (at + 1) * count), this.activation);
    return { scores, tokens, truncated, inRuntime };
  }

  close(): Promise<void> {
    return this.#network.close();
  }
}
