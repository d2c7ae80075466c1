import { writeOnnx, type OnnxModel, type OnnxNode, type OnnxTensor } from './onnx-writer.ts';

/** Sizes of an encoder as BERT has them. */
export interface EncoderSize {
  readonly vocabulary: number;
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly labels: number;
  readonly positions: number;
}

/**
 * The network of a BERT with random weights (Devlin et al., 2019): embeddings, layers of self-attention and of two dense
 * layers with GELU, and a logit for each label from the first token. It says nothing, and takes the time of a real one.
 */
export const randomBert = (size: EncoderSize, seed = 1): Uint8Array<ArrayBuffer> =>
  writeOnnx(randomBertNetwork(size, seed));

/** The same before it is written. */
export function randomBertNetwork(size: EncoderSize, seed = 1): OnnxModel {
  const { vocabulary, layers, width, heads, labels, positions } = size;
  const random = generator(seed);
  const nodes: OnnxNode[] = [];
  const initializers: OnnxTensor[] = [];
  const weights = (name: string, ...dims: number[]): string => {
    const values = new Float32Array(dims.reduce((product, dim) => product * dim, 1));
    for (let at = 0; at < values.length; at++) values[at] = (random() - 0.5) * 0.07 + (name.endsWith('.scale') ? 1 : 0);
    initializers.push({ name, dims, values });
    return name;
  };
  const whole = (name: string, values: readonly number[], dims = [values.length]): string => {
    initializers.push({ name, dims, values: BigInt64Array.from(values, BigInt) });
    return name;
  };
  const floats = (name: string, value: number): string => {
    initializers.push({ name, dims: [], values: Float32Array.of(value) });
    return name;
  };
  let made = 0;
  const node = (op: string, inputs: string[], attributes?: OnnxNode['attributes']): string => {
    const output = `${op}-${++made}`;
    nodes.push({ op, inputs, outputs: [output], ...(attributes && { attributes }) });
    return output;
  };
  const dense = (name: string, input: string, from: number, to: number): string =>
    node('Add', [node('MatMul', [input, weights(`${name}.weight`, from, to)]), weights(`${name}.bias`, to)]);
  const normal = (name: string, input: string): string =>
    node('LayerNormalization', [input, weights(`${name}.scale`, width), weights(`${name}.shift`, width)], {
      axis: -1n,
    });
  const gelu = (input: string): string => {
    const erf = node('Erf', [node('Mul', [input, rootHalf])]);
    return node('Mul', [node('Mul', [input, half]), node('Add', [erf, one])]);
  };

  const rootHalf = floats('root-half', Math.SQRT1_2);
  const half = floats('half', 0.5);
  const one = floats('one', 1);
  const scale = floats('scale', 1 / Math.sqrt(width / heads));
  const lowest = floats('lowest', -10_000);
  const split = whole('split', [0, 0, heads, width / heads]);
  const joined = whole('joined', [0, 0, width]);
  const zero = whole('zero', [0]);
  const axes = whole('mask-axes', [1, 2]);
  const end = node('Gather', [node('Shape', ['input_ids']), whole('second', [1], [])]);
  const places = node('Range', [whole('start', [0], []), end, whole('step', [1], [])]);

  const mask = node('Unsqueeze', [node('Cast', ['attention_mask'], { to: 1n }), axes]);
  const bias = node('Mul', [node('Sub', [one, mask]), lowest]);
  const words = node('Gather', [weights('words', vocabulary, width), 'input_ids']);
  const positioned = node('Add', [words, node('Gather', [weights('positions', positions, width), places])]);
  let state = normal('embedding', positioned);
  for (let layer = 0; layer < layers; layer++) {
    const before = state;
    const headsOf = (name: string, order: readonly bigint[]): string =>
      node('Transpose', [node('Reshape', [dense(`${layer}.${name}`, before, width, width), split])], { perm: order });
    const query = headsOf('query', [0n, 2n, 1n, 3n]);
    const key = headsOf('key', [0n, 2n, 3n, 1n]);
    const value = headsOf('value', [0n, 2n, 1n, 3n]);
    const scores = node('Add', [node('Mul', [node('MatMul', [query, key]), scale]), bias]);
    const attended = node('MatMul', [node('Softmax', [scores], { axis: -1n }), value]);
    const together = node('Reshape', [node('Transpose', [attended], { perm: [0n, 2n, 1n, 3n] }), joined]);
    const attention = normal(
      `${layer}.attention`,
      node('Add', [before, dense(`${layer}.out`, together, width, width)]),
    );
    const inner = gelu(dense(`${layer}.inner`, attention, width, 4 * width));
    state = normal(`${layer}.output`, node('Add', [attention, dense(`${layer}.outer`, inner, 4 * width, width)]));
  }
  const first = node('Squeeze', [node('Gather', [state, zero], { axis: 1n }), whole('along', [1])]);
  const logits = node('Add', [
    node('MatMul', [node('Tanh', [dense('pooler', first, width, width)]), weights('labels.weight', width, labels)]),
    weights('labels.bias', labels),
  ]);
  nodes.push({ op: 'Identity', inputs: [logits], outputs: ['logits'] });
  const ids = { type: 'int64', shape: ['batch', 'sequence'] } as const;
  return {
    opset: 17,
    inputs: [
      { name: 'input_ids', ...ids },
      { name: 'attention_mask', ...ids },
    ],
    outputs: [{ name: 'logits', type: 'float', shape: ['batch', labels] }],
    initializers,
    nodes,
  };
}

/** Numbers in [0, 1), the same for a seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
