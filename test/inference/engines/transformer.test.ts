import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadTextClassifier, ModelDescription, TextClassifier } from '../../../src/models.ts';
import { importAsBrowser, NODE_RUNTIME } from '../../support/models/load-in-node.ts';
import { randomBert } from '../../support/models/random-bert.ts';
import { tinyDescription, tinyTextModel } from '../../support/models/tiny-text-model.ts';

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

describe('a transformer', () => {
  let load: LoadTextClassifier;
  const opened = (files = tinyTextModel(), facts: Partial<ModelDescription> = {}): Promise<TextClassifier> =>
    load({ name: 'tiny', files }, tinyDescription(facts), { backend: 'wasm', weights: 'fp32' });

  beforeAll(async () => {
    const [{ settleRuntime }, { loadTransformer }] = await importAsBrowser(() =>
      Promise.all([
        import('../../../src/inference/runtime.ts'),
        import('../../../src/inference/engines/transformer.ts'),
      ]),
    );
    settleRuntime(NODE_RUNTIME);
    load = loadTransformer;
  });

  it('scores every text by its own tokens, whatever stands in the batch with it', async () => {
    const model = await opened();
    // [CLS] you fool [SEP]: 12 over 4 tokens; [CLS] i will hurt you [SEP]: 4 and 16 over 6.
    const texts = ['you fool', 'i will hurt you', '', 'you are kind'];
    const { scores, tokens, truncated } = await model.classify(texts);
    const expected = [12 / 4, 0, 4 / 6, 16 / 6, 0, 0, -8 / 5, -4 / 5].map(sigmoid);
    Array.from(scores).forEach((score, at) => expect(score).toBeCloseTo(expected[at], 5));
    expect([...tokens]).toEqual([2, 4, 0, 3]);
    expect([...truncated]).toEqual([0, 0, 0, 0]);
    const alone = await Promise.all(texts.map(async (text) => [...(await model.classify([text])).scores]));
    alone.flat().forEach((score, at) => expect(score).toBeCloseTo(scores[at], 5));
    await model.close();
  });

  it('cuts a text that is too long before its last special token, and says so', async () => {
    const model = await opened();
    const long = `${'you '.repeat(13)}fool fool fool`;
    const { scores, tokens, truncated } = await model.classify([long, 'you '.repeat(14)]);
    // Of 16 tokens 14 are the text's, one of them `fool`, and the last special token is one of the 16.
    expect(scores[0]).toBeCloseTo(sigmoid(12 / 16), 5);
    expect([...tokens]).toEqual([14, 14]);
    expect([...truncated]).toEqual([1, 0]);
  });

  it('reads long texts in windows where the model asks for it, each label by the largest', async () => {
    const files = tinyTextModel();
    const config = JSON.parse(await files.get('config.json')!.text()) as object;
    files.set('config.json', new Blob([JSON.stringify({ ...config, evenhand: { window: 4, stride: 2, windows: 3 } })]));
    const model = await opened(files);
    const { scores, truncated, tokens } = await model.classify([
      'fool you you you you you hurt you',
      `${'you '.repeat(8)}fool`,
    ]);
    expect(scores[0]).toBeCloseTo(sigmoid(12 / 6), 5);
    expect(scores[1]).toBeCloseTo(sigmoid(16 / 6), 5);
    expect([...tokens]).toEqual([8, 8]);
    expect([...truncated]).toEqual([0, 1]);
    expect(scores[2]).toBeCloseTo(sigmoid(0), 5);
  });

  it('gives an encoder with attention the same text alone and padded, whatever the order', async () => {
    const files = tinyTextModel();
    const size = { vocabulary: 14, layers: 2, width: 32, heads: 4, labels: 2, positions: 16 };
    files.set('onnx/model.onnx', new Blob([randomBert(size)]));
    const model = await opened(files);
    const texts = ['you', 'you are kind women', 'i will hurt you fool fool fool', 'men', 'kind kind'];
    const { scores } = await model.classify(texts);
    expect(new Set(scores).size).toBe(10);
    const backwards = await model.classify(texts.toReversed());
    for (const [at, text] of texts.entries()) {
      const alone = (await model.classify([text])).scores;
      for (const label of [0, 1]) {
        expect(scores[2 * at + label]).toBeCloseTo(alone[label], 5);
        expect(backwards.scores[2 * (texts.length - 1 - at) + label]).toBeCloseTo(alone[label], 5);
      }
    }
  });

  it('makes probabilities that add up of labels that exclude each other', async () => {
    const model = await opened(tinyTextModel(), { activation: 'softmax' });
    const { scores } = await model.classify(['you fool', 'kind']);
    expect(scores[0] + scores[1]).toBeCloseTo(1, 6);
    expect(scores[0]).toBeCloseTo(1 / (1 + Math.exp(-3)), 5);
  });

  it('refuses a network whose outputs are not the labels', async () => {
    const model = await opened(tinyTextModel(), { labels: ['one', 'two', 'three'] });
    await expect(model.classify(['you'])).rejects.toMatchObject({
      code: 'model/other-outputs',
      details: { labels: 3, outputs: 2 },
    });
  });
});
