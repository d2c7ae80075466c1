import { AppError } from '../../errors.ts';
import { BlobMessage } from './blob-message.ts';
import { classesOf, readNode, type GraphNode } from './onnx-nodes.ts';
import { readTensorHead, type TensorHead } from './onnx-tensors.ts';
import { readValue } from './onnx-values.ts';
import type { OnnxFile, OnnxValue } from './onnx-file.ts';
import { domainOf, operatorKey, OperatorSet } from './operator-set.ts';
import { fieldsOf, varintAt, WIRE } from './protobuf.ts';
import { shortBytes, textOf } from './short-bytes.ts';

/** Fields of the messages, as onnx.proto3 numbers them. */
const MODEL = { producer: 2, graph: 7, opset: 8, functions: 25 } as const;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12 } as const;
const FUNCTION = { name: 1, node: 7, domain: 10 } as const;

/**
 * What an ONNX file says of itself. Weights are passed over unread, so that a large file costs little more than a small one:
 * what is read is the graph, in windows of 256 kB.
 *
 * @throws AppError `model/truncated` where the file breaks off, `model/damaged` where it is no ONNX file or no sound one.
 */
export async function readOnnx(blob: Blob): Promise<OnnxFile> {
  const message = new BlobMessage(blob);
  const opsets = new Map<string, number>();
  const own = new Set<string>();
  const operators = new OperatorSet();
  let producer = '';
  let graph: Graph | null = null;
  for await (const { id, wire, from, to } of message.fields()) {
    if (wire !== WIRE.bytes) continue;
    if (id === MODEL.graph) graph = await readGraph(message, from, to, operators);
    else if (id === MODEL.producer) producer = textOf(await shortBytes(message, from, to));
    else if (id === MODEL.opset) addOpset(await shortBytes(message, from, to), opsets);
    else if (id === MODEL.functions) own.add(await readFunction(message, from, to, operators));
  }
  if (!graph || opsets.size === 0) throw new AppError('model/damaged', {});
  const weights = new Set(graph.tensors.map(({ name }) => name));
  return {
    producer,
    opsets,
    operators: operators.list.filter((operator) => !own.has(operatorKey(operator))),
    inputs: graph.inputs.filter(({ name }) => !weights.has(name)),
    outputs: graph.outputs,
    classes: classesOf(graph.nodes, graph.tensors),
    externalFiles: [...new Set(graph.tensors.flatMap(({ externalFile }) => externalFile ?? []))],
  };
}

interface Graph {
  readonly nodes: GraphNode[];
  readonly tensors: TensorHead[];
  readonly inputs: OnnxValue[];
  readonly outputs: OnnxValue[];
}

async function readGraph(message: BlobMessage, from: number, to: number, operators: OperatorSet): Promise<Graph> {
  const graph: Graph = { nodes: [], tensors: [], inputs: [], outputs: [] };
  for await (const field of message.fields(from, to)) {
    if (field.wire !== WIRE.bytes) continue;
    if (field.id === GRAPH.node) graph.nodes.push(await readNode(message, field, operators));
    else if (field.id === GRAPH.initializer) graph.tensors.push(await readTensorHead(message, field));
    else if (field.id === GRAPH.input) graph.inputs.push(readValue(await shortBytes(message, field.from, field.to)));
    else if (field.id === GRAPH.output) graph.outputs.push(readValue(await shortBytes(message, field.from, field.to)));
  }
  return graph;
}

/** A function that the file brings along; its key. */
async function readFunction(message: BlobMessage, from: number, to: number, operators: OperatorSet): Promise<string> {
  let name = '';
  let domain = '';
  for await (const field of message.fields(from, to)) {
    if (field.wire !== WIRE.bytes) continue;
    if (field.id === FUNCTION.name) name = textOf(await shortBytes(message, field.from, field.to));
    else if (field.id === FUNCTION.domain) domain = textOf(await shortBytes(message, field.from, field.to));
    else if (field.id === FUNCTION.node) await readNode(message, field, operators);
  }
  return operatorKey({ domain: domainOf(domain), name });
}

function addOpset(bytes: Uint8Array<ArrayBuffer>, opsets: Map<string, number>): void {
  let domain = '';
  let version = 0;
  for (const { id, content } of fieldsOf(bytes)) {
    if (id === 1) domain = textOf(content);
    else if (id === 2) version = varintAt(content, 0).value;
  }
  opsets.set(domainOf(domain), version);
}
