import type { StoredValues } from '../parquet/page-values.ts';
import { halfFloat } from '../parquet/spell-cell.ts';
import type { ValueLayout } from './arrow-fields.ts';

/** The cells of a column in one batch, or the values of a dictionary, as they lie in their buffers. */
export interface Vector {
  readonly rows: number;
  /** 1 where a row from `from` to before `to` holds a value; null when all of them do. */
  filled(from: number, to: number): Uint8Array | null;
  /** The values of the rows from `from` to before `to` that hold one, in order. */
  values(from: number, to: number, filled: Uint8Array | null): StoredValues;
}

type NumberArray =
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | Float32Array
  | Float64Array;
interface NumberArrayType<T extends NumberArray> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): T;
}

const SAFE_HIGH = 2 ** 21;
const MILLISECONDS_PER_DAY = 86_400_000;
const INLINE_BYTES = 12;

/**
 * The cells that buffers hold: the first says which are there, the others what they are.
 * @throws RangeError when the buffers are too short or point outside themselves; here or when values are asked for.
 */
export function readVector(layout: ValueLayout, rows: number, nulls: number, buffers: readonly Uint8Array[]): Vector {
  if (layout.is === 'null') {
    return { rows, filled: (from, to) => new Uint8Array(to - from), values: () => [] };
  }
  const [present, ...data] = buffers;
  if (nulls > 0 && present.length > 0 && present.length * 8 < rows) throw new RangeError('fewer bits than rows');
  const filled = (from: number, to: number): Uint8Array | null =>
    nulls === 0 || present.length === 0 ? null : bitsOf(present, from, to);
  const read = rows === 0 ? () => [] : valueReader(layout, rows, data);
  return { rows, filled, values: read };
}

function valueReader(
  layout: Exclude<ValueLayout, { is: 'null' }>,
  rows: number,
  data: readonly Uint8Array[],
): Vector['values'] {
  const [first, second] = data;
  switch (layout.is) {
    case 'bits':
      if (first.length * 8 < rows) throw new RangeError('fewer bits than rows');
      return (from, to, filled) => keep(bitsOf(first, from, to) ?? new Uint8Array(to - from).fill(1), filled);
    case 'integer':
      return integerReader(layout.bits, layout.signed, rows, first);
    case 'float':
      return floatReader(layout.bits, rows, first);
    case 'days64': {
      const read = integerReader(64, true, rows, first);
      return mapped(read, (value) => Math.floor(Number(value) / MILLISECONDS_PER_DAY));
    }
    case 'decimal':
      return decimalReader(layout.bits, rows, first);
    case 'fixed': {
      const { bytes } = layout;
      if (first.length < rows * bytes) throw new RangeError('fewer bytes than rows');
      return byteReader((row) => first.subarray(row * bytes, (row + 1) * bytes));
    }
    case 'bytes':
      return textReader(layout.wide, rows, first, second);
    case 'views':
      return viewReader(rows, data);
  }
}

/** One byte a bit, from the lowest of each byte on; null when all are set. */
function bitsOf(bytes: Uint8Array, from: number, to: number): Uint8Array | null {
  const bits = new Uint8Array(to - from);
  let set = 0;
  for (let at = from; at < to; at++) set += bits[at - from] = (bytes[at >> 3] >> (at & 7)) & 1;
  return set === to - from ? null : bits;
}

function typed<T extends NumberArray>(Type: NumberArrayType<T>, bytes: Uint8Array, rows: number): T {
  const size = Type.BYTES_PER_ELEMENT;
  if (bytes.length < rows * size) throw new RangeError('fewer bytes than rows');
  const { buffer, byteOffset } = byteAligned(bytes, size);
  return new Type(buffer, byteOffset, rows);
}

function byteAligned(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.byteOffset % size === 0 ? bytes : bytes.slice();
}

/** The values of the rows that are filled. */
function keep<T extends NumberArray>(values: T, filled: Uint8Array | null): T {
  if (!filled) return values;
  const kept = values.slice() as T;
  let count = 0;
  for (let at = 0; at < filled.length; at++) if (filled[at] === 1) kept[count++] = values[at];
  return kept.subarray(0, count) as T;
}

function plainReader(values: NumberArray): Vector['values'] {
  return (from, to, filled) => keep(values.subarray(from, to), filled);
}

function mapped(read: Vector['values'], map: (value: number) => number): Vector['values'] {
  return (from, to, filled) => Float64Array.from(read(from, to, filled) as ArrayLike<number>, map);
}

function integerReader(bits: number, signed: boolean, rows: number, bytes: Uint8Array): Vector['values'] {
  if (bits === 8) return plainReader(signed ? typed(Int8Array, bytes, rows) : typed(Uint8Array, bytes, rows));
  if (bits === 16) return plainReader(signed ? typed(Int16Array, bytes, rows) : typed(Uint16Array, bytes, rows));
  if (bits === 32) return plainReader(signed ? typed(Int32Array, bytes, rows) : typed(Uint32Array, bytes, rows));
  const values = signed ? typed(BigInt64Array, bytes, rows) : typed(BigUint64Array, bytes, rows);
  return (from, to, filled) => asDoubles(keep(values.subarray(from, to), filled));
}

/** Whole numbers of 64 bits as doubles where each is one exactly; else as they are. */
function asDoubles(values: BigInt64Array | BigUint64Array): Float64Array | BigInt64Array | BigUint64Array {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  const signed = values instanceof BigInt64Array;
  const doubles = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const high = signed ? words[2 * at + 1] : words[2 * at + 1] >>> 0;
    if (high >= SAFE_HIGH || high < -SAFE_HIGH) return values;
    doubles[at] = high * 2 ** 32 + (words[2 * at] >>> 0);
  }
  return doubles;
}

function floatReader(bits: 16 | 32 | 64, rows: number, bytes: Uint8Array): Vector['values'] {
  if (bits === 64) return plainReader(typed(Float64Array, bytes, rows));
  if (bits === 32) return plainReader(typed(Float32Array, bytes, rows));
  return mapped(plainReader(typed(Uint16Array, bytes, rows)), halfFloat);
}

function decimalReader(bits: number, rows: number, bytes: Uint8Array): Vector['values'] {
  if (bits === 32) return plainReader(typed(Int32Array, bytes, rows));
  const words = bits / 64;
  const values = typed(BigUint64Array, bytes, rows * words);
  return byteReader((row) => {
    let whole = 0n;
    for (let word = words - 1; word >= 0; word--) whole = (whole << 64n) | values[row * words + word];
    return BigInt.asIntN(bits, whole);
  });
}

function textReader(wide: boolean, rows: number, offsets: Uint8Array, bytes: Uint8Array): Vector['values'] {
  const starts = wide ? largeOffsets(typed(BigUint64Array, offsets, rows + 1)) : typed(Uint32Array, offsets, rows + 1);
  return byteReader((row) => {
    const start = starts[row];
    const end = starts[row + 1];
    if (!(start <= end && end <= bytes.length)) throw new RangeError('a text outside its buffer');
    return bytes.subarray(start, end);
  });
}

function largeOffsets(offsets: BigUint64Array): Float64Array {
  const doubles = asDoubles(offsets);
  if (doubles instanceof Float64Array) return doubles;
  throw new RangeError('a text outside its buffer');
}

function viewReader(rows: number, [views, ...others]: readonly Uint8Array[]): Vector['values'] {
  if (views.length < rows * 16) throw new RangeError('fewer bytes than rows');
  const view = new DataView(views.buffer, views.byteOffset, views.byteLength);
  return byteReader((row) => {
    const at = row * 16;
    const length = view.getInt32(at, true);
    if (length < 0) throw new RangeError('a text of an impossible length');
    if (length <= INLINE_BYTES) return views.subarray(at + 4, at + 4 + length);
    const bytes = others[view.getInt32(at + 8, true)] as Uint8Array | undefined;
    const start = view.getInt32(at + 12, true);
    if (!bytes || start < 0 || start + length > bytes.length) throw new RangeError('a text outside its buffer');
    return bytes.subarray(start, start + length);
  });
}

function byteReader<T>(value: (row: number) => T): Vector['values'] {
  return (from, to, filled) => {
    const values: T[] = [];
    for (let row = from; row < to; row++) if (!filled || filled[row - from] === 1) values.push(value(row));
    return values;
  };
}
