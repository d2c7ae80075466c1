import { AppError } from '../../errors.ts';

/** How a value is written, in the numbers of the format. */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** The tag of a field and what follows it. */
export interface FieldHead {
  readonly id: number;
  readonly wire: number;
  /** Bytes of the tag, and of the length where the field has one. */
  readonly headBytes: number;
  /** Bytes of the content. */
  readonly bytes: number;
}

/** A tag and a length take ten bytes each at most. */
export const MOST_HEAD_BYTES = 20;

/** Bytes that do not add up to a message. */
export const damagedMessage = (byte: number): AppError => new AppError('model/damaged', { byte });

/**
 * The head of the field that starts at a place. Whether its content fits is the caller's to check.
 * @param offset where the bytes stand in the file, for messages
 * @throws AppError `model/damaged` for a tag, a length or a kind of value that the format does not have.
 */
export function fieldHead(bytes: Uint8Array, at: number, offset: number): FieldHead {
  const tag = varintAt(bytes, at, offset);
  const id = Math.floor(tag.value / 8);
  const wire = tag.value % 8;
  if (id === 0 || tag.value > 0xffff_ffff) throw damagedMessage(offset + at);
  const after = at + tag.bytes;
  if (wire === WIRE.varint) return { id, wire, headBytes: tag.bytes, bytes: varintAt(bytes, after, offset).bytes };
  if (wire === WIRE.fixed64) return { id, wire, headBytes: tag.bytes, bytes: 8 };
  if (wire === WIRE.fixed32) return { id, wire, headBytes: tag.bytes, bytes: 4 };
  if (wire !== WIRE.bytes) throw damagedMessage(offset + at);
  const length = varintAt(bytes, after, offset);
  return { id, wire, headBytes: tag.bytes + length.bytes, bytes: length.value };
}

/**
 * A whole number of the variable length that protocol buffers use. Beyond 2⁵³ it is not exact, which lengths never reach and
 * a negative number, written as 2⁶⁴ less its size, always does: {@link signedVarint} reads those.
 */
export function varintAt(
  bytes: Uint8Array,
  at: number,
  offset = 0,
): { readonly value: number; readonly bytes: number } {
  let value = 0;
  let factor = 1;
  for (let place = at; place < at + 10; place++) {
    if (place >= bytes.length) throw damagedMessage(offset + at);
    value += (bytes[place] & 0x7f) * factor;
    if (bytes[place] < 0x80) return { value, bytes: place - at + 1 };
    factor *= 128;
  }
  throw damagedMessage(offset + at);
}

/** A whole number of 64 bits with its sign. */
export function signedVarint(bytes: Uint8Array, at = 0): bigint {
  let value = 0n;
  for (let place = at, shift = 0n; place < bytes.length && shift < 70n; place++, shift += 7n) {
    value |= BigInt(bytes[place] & 0x7f) << shift;
    if (bytes[place] < 0x80) break;
  }
  return BigInt.asIntN(64, value);
}

/** A field of a message that is held whole. */
export interface Field {
  readonly id: number;
  readonly wire: number;
  /** Its content. */
  readonly content: Uint8Array<ArrayBuffer>;
  /** The field with its tag and length. */
  readonly whole: Uint8Array<ArrayBuffer>;
}

/** The fields of a message, in order. @throws AppError `model/damaged` where one reaches beyond its end. */
export function* fieldsOf(message: Uint8Array<ArrayBuffer>, offset = 0): Generator<Field> {
  for (let at = 0; at < message.length;) {
    const { id, wire, headBytes, bytes } = fieldHead(message, at, offset);
    const end = at + headBytes + bytes;
    if (end > message.length) throw damagedMessage(offset + at);
    yield { id, wire, content: message.subarray(at + headBytes, end), whole: message.subarray(at, end) };
    at = end;
  }
}

/** A field that is measured by its length, as bytes. */
export function lengthField(id: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined([varintBytes(id * 8 + WIRE.bytes), varintBytes(content.length), content]);
}

/** Pieces of bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function varintBytes(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) | 0x80);
  }
}
