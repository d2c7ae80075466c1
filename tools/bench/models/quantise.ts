import type { OnnxModel, OnnxNode, OnnxTensor } from '../../../test/support/models/onnx-writer.ts';

const LARGEST = 127;
const FLOAT = 1n;

/**
 * A network with weights of 8 bits, as converters make them for processors: products with weights are taken of whole numbers,
 * to which what comes in is rounded as it comes (symmetric weights, one scale for each matrix), and tables of embeddings are
 * looked up in 8 bits.
 */
export function quantise({ nodes, initializers = [], ...model }: OnnxModel): OnnxModel {
  const floats = new Map(initializers.flatMap((tensor) => (isMatrix(tensor) ? [[tensor.name, tensor] as const] : [])));
  const scales = new Map<string, OnnxTensor[]>();
  const roundedOf = (name: string): string => {
    if (!scales.has(name)) scales.set(name, round(floats.get(name)!));
    return `${name}.rounded`;
  };
  const quantised = nodes.flatMap((node): OnnxNode[] => {
    const weights = node.inputs.find((name) => floats.has(name));
    if (weights === undefined || (node.op !== 'MatMul' && node.op !== 'Gather')) return [node];
    const rounded = roundedOf(weights);
    return node.op === 'MatMul' ? product(node, weights, rounded) : lookUp(node, weights, rounded);
  });
  return {
    ...model,
    nodes: quantised,
    initializers: [...initializers.filter(({ name }) => !scales.has(name)), ...[...scales.values()].flat()],
  };
}

const isMatrix = ({ dims, values }: OnnxTensor): boolean => dims.length === 2 && values instanceof Float32Array;

function round({ name, dims, values }: OnnxTensor): OnnxTensor[] {
  const floats = values as Float32Array;
  let most = 0;
  for (const value of floats) most = Math.max(most, Math.abs(value));
  const scale = most / LARGEST;
  const whole = new Int8Array(floats.length);
  for (let at = 0; at < whole.length; at++) whole[at] = Math.round(floats[at] / scale);
  return [
    { name: `${name}.rounded`, dims, values: whole },
    { name: `${name}.scale`, dims: [], values: Float32Array.of(scale) },
    { name: `${name}.zero`, dims: [], values: Int8Array.of(0) },
  ];
}

/** A product with a matrix of whole numbers, in the operators that runtimes know how to run as one. */
function product({ inputs: [input], outputs: [output] }: OnnxNode, weights: string, rounded: string): OnnxNode[] {
  const name = (part: string): string => `${output}.${part}`;
  return [
    {
      op: 'DynamicQuantizeLinear',
      inputs: [input],
      outputs: [name('whole'), name('scale'), name('zero')],
    },
    {
      op: 'MatMulInteger',
      inputs: [name('whole'), rounded, name('zero'), `${weights}.zero`],
      outputs: [name('sums')],
    },
    { op: 'Cast', inputs: [name('sums')], outputs: [name('floats')], attributes: { to: FLOAT } },
    { op: 'Mul', inputs: [name('scale'), `${weights}.scale`], outputs: [name('factor')] },
    { op: 'Mul', inputs: [name('floats'), name('factor')], outputs: [output] },
  ];
}

function lookUp({ inputs: [, places], outputs: [output] }: OnnxNode, weights: string, rounded: string): OnnxNode[] {
  return [
    { op: 'Gather', inputs: [rounded, places], outputs: [`${output}.whole`] },
    {
      op: 'DequantizeLinear',
      inputs: [`${output}.whole`, `${weights}.scale`, `${weights}.zero`],
      outputs: [output],
    },
  ];
}
