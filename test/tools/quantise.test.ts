import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadTextClassifier } from '../../src/models.ts';
import { quantise } from '../../tools/bench/models/quantise.ts';
import { tokenizerOf } from '../support/models/tokenizer-of.ts';
import { mixedTexts, WORDS } from '../../tools/bench/models/texts.mjs';
import { importAsBrowser, NODE_RUNTIME } from '../support/models/load-in-node.ts';
import { writeOnnx } from '../support/models/onnx-writer.ts';
import { randomBertNetwork } from '../support/models/random-bert.ts';

const SIZE = { vocabulary: 300, layers: 2, width: 64, heads: 4, labels: 3, positions: 64 };
const network = randomBertNetwork(SIZE);
const weights = { fp32: writeOnnx(network), q8: writeOnnx(quantise(network)) };
const json = (value: unknown): Blob => new Blob([JSON.stringify(value)]);

describe('the models that the benchmark makes', () => {
  let load: LoadTextClassifier;

  beforeAll(async () => {
    const [{ settleRuntime }, { loadTransformer }] = await importAsBrowser(() =>
      Promise.all([import('../../src/inference/runtime.ts'), import('../../src/inference/engines/transformer.ts')]),
    );
    settleRuntime(NODE_RUNTIME);
    load = loadTransformer;
  });

  const scoresOf = async (type: 'fp32' | 'q8', texts: readonly string[]): Promise<Float32Array> => {
    const path = type === 'q8' ? 'onnx/model_quantized.onnx' : 'onnx/model.onnx';
    const files = new Map([
      ['config.json', json({ model_type: 'distilbert', architectures: ['DistilBertForSequenceClassification'] })],
      ['tokenizer.json', json(tokenizerOf(WORDS, SIZE.vocabulary))],
      ['tokenizer_config.json', json({ tokenizer_class: 'BertTokenizer', model_max_length: 64, pad_token: '[PAD]' })],
      [path, new Blob([weights[type]])],
    ]);
    const description = {
      id: `random-${type}`,
      name: 'random',
      task: 'text-classification',
      engine: 'transformers',
      labels: ['one', 'two', 'three'],
      activation: 'sigmoid',
      weights: [{ type, path, bytes: weights[type].length }],
      maxTokens: 64,
      bytes: weights[type].length,
    } as const;
    const model = await load({ name: 'random', files }, description, { backend: 'wasm', weights: type });
    return (await model.classify(texts)).scores;
  };

  it('say in 8 bits nearly what they say in 32, in about a quarter of the bytes', async () => {
    const texts = mixedTexts(20);
    const [exact, rounded] = [await scoresOf('fp32', texts), await scoresOf('q8', texts)];
    exact.forEach((score, at) => expect(Math.abs(rounded[at] - score)).toBeLessThan(0.02));
    expect(new Set(exact).size).toBe(exact.length);
    expect(weights.q8.length / weights.fp32.length).toBeLessThan(0.3);
  });

  it('are read in words that are one token each', () => {
    const { model } = tokenizerOf(WORDS, SIZE.vocabulary) as { model: { vocab: Record<string, number> } };
    expect(Object.keys(model.vocab)).toHaveLength(SIZE.vocabulary);
    expect(WORDS.every((word: string) => word in model.vocab)).toBe(true);
  });
});
