import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadSettings, LoadTextClassifier, ModelDescription } from '../../../src/models.ts';
import { entitiesOf } from '../../../src/inference/engines/entity-labels.ts';
import { importAsBrowser, NODE_RUNTIME } from '../../support/models/load-in-node.ts';
import { writeOnnx, type OnnxNode } from '../../support/models/onnx-writer.ts';
import { tinyTextModel } from '../../support/models/tiny-text-model.ts';

/** The places of words in the tiny model's vocabulary. */
const WORD = { cls: 2, sep: 3, you: 4, kind: 6, fool: 7, hurt: 10, women: 11, men: 12 };
const WORDS = 14;

/** A model that gives each token what the table says of its word; `nodes` make the logits of it, `table:0`. */
function tableModel(
  labels: readonly string[],
  rows: Readonly<Record<number, readonly number[]>>,
  nodes: readonly OnnxNode[],
  inputs: readonly string[],
) {
  const table = Array.from({ length: WORDS }, (_, word) => rows[word] ?? labels.map(() => 0)).flat();
  const onnx = writeOnnx({
    opset: 14,
    inputs: inputs.map((name) => ({ name, type: 'int64', shape: ['batch', 'sequence'] })),
    outputs: [
      {
        name: 'logits',
        type: 'float',
        shape: inputs.includes('token_type_ids') ? ['batch', labels.length] : ['batch', 'sequence', labels.length],
      },
    ],
    initializers: [
      { name: 'rows', dims: [WORDS, labels.length], values: Float32Array.from(table) },
      { name: 'last', dims: [1], values: BigInt64Array.of(2n) },
      { name: 'along', dims: [1], values: BigInt64Array.of(1n) },
    ],
    nodes: [{ op: 'Gather', inputs: ['rows', 'input_ids'], outputs: ['table:0'] }, ...nodes],
  });
  return { onnx, id2label: Object.fromEntries(labels.map((label, at) => [at, label])) };
}

const description: ModelDescription = {
  id: 'tiny',
  name: 'tiny',
  task: 'token-classification',
  engine: 'transformers',
  labels: [],
  activation: 'softmax',
  weights: [{ type: 'fp32', path: 'onnx/model.onnx', bytes: 1 }],
  maxTokens: 16,
  bytes: 1,
};

let load: LoadTextClassifier;
beforeAll(async () => {
  const { textClassifierLoader } = await importAsBrowser(async () => {
    await import('../../../src/inference/engines/network.ts');
    return import('../../../src/inference/engines/load-text-classifier.ts');
  });
  load = textClassifierLoader({ wasm: NODE_RUNTIME, webgpu: NODE_RUNTIME });
});

async function opened(
  made: ReturnType<typeof tableModel>,
  facts: Partial<ModelDescription>,
  settings: Partial<LoadSettings> = {},
) {
  const files = tinyTextModel();
  const config = JSON.parse(await files.get('config.json')!.text()) as object;
  files.set('config.json', new Blob([JSON.stringify({ ...config, id2label: made.id2label })]));
  files.set('onnx/model.onnx', new Blob([made.onnx]));
  const tokenizer = JSON.parse(await files.get('tokenizer.json')!.text()) as { post_processor: { pair: unknown } };
  const special = (id: string, type: number) => ({ SpecialToken: { id, type_id: type } });
  const sequence = (id: string, type: number) => ({ Sequence: { id, type_id: type } });
  tokenizer.post_processor.pair = [
    special('[CLS]', 0),
    sequence('A', 0),
    special('[SEP]', 0),
    sequence('B', 1),
    special('[SEP]', 1),
  ];
  files.set('tokenizer.json', new Blob([JSON.stringify(tokenizer)]));
  const labels = Object.values(made.id2label);
  return load(
    { name: 'tiny', files },
    { ...description, labels, ...facts },
    { backend: 'wasm', weights: null, ...settings },
  );
}

describe('a model of tokens', () => {
  const labels = ['O', 'B-PER', 'I-PER', 'B-LOC'];
  const rows = {
    [WORD.women]: [0, 3, 2, 0],
    [WORD.men]: [0, 0, 4, 0],
    [WORD.hurt]: [0, 0, 0, 1],
    [WORD.cls]: [0, 0, 0, 9],
    [WORD.sep]: [0, 9, 0, 0],
  };
  const network = (): ReturnType<typeof tableModel> =>
    tableModel(
      labels,
      rows,
      [{ op: 'Identity', inputs: ['table:0'], outputs: ['logits'] }],
      ['input_ids', 'attention_mask'],
    );
  const share = (logits: readonly number[], of: readonly number[]): number => {
    const parts = logits.map(Math.exp);
    return of.reduce((sum, at) => sum + parts[at], 0) / parts.reduce((sum, part) => sum + part, 0);
  };

  it('scores a text by the surest token of each kind, special tokens and padding left out', async () => {
    const model = await opened(network(), {});
    expect(model.labels).toEqual(['PER', 'LOC']);
    const { scores, tokens } = await model.classify(['women you', 'you men hurt women you', 'kind']);
    const plain = [0, 0, 0, 0];
    const expected = [
      share(rows[WORD.women], [1, 2]),
      share(plain, [3]),
      share(rows[WORD.men], [1, 2]),
      share(rows[WORD.hurt], [3]),
      share(plain, [1, 2]),
      share(plain, [3]),
    ];
    expected[2] = Math.max(expected[2], expected[0]);
    Array.from(scores).forEach((score, at) => expect(score).toBeCloseTo(expected[at], 5));
    expect([...tokens]).toEqual([2, 5, 1]);
  });

  it('tells kinds of entities by their labels', () => {
    expect(entitiesOf(['O', 'B-PER', 'I-PER', 'S-LOC', 'MISC', 'E_ORG'])).toEqual(['PER', 'LOC', 'MISC', 'ORG']);
  });
});

describe('a model of what follows from a text', () => {
  const labels = ['contradiction', 'neutral', 'entailment'];
  const rows = { [WORD.fool]: [0, 0, 2], [WORD.kind]: [3, 0, 0], [WORD.women]: [0, 0, 1] };
  /** Sums what the words weigh, those of the second text three times over. */
  const nodes: readonly OnnxNode[] = [
    { op: 'Add', inputs: ['token_type_ids', 'token_type_ids'], outputs: ['twice'] },
    { op: 'Add', inputs: ['attention_mask', 'twice'], outputs: ['times'] },
    { op: 'Cast', inputs: ['times'], outputs: ['float'], attributes: { to: 1n } },
    { op: 'Unsqueeze', inputs: ['float', 'last'], outputs: ['column'] },
    { op: 'Mul', inputs: ['table:0', 'column'], outputs: ['weighed'] },
    { op: 'ReduceSum', inputs: ['weighed', 'along'], outputs: ['logits'], attributes: { keepdims: 0n } },
  ];
  const candidates = { labels: ['fool', 'kind'], hypothesis: 'you are {}', exclusive: true };
  const network = (): ReturnType<typeof tableModel> =>
    tableModel(labels, rows, nodes, ['input_ids', 'attention_mask', 'token_type_ids']);
  const facts = { task: 'zero-shot-classification' } as const;

  it('scores labels that exclude each other by how surely each follows', async () => {
    const model = await opened(network(), facts, { candidates });
    const { scores } = await model.classify(['women', 'fool women you']);
    // The texts weigh the same in both hypotheses; fool weighs 2 · 3 in its own.
    for (const at of [0, 2]) {
      expect(scores[at]).toBeCloseTo(1 / (1 + Math.exp(-6)), 5);
      expect(scores[at] + scores[at + 1]).toBeCloseTo(1, 5);
    }
  });

  it('weighs each label against contradiction where several may apply', async () => {
    const model = await opened(network(), facts, { candidates: { ...candidates, exclusive: false } });
    const { scores } = await model.classify(['women', 'kind']);
    const expected = [1 + 6, 1 - 9, -3 + 6, -3 - 9].map((logit) => 1 / (1 + Math.exp(-logit)));
    Array.from(scores).forEach((score, at) => expect(score).toBeCloseTo(expected[at], 5));
  });

  it('cuts the text and never the hypothesis', async () => {
    const model = await opened(network(), facts, { candidates });
    const { scores, truncated, tokens } = await model.classify(['you '.repeat(40)]);
    expect([...truncated]).toEqual([1]);
    expect([...tokens]).toEqual([16 - 3 - 3]);
    expect(scores[0]).toBeCloseTo(1 / (1 + Math.exp(-6)), 5);
  });

  it('cannot be loaded without labels to look for, nor as a model of a task that scores no texts', async () => {
    await expect(opened(network(), facts)).rejects.toMatchObject({ code: 'model/not-loaded' });
    await expect(opened(network(), { task: 'feature-extraction' })).rejects.toMatchObject({ code: 'model/not-loaded' });
  });
});
