import { AppError } from '../../errors.ts';
import type { BlobMessage, PlacedField } from './blob-message.ts';
import type { TensorHead } from './onnx-tensors.ts';
import { shortBytes, textOf } from './short-bytes.ts';
import type { OperatorSet } from './operator-set.ts';
import { signedVarint, varintAt, WIRE } from './protobuf.ts';

const NODE = { input: 1, output: 2, operator: 4, attribute: 5, domain: 7 } as const;
const ATTRIBUTE = { name: 1, graph: 6, floats: 7, ints: 8, strings: 9, tensors: 10, graphs: 11 } as const;
const GRAPH_NODE = 1;

/** Classes that one classifier may name. */
const MOST_CLASSES = 100_000;
/** Branches within branches. */
const MOST_DEPTH = 16;

/** Attributes that name the classes of a classifier. */
const CLASS_NAMES = /^classlabels?_(strings|int64s|ints)$/;

/** What is kept of a node of the main graph. */
export interface GraphNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly classes: readonly string[] | null;
}

/** Reads a node and those inside its branches. Long lists of numbers, such as a forest's thresholds, are passed over. */
export async function readNode(
  message: BlobMessage,
  { from, to }: PlacedField,
  operators: OperatorSet,
  depth = 0,
): Promise<GraphNode> {
  if (depth > MOST_DEPTH) throw new AppError('model/damaged', { byte: from });
  const inputs: string[] = [];
  const outputs: string[] = [];
  let operator = '';
  let domain = '';
  let classes: readonly string[] | null = null;
  for await (const field of message.fields(from, to)) {
    if (field.wire !== WIRE.bytes) continue;
    if (field.id === NODE.attribute) classes = (await readAttribute(message, field, operators, depth)) ?? classes;
    else if (field.id === NODE.input) inputs.push(textOf(await shortBytes(message, field.from, field.to)));
    else if (field.id === NODE.output) outputs.push(textOf(await shortBytes(message, field.from, field.to)));
    else if (field.id === NODE.operator) operator = textOf(await shortBytes(message, field.from, field.to));
    else if (field.id === NODE.domain) domain = textOf(await shortBytes(message, field.from, field.to));
  }
  operators.add(domain, operator);
  return { operator, inputs, outputs, classes };
}

/** The classes that an attribute names; null where it names none. Lists come after the name, so others are left early. */
async function readAttribute(
  message: BlobMessage,
  { from, to }: PlacedField,
  operators: OperatorSet,
  depth: number,
): Promise<readonly string[] | null> {
  const classes: string[] = [];
  let wanted = false;
  for await (const field of message.fields(from, to)) {
    if (field.id === ATTRIBUTE.name) {
      wanted = CLASS_NAMES.test(textOf(await shortBytes(message, field.from, field.to)));
    } else if (field.id === ATTRIBUTE.graph || field.id === ATTRIBUTE.graphs) {
      await readBranch(message, field, operators, depth + 1);
    } else if (!wanted) {
      if (field.id >= ATTRIBUTE.floats && field.id <= ATTRIBUTE.tensors) break;
    } else if (field.id === ATTRIBUTE.strings) {
      classes.push(textOf(await shortBytes(message, field.from, field.to)));
    } else if (field.id === ATTRIBUTE.ints) {
      for (const value of wholeNumbers(await shortBytes(message, field.from, field.to))) classes.push(value);
    }
    if (classes.length > MOST_CLASSES) throw new AppError('model/damaged', { byte: from });
  }
  return classes.length > 0 ? classes : null;
}

async function readBranch(
  message: BlobMessage,
  { from, to }: PlacedField,
  operators: OperatorSet,
  depth: number,
): Promise<void> {
  for await (const field of message.fields(from, to)) {
    if (field.id === GRAPH_NODE && field.wire === WIRE.bytes) await readNode(message, field, operators, depth);
  }
}

/** Whole numbers, one or packed one after the other. */
function* wholeNumbers(bytes: Uint8Array): Generator<string> {
  for (let at = 0; at < bytes.length; at += varintAt(bytes, at).bytes) yield String(signedVarint(bytes.subarray(at)));
}

/**
 * The classes that a graph predicts: those that its map of probabilities names, else those of its last classifier, else the
 * list that its last choice is taken from, as converters write classifiers that are made of several operators.
 */
export function classesOf(nodes: readonly GraphNode[], tensors: readonly TensorHead[]): readonly string[] | null {
  const map = nodes.findLast(({ operator, classes }) => operator === 'ZipMap' && classes);
  const classifier = map ?? nodes.findLast(({ classes }) => classes);
  if (classifier) return classifier.classes;
  const lists = new Map(tensors.map(({ name, names }) => [name, names]));
  const choice = nodes.findLast(
    ({ operator, inputs }) => operator === 'ArrayFeatureExtractor' && lists.get(inputs.at(0) ?? ''),
  );
  return choice ? (lists.get(choice.inputs.at(0) ?? '') ?? null) : null;
}
