import { describe, expect, it } from 'vitest';
import { describeModel } from '../../../src/inference/describe/describe-model.ts';
import { errorMessage } from '../../../src/messages/errors.ts';
import type { DescribedModel, ModelFiles } from '../../../src/models.ts';
import { writeOnnx } from '../../support/models/onnx-writer.ts';
import { fixtureBlob, fixtureBytes } from '../../support/models/tabular-fixtures.ts';
import { tinyLinearModel } from '../../support/models/tiny-linear-model.ts';
import { tinyTextModel } from '../../support/models/tiny-text-model.ts';

const json = (value: unknown): Blob => new Blob([JSON.stringify(value)]);
const folder = (files: ReadonlyMap<string, Blob>, name = 'model'): ModelFiles => ({ name, files });
const single = (path: string, blob: Blob): ModelFiles => folder(new Map([[path, blob]]));

/** The tiny text model with another configuration, or with files put in or taken out. */
async function changed(config: Readonly<Record<string, unknown>>, files: Readonly<Record<string, Blob | null>> = {}) {
  const all = tinyTextModel();
  const own = JSON.parse((await all.get('config.json')?.text()) ?? '{}');
  all.set('config.json', json({ ...own, ...config }));
  for (const [path, blob] of Object.entries(files)) {
    if (blob) all.set(path, blob);
    else all.delete(path);
  }
  return folder(all);
}

const usable = (described: DescribedModel) => {
  if (!described.usable) throw new Error(JSON.stringify(described.problems));
  return described;
};

async function problemsOf(model: ModelFiles, memory: number | null = null) {
  const described = await describeModel(model, { memory });
  if (described.usable) return [];
  for (const { code, details } of described.problems) {
    const { what, next } = errorMessage(code, details);
    expect(`${what} ${next}`).not.toMatch(/undefined|null|NaN|\[object/);
    expect(what).toMatch(/[.]$/);
    expect(next.length).toBeGreaterThan(10);
  }
  return described.problems.map(({ code }) => code);
}

describe('a model in the layout of a hub', () => {
  it('is described from its files alone', async () => {
    const card = new Blob(['---\nlicense: apache-2.0\nlanguage:\n- en\n- "de"\ntags: [x]\n---\n# Tiny']);
    const described = usable(await describeModel(await changed({}, { 'README.md': card })));
    expect(described.description).toMatchObject({
      task: 'text-classification',
      engine: 'transformers',
      labels: ['toxicity', 'threat'],
      activation: 'sigmoid',
      maxTokens: 16,
      weights: [{ type: 'fp32', path: 'onnx/model.onnx' }],
    });
    expect(described.description.id).toMatch(/^[0-9a-f]{64}$/);
    expect(described.notes).toEqual([]);
    expect(described.card).toMatchObject({ licence: 'apache-2.0', languages: ['en', 'de'] });
  });

  it('has the id of its content, in whatever order and under whatever name it comes', async () => {
    const files = [...tinyTextModel()];
    const idOf = async (all: [string, Blob][], name: string): Promise<string> =>
      usable(await describeModel(folder(new Map(all), name))).description.id;
    const id = await idOf(files, 'one');
    expect(await idOf(files.toReversed(), 'other')).toBe(id);
    expect(await idOf([...files, ['notes.txt', new Blob(['x'])]], 'one')).not.toBe(id);
  });

  it.each([
    [{ architectures: ['BertForTokenClassification'] }, 'token-classification', 'softmax'],
    [{ architectures: undefined }, 'text-classification', 'sigmoid'],
    [
      { id2label: { 0: 'entailment', 1: 'contradiction' }, problem_type: undefined },
      'zero-shot-classification',
      'softmax',
    ],
    [{ id2label: { 1: 'POSITIVE', 0: 'NEGATIVE' }, problem_type: undefined }, 'text-classification', 'softmax'],
    [{ architectures: ['BertModel'] }, 'feature-extraction', null],
  ])('%j is for %s', async (config, task, activation) => {
    expect(usable(await describeModel(await changed(config))).description).toMatchObject({ task, activation });
  });

  it('has as many labels as its weights put out where it names none', async () => {
    const { description, notes } = usable(
      await describeModel(await changed({ id2label: undefined, label2id: undefined, problem_type: undefined })),
    );
    expect(description.labels).toEqual(['LABEL_0', 'LABEL_1']);
    expect(notes).toEqual([{ kind: 'labels-unnamed' }, { kind: 'activation-assumed', activation: 'softmax' }]);
  });

  it('is read by the name that its files give it', async () => {
    const numbered = { 0: 'LABEL_0', 1: 'LABEL_1' };
    const { reading } = usable(
      await describeModel(await changed({ id2label: numbered, _name_or_path: 'x/sst2-tiny' })),
    );
    expect(reading).toMatchObject({ mapping: 'sentiment-2', positive: ['LABEL_1'] });
  });

  it('takes in no more tokens than it has positions', async () => {
    const limit = async (config: Readonly<Record<string, unknown>>) =>
      usable(await describeModel(await changed(config))).description.maxTokens;
    expect(await limit({ max_position_embeddings: 8 })).toBe(8);
    expect(await limit({ max_position_embeddings: 514, model_type: 'roberta' })).toBe(16);
    const boundless = await changed({}, { 'tokenizer_config.json': json({ model_max_length: 1e30 }) });
    expect(usable(await describeModel(boundless)).notes).toEqual([{ kind: 'no-token-limit' }]);
    const roberta = await changed(
      { model_type: 'roberta', architectures: ['RobertaForSequenceClassification'], max_position_embeddings: 514 },
      { 'tokenizer_config.json': json({}) },
    );
    expect(usable(await describeModel(roberta)).description.maxTokens).toBe(512);
  });

  it('offers each type of weights, and leaves out those that are damaged', async () => {
    const network = tinyTextModel().get('onnx/model.onnx') ?? new Blob();
    const model = await changed(
      {},
      {
        'onnx/model_quantized.onnx': network,
        'onnx/model_fp16.onnx': network.slice(0, 300),
        'onnx/model_q4.onnx': network,
        'other/model_int8.onnx': network,
      },
    );
    const { description, notes } = usable(await describeModel(model));
    expect(description.weights.map(({ type }) => type)).toEqual(['fp32', 'q8', 'q4']);
    expect(notes).toMatchObject([
      { kind: 'weights-left-out', path: 'onnx/model_fp16.onnx', problem: { code: 'model/truncated' } },
    ]);
  });
});

describe('what speaks against a model', () => {
  const network = tinyTextModel().get('onnx/model.onnx') ?? new Blob();

  it('is said all at once', async () => {
    const model = await changed(
      { id2label: { 0: 'a', 1: 'b', 2: 'c' }, label2id: {} },
      { 'tokenizer.json': null, 'tokenizer_config.json': null },
    );
    expect(await problemsOf(model)).toEqual(['model/no-tokenizer', 'model/label-count']);
  });

  it.each([
    ['model/empty', () => folder(new Map())],
    ['model/damaged-config', () => single('config.json', new Blob(['{"model_type": ']))],
    ['model/damaged-config', () => changed({ architectures: undefined, model_type: undefined })],
    ['model/no-config', () => single('notes.txt', new Blob(['hello']))],
    ['model/no-config', () => single('model.onnx', network)],
    ['model/no-tokenizer', () => changed({}, { 'tokenizer_config.json': null })],
    ['model/damaged-tokenizer', () => changed({}, { 'tokenizer.json': new Blob(['<html>']) })],
    [
      'model/unknown-architecture',
      () => changed({ architectures: ['NewNetForSequenceClassification'], model_type: 'newnet' }),
    ],
    ['model/other-task', () => changed({ architectures: ['LlamaForCausalLM'], model_type: 'llama' })],
    ['model/other-task', () => changed({ architectures: ['BertForMaskedLM'] })],
    ['model/no-weights', () => changed({}, { 'onnx/model.onnx': null })],
    ['model/truncated', () => changed({}, { 'onnx/model.onnx': network.slice(0, 400) })],
    ['model/damaged', () => changed({}, { 'onnx/model.onnx': new Blob(['not a network at all']) })],
    [
      'model/pointer',
      () => changed({}, { 'onnx/model.onnx': new Blob(['version https://git-lfs.github.com/spec/v1\n']) }),
    ],
    ['model/label-count', () => changed({ id2label: { 0: 'only' } })],
    [
      'model/several',
      () =>
        folder(
          new Map([
            ['a/config.json', json({})],
            ['b/config.json', json({})],
          ]),
        ),
    ],
    ['model/newer-version', () => folder(tinyLinearModel({ format: 7 }))],
    ['model/truncated', () => single('model.onnx', new Blob([fixtureBytes('sklearn-forest').subarray(0, 4000)]))],
  ])('%s', async (code, model) => {
    expect(await problemsOf(await model())).toEqual([code]);
  });

  it.each([
    ['pytorch', 'pytorch_model.bin', 'optimum-cli'],
    ['safetensors', 'model.safetensors', 'optimum-cli'],
    ['gguf', 'model-q4.gguf', 'ONNX'],
    ['pickle', 'classifier.pkl', 'skl2onnx'],
    ['tensorflow', 'saved_model.pb', 'tf2onnx'],
  ])('is its format, %s, and how to export it', async (format, path, advice) => {
    const alone = await describeModel(single(path, new Blob(['x'])));
    const whole = await describeModel(await changed({}, { 'onnx/model.onnx': null, [path]: new Blob(['x']) }));
    for (const described of [alone, whole]) {
      expect(described).toMatchObject({
        usable: false,
        problems: [{ code: 'model/other-format', details: { format, path } }],
      });
      const [{ code, details }] = described.usable ? [] : described.problems;
      expect(errorMessage(code, details).next).toContain(advice);
    }
  });

  it('is weights for which the machine has too little memory', async () => {
    const half = network.size * 2;
    expect(await problemsOf(await changed({}), half)).toEqual(['model/too-large']);
    expect(await problemsOf(await changed({}), network.size * 4)).toEqual([]);
  });

  it('is an operator that the runtime does not have, and weights in a file that is missing', async () => {
    const model = (op: string, domain: string, externalFile?: string) =>
      writeOnnx({
        nodes: [{ op, domain, inputs: ['input_ids', 'w'], outputs: ['logits'] }],
        initializers: [{ name: 'w', dims: [9, 9], values: new Float32Array(), externalFile }],
        inputs: [{ name: 'input_ids', type: 'int64', shape: ['n', 's'] }],
        outputs: [{ name: 'logits', type: 'float', shape: ['n', 2] }],
      });
    const odd = await changed({}, { 'onnx/model.onnx': new Blob([model('PackedAttention', 'com.microsoft')]) });
    expect(await describeModel(odd)).toMatchObject({
      problems: [{ code: 'model/unsupported-operators', details: { operators: ['PackedAttention (com.microsoft)'] } }],
    });
    const outside = new Blob([model('Gather', '', 'model.onnx_data')]);
    expect(await describeModel(await changed({}, { 'onnx/model.onnx': outside }))).toMatchObject({
      problems: [{ code: 'model/no-external-data', details: { missing: ['model.onnx_data'] } }],
    });
    const data = new Blob([new Uint8Array(324)]);
    const both = await changed({}, { 'onnx/model.onnx': outside, 'onnx/model.onnx_data': data });
    expect(usable(await describeModel(both)).description.weights).toEqual([
      { type: 'fp32', path: 'onnx/model.onnx', bytes: outside.size + 324, beside: ['onnx/model.onnx_data'] },
    ]);
    expect(await problemsOf(both, 4 * 300)).toEqual(['model/too-large']);
  });
});

describe('a model for tables', () => {
  it('says what it takes in and what it predicts', async () => {
    const { description, reading } = usable(
      await describeModel(single('churn.onnx', fixtureBlob('sklearn-logistic-zipmap'))),
    );
    expect(description).toMatchObject({ engine: 'onnx', task: 'tabular-classification', labels: ['0', '1'] });
    expect(description.inputs).toEqual([
      { name: 'age', kind: 'number', width: 1 },
      { name: 'hours', kind: 'number', width: 1 },
      { name: 'gain', kind: 'number', width: 1 },
      { name: 'education', kind: 'text', width: 1 },
      { name: 'region', kind: 'text', width: 1 },
    ]);
    expect(reading.positive).toEqual(['1']);
  });

  it.each([
    [
      'sklearn-regressor',
      { task: 'tabular-regression', labels: [], inputs: [{ name: 'X', kind: 'number', width: 3 }] },
    ],
    ['sklearn-integers', { labels: ['0', '1'], inputs: [{ name: 'X', kind: 'whole-number', width: 2 }] }],
    ['sklearn-text', { inputs: [{ name: 'text', kind: 'text', width: 1 }] }],
    ['lightgbm-classes', { labels: ['high', 'low', 'middle'] }],
  ])('%s', async (name, facts) => {
    expect(usable(await describeModel(single(`${name}.onnx`, fixtureBlob(name)))).description).toMatchObject(facts);
  });

  it('is no network that reads pictures', async () => {
    const bytes = writeOnnx({
      nodes: [{ op: 'GlobalAveragePool', inputs: ['image'], outputs: ['y'] }],
      inputs: [{ name: 'image', type: 'float', shape: ['n', 3, 224, 224] }],
      outputs: [{ name: 'y', type: 'float', shape: ['n', 3, 1, 1] }],
    });
    expect(await problemsOf(single('vision.onnx', new Blob([bytes])))).toEqual(['model/unsupported-input']);
  });
});
