import { joinBytes } from '../join-bytes.ts';

/**
 * Writes small ONNX models for tests, field by field of the protocol buffers that onnx.proto3 describes
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3), so that no binary file needs to be kept.
 */

export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: Float32Array | BigInt64Array | Int8Array | readonly string[];
  /** The file beside the model that holds the values instead. */
  readonly externalFile?: string;
}

export type OnnxAttribute = number | bigint | string | readonly number[] | readonly bigint[] | readonly string[];

export interface OnnxNode {
  readonly op: string;
  readonly domain?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

/** A dimension by its size, or by a name where it varies. */
export type OnnxDimension = number | string;

export interface OnnxValue {
  readonly name: string;
  readonly type: 'float' | 'int64' | 'string' | 'sequence-of-maps';
  readonly shape: readonly OnnxDimension[];
}

export interface OnnxModel {
  readonly nodes: readonly OnnxNode[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly initializers?: readonly OnnxTensor[];
  /** Version of the default operator set. */
  readonly opset?: number;
  /** Versions of other operator sets, by domain. */
  readonly domains?: Readonly<Record<string, number>>;
}

const ELEMENT = { float: 1, int8: 3, int64: 7, string: 8 } as const;
const ATTRIBUTE = { float: 1, int: 2, string: 3, floats: 6, ints: 7, strings: 8 } as const;

/** The bytes of an ONNX file. */
export function writeOnnx(model: OnnxModel): Uint8Array<ArrayBuffer> {
  const opsets = [['', model.opset ?? 14] as const, ...Object.entries(model.domains ?? {})];
  const graph = message(
    ...model.nodes.map((node) => field(1, nodeOf(node))),
    field(2, text('graph')),
    ...(model.initializers ?? []).map((tensor) => field(5, tensorOf(tensor))),
    ...model.inputs.map((value) => field(11, valueOf(value))),
    ...model.outputs.map((value) => field(12, valueOf(value))),
  );
  return message(
    number(1, 8),
    field(7, graph),
    ...opsets.map(([domain, version]) => field(8, message(field(1, text(domain)), number(2, version)))),
  );
}

function nodeOf({ op, domain, inputs, outputs, attributes = {} }: OnnxNode): Uint8Array {
  return message(
    ...inputs.map((name) => field(1, text(name))),
    ...outputs.map((name) => field(2, text(name))),
    field(4, text(op)),
    ...Object.entries(attributes).map(([name, value]) => field(5, attributeOf(name, value))),
    ...(domain === undefined ? [] : [field(7, text(domain))]),
  );
}

function attributeOf(name: string, value: OnnxAttribute): Uint8Array {
  const type = (kind: keyof typeof ATTRIBUTE): Uint8Array => number(20, ATTRIBUTE[kind]);
  const head = field(1, text(name));
  if (typeof value === 'number') return message(head, float(2, value), type('float'));
  if (typeof value === 'bigint') return message(head, number(3, value), type('int'));
  if (typeof value === 'string') return message(head, field(4, text(value)), type('string'));
  const [first] = value;
  if (typeof first === 'bigint') {
    return message(head, ...(value as readonly bigint[]).map((item) => number(8, item)), type('ints'));
  }
  if (typeof first === 'string') {
    return message(head, ...(value as readonly string[]).map((item) => field(9, text(item))), type('strings'));
  }
  return message(head, ...(value as readonly number[]).map((item) => float(7, item)), type('floats'));
}

function tensorOf({ name, dims, values, externalFile }: OnnxTensor): Uint8Array {
  const head = [...dims.map((size) => number(1, size)), field(8, text(name))];
  if (externalFile !== undefined) {
    const location = message(field(1, text('location')), field(2, text(externalFile)));
    return message(...head, number(2, ELEMENT.float), field(13, location), number(14, 1));
  }
  if (values instanceof Float32Array) return message(...head, number(2, ELEMENT.float), field(9, bytesOf(values)));
  if (values instanceof BigInt64Array) return message(...head, number(2, ELEMENT.int64), field(9, bytesOf(values)));
  if (values instanceof Int8Array) return message(...head, number(2, ELEMENT.int8), field(9, bytesOf(values)));
  return message(...head, number(2, ELEMENT.string), ...values.map((value) => field(6, text(value))));
}

function valueOf({ name, type, shape }: OnnxValue): Uint8Array {
  return message(
    field(1, text(name)),
    field(2, type === 'sequence-of-maps' ? sequenceOfMaps() : tensorType(type, shape)),
  );
}

function tensorType(type: 'float' | 'int64' | 'string', shape: readonly OnnxDimension[]): Uint8Array {
  const dims = shape.map((size) =>
    field(1, typeof size === 'number' ? message(number(1, size)) : message(field(2, text(size)))),
  );
  return message(field(1, message(number(1, ELEMENT[type]), field(2, message(...dims)))));
}

/** sequence(map(int64, tensor(float))), as converters of scikit-learn models declare probabilities. */
function sequenceOfMaps(): Uint8Array {
  const map = message(number(1, ELEMENT.int64), field(2, tensorType('float', [])));
  return message(field(4, message(field(1, message(field(5, map))))));
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const message = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => joinBytes(parts);

/** A field that is measured by its length. */
const field = (id: number, content: Uint8Array): Uint8Array =>
  message(varint(BigInt((id << 3) | 2)), varint(BigInt(content.length)), content);

const number = (id: number, value: number | bigint): Uint8Array =>
  message(varint(BigInt(id << 3)), varint(BigInt.asUintN(64, BigInt(value))));

const float = (id: number, value: number): Uint8Array =>
  message(varint(BigInt((id << 3) | 5)), bytesOf(new Float32Array([value])));

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}
