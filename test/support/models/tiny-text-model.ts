import type { ModelDescription } from '../../../src/models.ts';
import { writeOnnx } from './onnx-writer.ts';
import { SPECIAL, tokenizerOf } from './tokenizer-of.ts';

const LABELS = ['toxicity', 'threat'];
const WORDS = ['you', 'are', 'kind', 'fool', 'i', 'will', 'hurt', 'women', 'men', '##s'];
const TOKENS = [...SPECIAL, ...WORDS];

/** What each word adds to the logit of each label; a text's logit is the mean over its tokens. */
const WEIGHTS: Readonly<Record<string, readonly [number, number]>> = {
  fool: [12, 0],
  hurt: [4, 16],
  kind: [-8, -4],
  women: [2, 0],
  men: [1, 0],
};

/**
 * A text classifier small enough to be made in a test and whole enough to be an ordinary one: the files that a model has
 * on a hub, by path. Its logit of a label is the mean of what the tokens of a text weigh.
 * @param weightsBeside a file beside the network that its weights are put into
 */
export function tinyTextModel(weightsBeside?: string): Map<string, Blob> {
  const json = (value: unknown): Blob => new Blob([JSON.stringify(value)], { type: 'application/json' });
  return new Map([
    [
      'config.json',
      json({
        model_type: 'bert',
        architectures: ['BertForSequenceClassification'],
        problem_type: 'multi_label_classification',
        id2label: Object.fromEntries(LABELS.map((label, at) => [at, label])),
        label2id: Object.fromEntries(LABELS.map((label, at) => [label, at])),
      }),
    ],
    ['tokenizer.json', json(tokenizerOf(WORDS))],
    ['tokenizer_config.json', json({ tokenizer_class: 'BertTokenizer', model_max_length: 16, pad_token: '[PAD]' })],
    ['onnx/model.onnx', new Blob([network(weightsBeside)])],
    ...(weightsBeside === undefined ? [] : ([[`onnx/${weightsBeside}`, new Blob([table()])]] as const)),
  ]);
}

/** What its files tell of it. */
export const tinyDescription = (more: Partial<ModelDescription> = {}): ModelDescription => ({
  id: 'tiny',
  name: 'tiny',
  task: 'text-classification',
  engine: 'transformers',
  labels: LABELS,
  activation: 'sigmoid',
  weights: [{ type: 'fp32', path: 'onnx/model.onnx', bytes: 1000 }],
  maxTokens: 16,
  bytes: 4000,
  ...more,
});

const table = (): Float32Array<ArrayBuffer> => Float32Array.from(TOKENS.flatMap((word) => WEIGHTS[word] ?? [0, 0]));

function network(externalFile?: string): Uint8Array<ArrayBuffer> {
  const ids = { type: 'int64', shape: ['batch', 'sequence'] } as const;
  return writeOnnx({
    opset: 14,
    inputs: [
      { name: 'input_ids', ...ids },
      { name: 'attention_mask', ...ids },
    ],
    outputs: [{ name: 'logits', type: 'float', shape: ['batch', LABELS.length] }],
    initializers: [
      { name: 'table', dims: [TOKENS.length, LABELS.length], values: table(), externalFile },
      { name: 'last', dims: [1], values: BigInt64Array.of(2n) },
      { name: 'along', dims: [1], values: BigInt64Array.of(1n) },
    ],
    nodes: [
      { op: 'Gather', inputs: ['table', 'input_ids'], outputs: ['weights'] },
      { op: 'Cast', inputs: ['attention_mask'], outputs: ['mask'], attributes: { to: 1n } },
      { op: 'Unsqueeze', inputs: ['mask', 'last'], outputs: ['column'] },
      { op: 'Mul', inputs: ['weights', 'column'], outputs: ['masked'] },
      { op: 'ReduceSum', inputs: ['masked', 'along'], outputs: ['sums'], attributes: { keepdims: 0n } },
      { op: 'ReduceSum', inputs: ['column', 'along'], outputs: ['lengths'], attributes: { keepdims: 0n } },
      { op: 'Div', inputs: ['sums', 'lengths'], outputs: ['logits'] },
    ],
  });
}
