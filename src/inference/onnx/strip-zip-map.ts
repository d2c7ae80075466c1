import { fieldsOf, joined, lengthField, type Field } from './protobuf.ts';
import { textOf } from './short-bytes.ts';

const MODEL_GRAPH = 7;
const GRAPH = { node: 1, output: 12 } as const;
const NODE = { input: 1, output: 2, operator: 4 } as const;
const FLOATS = 1;

/**
 * Takes `ZipMap` out of a model. That operator turns a matrix of probabilities into a list of maps, which the runtime computes
 * and cannot hand over; without it the matrix itself is the output, under the name that it had inside. Bytes of a model
 * without it are returned as they are.
 *
 * @throws AppError `model/damaged`
 */
export function stripZipMap(model: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const fields = [...fieldsOf(model)];
  const graph = fields.find(({ id }) => id === MODEL_GRAPH);
  if (!graph) return model;
  const parts = [...fieldsOf(graph.content)];
  const maps = parts.filter((part) => part.id === GRAPH.node && nameIn(part, NODE.operator) === 'ZipMap');
  if (maps.length === 0) return model;
  const sources = new Map(maps.map((node) => [nameIn(node, NODE.output), nameIn(node, NODE.input)]));
  const given = new Set(parts.filter(({ id }) => id === GRAPH.output).map((part) => nameIn(part, 1)));
  const kept = parts
    .filter((part) => !maps.includes(part) && !isGivenAlready(part, sources, given))
    .map((part) => withoutMaps(part, sources));
  const changed = lengthField(MODEL_GRAPH, joined(kept));
  return joined(fields.map((field) => (field === graph ? changed : field.whole)));
}

/** Whether an output is a list of maps made of a matrix that is an output itself. */
function isGivenAlready(part: Field, sources: ReadonlyMap<string, string>, given: ReadonlySet<string>): boolean {
  return part.id === GRAPH.output && given.has(sources.get(nameIn(part, 1)) ?? '');
}

/** An output that was a list of maps is the matrix that they were made of; everything else stays. */
function withoutMaps(part: Field, sources: ReadonlyMap<string, string>): Uint8Array {
  const source = part.id === GRAPH.output ? sources.get(nameIn(part, 1)) : undefined;
  if (source === undefined) return part.whole;
  const tensor = lengthField(1, Uint8Array.of(8, FLOATS));
  return lengthField(GRAPH.output, joined([lengthField(1, new TextEncoder().encode(source)), lengthField(2, tensor)]));
}

function nameIn(message: Field, id: number): string {
  for (const field of fieldsOf(message.content)) if (field.id === id) return textOf(field.content);
  return '';
}
