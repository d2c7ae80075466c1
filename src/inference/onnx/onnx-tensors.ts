import type { BlobMessage, PlacedField } from './blob-message.ts';
import { elementOf } from './onnx-values.ts';
import { fieldsOf, signedVarint, varintAt, WIRE } from './protobuf.ts';
import { shortBytes, textOf } from './short-bytes.ts';

const TENSOR = { dims: 1, type: 2, int32s: 5, strings: 6, int64s: 7, name: 8, raw: 9, external: 13 } as const;

/** Lists of names or whole numbers up to this length are read, since they may be the classes of a classifier. */
const MOST_NAMES = 1000;

/** What is read of a tensor of weights. */
export interface TensorHead {
  readonly name: string;
  /** Its values as text, where it is a short list of strings or of whole numbers. */
  readonly names: readonly string[] | null;
  /** The file beside the model that holds its values. */
  readonly externalFile: string | null;
}

/** Reads the head of a tensor and leaves its numbers unread. */
export async function readTensorHead(message: BlobMessage, { from, to }: PlacedField): Promise<TensorHead> {
  let name = '';
  let type = 0;
  let size = 1;
  let externalFile: string | null = null;
  const values: PlacedField[] = [];
  for await (const field of message.fields(from, to)) {
    if (field.id === TENSOR.name) name = textOf(await shortBytes(message, field.from, field.to));
    else if (field.id === TENSOR.type) type = varintAt(await message.bytes(field.from, field.to), 0).value;
    else if (field.id === TENSOR.dims) size *= product(await shortBytes(message, field.from, field.to));
    else if (field.id === TENSOR.external) {
      externalFile = externalOf(await shortBytes(message, field.from, field.to)) ?? externalFile;
    } else if (field.id <= TENSOR.raw && values.length <= MOST_NAMES) values.push(field);
  }
  const element = elementOf(type);
  const short = size > 1 && size <= MOST_NAMES && (element === 'string' || element === 'int64' || element === 'int32');
  return { name, externalFile, names: short ? await namesOf(message, values, element) : null };
}

/** The product of dimensions; they are one field each, or packed into one. */
function product(bytes: Uint8Array): number {
  let size = 1;
  for (let at = 0; at < bytes.length; at += varintAt(bytes, at).bytes) size *= varintAt(bytes, at).value;
  return size;
}

async function namesOf(
  message: BlobMessage,
  fields: readonly PlacedField[],
  element: 'string' | 'int64' | 'int32',
): Promise<readonly string[] | null> {
  const names: string[] = [];
  for (const { id, wire, from, to } of fields) {
    const bytes = await shortBytes(message, from, to);
    if (id === TENSOR.strings) names.push(textOf(bytes));
    else if (id === TENSOR.int32s || id === TENSOR.int64s) {
      for (let at = 0; at < bytes.length; at += varintAt(bytes, at).bytes) {
        names.push(String(signedVarint(bytes.subarray(at))));
      }
    } else if (id === TENSOR.raw && wire === WIRE.bytes) names.push(...wholeNumbers(bytes, element));
  }
  return names.length > 0 ? names : null;
}

function wholeNumbers(bytes: Uint8Array, element: 'string' | 'int64' | 'int32'): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = element === 'int64' ? 8 : 4;
  return Array.from({ length: Math.floor(bytes.length / wide) }, (_, at) =>
    String(wide === 8 ? view.getBigInt64(at * wide, true) : view.getInt32(at * wide, true)),
  );
}

function externalOf(entry: Uint8Array<ArrayBuffer>): string | null {
  const parts = [...fieldsOf(entry)];
  const at = (id: number): string => textOf(parts.find((part) => part.id === id)?.content ?? new Uint8Array());
  return at(1) === 'location' ? at(2) : null;
}
