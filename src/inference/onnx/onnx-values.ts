import { ELEMENTS, type ElementType, type OnnxValue } from './onnx-file.ts';
import { fieldsOf, signedVarint, varintAt } from './protobuf.ts';
import { textOf } from './short-bytes.ts';

const TYPE = { tensor: 1, sequence: 4, map: 5 } as const;

/** An input or output from its description. */
export function readValue(bytes: Uint8Array<ArrayBuffer>): OnnxValue {
  let name = '';
  let type: Pick<OnnxValue, 'type' | 'shape'> = { type: null, shape: null };
  for (const { id, content } of fieldsOf(bytes)) {
    if (id === 1) name = textOf(content);
    else if (id === 2) type = readType(content);
  }
  return { name, ...type };
}

function readType(bytes: Uint8Array<ArrayBuffer>): Pick<OnnxValue, 'type' | 'shape'> {
  for (const { id, content } of fieldsOf(bytes)) {
    if (id === TYPE.tensor) return readTensorType(content);
    if (id === TYPE.sequence) return { type: isListOfMaps(content) ? 'maps' : null, shape: null };
  }
  return { type: null, shape: null };
}

function readTensorType(bytes: Uint8Array<ArrayBuffer>): Pick<OnnxValue, 'type' | 'shape'> {
  let type: ElementType | null = null;
  let shape: (number | null)[] | null = null;
  for (const { id, content } of fieldsOf(bytes)) {
    if (id === 1) type = elementOf(varintAt(content, 0).value);
    else if (id === 2) shape = [...fieldsOf(content)].map((dimension) => sizeOf(dimension.content));
  }
  return { type, shape };
}

/** The type of elements by its number. */
export const elementOf = (number: number): ElementType | null =>
  Object.hasOwn(ELEMENTS, number) ? ELEMENTS[number as keyof typeof ELEMENTS] : null;

function sizeOf(dimension: Uint8Array<ArrayBuffer>): number | null {
  for (const { id, content } of fieldsOf(dimension)) {
    if (id !== 1) continue;
    const size = Number(signedVarint(content));
    // Some converters write 0 or −1 for a dimension that varies.
    return size > 0 ? size : null;
  }
  return null;
}

function isListOfMaps(sequence: Uint8Array<ArrayBuffer>): boolean {
  return [...fieldsOf(sequence)].some(
    ({ id, content }) => id === 1 && [...fieldsOf(content)].some((type) => type.id === TYPE.map),
  );
}
