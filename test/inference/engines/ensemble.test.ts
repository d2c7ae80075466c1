import { describe, expect, it } from 'vitest';
import { describeModel } from '../../../src/inference/describe/describe-model.ts';
import { loadEnsemble } from '../../../src/inference/engines/ensemble.ts';
import { loadLinear } from '../../../src/inference/engines/linear.ts';
import type { LoadTextClassifier, ModelFiles, TextClassifier } from '../../../src/models.ts';
import { importAsBrowser, NODE_RUNTIME } from '../../support/models/load-in-node.ts';
import { tinyLinearModel } from '../../support/models/tiny-linear-model.ts';
import { tinyTextModel } from '../../support/models/tiny-text-model.ts';

const LABELS = ['hate', 'toxicity'];
const logitOf = (p: number): number => Math.log(p / (1 - p));
const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
const same = (value: number) => ({ hate: value, toxicity: value });

/** Two linear models in folders, one of which says nothing but probabilities. */
function files(changes: Readonly<Record<string, unknown>> = {}): ModelFiles {
  const calibration = {
    format: 1,
    labels: LABELS,
    members: {
      plain: { slope: same(0.5), intercept: same(0.25) },
      words: { slope: { hate: 2, toxicity: 3 }, intercept: { hate: 1, toxicity: -1 } },
    },
    ensemble: { slope: same(1.25), intercept: same(-0.5), threshold: { hate: 0.35, toxicity: 0.45 } },
    ...changes,
  };
  const within = (folder: string, model: ReadonlyMap<string, Blob>) =>
    [...model].map(([path, blob]) => [`${folder}/${path}`, blob] as const);
  const plain = tinyLinearModel({ bias: [0.1, 0.7], calibration: undefined });
  return {
    name: 'both',
    files: new Map([
      ['ensemble.json', new Blob([JSON.stringify(calibration)])],
      ...within('plain', plain),
      ...within('words', tinyLinearModel()),
    ]),
  };
}

/** What a network is to an ensemble: a classifier that keeps its logits to itself and cuts long texts. */
const withoutLogits = ({ labels, activation, ...classifier }: TextClassifier): TextClassifier => ({
  labels,
  activation,
  close: () => classifier.close(),
  classify: async (texts) => ({
    ...(await classifier.classify(texts)),
    truncated: Uint8Array.from(texts, (text) => (text.length > 20 ? 1 : 0)),
    inRuntime: 5,
  }),
});

const load: LoadTextClassifier = async (model, description) => {
  const linear = await loadLinear(model, description);
  const bound: TextClassifier = {
    labels: linear.labels,
    activation: linear.activation,
    classify: (texts) => linear.classify(texts),
    close: () => linear.close(),
  };
  return model.name.endsWith('/plain') ? withoutLogits(bound) : linear;
};

const opened = async (model: ModelFiles): Promise<TextClassifier> => {
  const described = await describeModel(model);
  if (!described.usable) throw new Error(JSON.stringify(described.problems));
  return loadEnsemble(model, described.description, { backend: 'script', weights: null }, load);
};

describe('an ensemble', () => {
  it('is described by what its members have in common', async () => {
    const described = await describeModel(files());
    expect(described).toMatchObject({
      usable: true,
      description: {
        engine: 'ensemble',
        task: 'text-classification',
        labels: LABELS,
        activation: 'sigmoid',
        members: [
          { folder: 'plain', description: { engine: 'linear', labels: ['toxicity', 'hate'] } },
          { folder: 'words', description: { engine: 'linear' } },
        ],
      },
      reading: { thresholds: { hate: 0.35, toxicity: 0.45 } },
    });
  });

  it('calibrates the mean of calibrated logits, labels by their names', async () => {
    const texts = ['You are kind', 'what a long text this is, cut by one'];
    const model = await opened(files());
    const { scores, truncated, inRuntime } = await model.classify(texts);
    const linear = async (given: Map<string, Blob>) =>
      loadLinear({ files: given }, { labels: ['toxicity', 'hate'], activation: 'sigmoid' });
    const plain = (await (await linear(tinyLinearModel({ bias: [0.1, 0.7], calibration: undefined }))).classify(texts))
      .scores;
    const words = (await linear(tinyLinearModel())).logits(texts);
    texts.forEach((_, text) =>
      LABELS.forEach((label, at) => {
        const own = text * 2 + ['toxicity', 'hate'].indexOf(label);
        const first = 0.5 * logitOf(plain[own]) + 0.25;
        const second = (label === 'hate' ? 2 : 3) * words[own] + (label === 'hate' ? 1 : -1);
        expect(scores[text * 2 + at]).toBeCloseTo(sigmoid(1.25 * ((first + second) / 2) - 0.5), 5);
      }),
    );
    expect([...truncated]).toEqual([0, 1]);
    expect(inRuntime).toBe(5);
  });

  it('runs a network and a linear model as one', async () => {
    const labels = ['toxicity', 'threat'];
    const even = (value: number) => ({ toxicity: value, threat: value });
    const alike = { slope: even(1), intercept: even(0) };
    const linear = tinyLinearModel({ id2label: { 0: 'toxicity', 1: 'threat' }, calibration: undefined });
    const model: ModelFiles = {
      name: 'both',
      files: new Map([
        [
          'ensemble.json',
          new Blob([JSON.stringify({ format: 1, labels, members: { net: alike, words: alike }, ensemble: alike })]),
        ],
        ...[...tinyTextModel()].map(([path, blob]) => [`net/${path}`, blob] as const),
        ...[...linear].map(([path, blob]) => [`words/${path}`, blob] as const),
      ]),
    };
    const described = await describeModel(model);
    if (!described.usable) throw new Error(JSON.stringify(described.problems));
    expect(described.description).toMatchObject({ maxTokens: 16, weights: [{ path: 'net/onnx/model.onnx' }] });
    const [{ textClassifierLoader }] = await importAsBrowser(() =>
      Promise.all([
        import('../../../src/inference/engines/load-text-classifier.ts'),
        // Engines are fetched when they are needed, which is too late to be taken for a browser.
        import('../../../src/inference/engines/transformer.ts'),
      ]),
    );
    const classifier = await textClassifierLoader({ wasm: NODE_RUNTIME, webgpu: NODE_RUNTIME })(
      model,
      described.description,
      { backend: 'wasm', weights: 'fp32' },
    );
    const { scores, tokens, truncated, inRuntime } = await classifier.classify(['you fool', 'you '.repeat(20)]);
    const words = (await loadLinear({ files: linear }, { labels, activation: 'sigmoid' })).logits(['you fool']);
    // [CLS] you fool [SEP]: 12 over 4 tokens for toxicity, nothing for threat.
    expect(scores[0]).toBeCloseTo(sigmoid((12 / 4 + words[0]) / 2), 5);
    expect(scores[1]).toBeCloseTo(sigmoid((0 + words[1]) / 2), 5);
    expect([...tokens]).toEqual([2, 14]);
    expect([...truncated]).toEqual([0, 1]);
    expect(inRuntime).toBeGreaterThan(0);
    await classifier.close();
  });

  it('is refused where its members or its calibration do not fit', async () => {
    const problems = async (model: ModelFiles) => {
      const described = await describeModel(model);
      return described.usable ? [] : described.problems.map(({ code, details }) => [code, details['member']]);
    };
    expect(await problems(files({ labels: ['hate'] }))).toEqual([
      ['model/other-members', 'plain'],
      ['model/other-members', 'words'],
    ]);
    expect(await problems(files({ format: 9 }))).toEqual([['model/newer-version', undefined]]);
    expect(await problems(files({ ensemble: { slope: {} } }))).toEqual([['model/damaged-config', undefined]]);
    const lacking = files();
    const rest = new Map([...lacking.files].filter(([path]) => !path.startsWith('words/')));
    expect(await problems({ ...lacking, files: rest })).toEqual([['model/empty', undefined]]);
  });
});
