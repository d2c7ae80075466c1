/** Bytes after the end that are read together with the last ones. */
export const SPARE_BYTES = 32;

/** An array of zeros in a buffer that goes on for {@link SPARE_BYTES}. */
export function spareArray(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new ArrayBuffer(length + SPARE_BYTES), 0, length);
}

/**
 * A view that reads several bytes at a time, up to {@link SPARE_BYTES} beyond the end: of the bytes themselves where their
 * buffer goes on for so long, else of a copy. What is read beyond the end means nothing.
 */
export function viewOf(bytes: Uint8Array): DataView {
  const { buffer, byteOffset, length } = bytes;
  if (byteOffset + length + SPARE_BYTES <= buffer.byteLength) return new DataView(buffer, byteOffset);
  const longer = spareArray(length);
  longer.set(bytes);
  return new DataView(longer.buffer);
}

const ONES = 0x01010101;
const HIGH_BITS = 0x80808080;

/** A byte at each of the four places of a word. */
export function fourTimes(byte: number): number {
  return Math.imul(byte, ONES);
}

/**
 * Where a word of four bytes, the first of them lowest, holds a zero byte: a word whose lowest bit marks the first one;
 * 0 when there is none. Higher bits may mark bytes that are none.
 */
export function zeroBytes(word: number): number {
  return (word - ONES) & ~word & HIGH_BITS;
}

/** Likewise where it holds a byte below a limit of at most 0x80, the same {@link fourTimes}. */
export function lowBytes(word: number, limits: number): number {
  return (word - limits) & ~word & HIGH_BITS;
}

/** The place, 0…3, of the first byte that a word of {@link zeroBytes} or {@link lowBytes} marks; it must not be 0. */
export function firstMarked(marks: number): number {
  return (31 - Math.clz32(marks & -marks)) >> 3;
}

/** Whether one of the bytes of words that were or-ed together is above 0x7f. */
export function hasHighBit(word: number): boolean {
  return (word & HIGH_BITS) !== 0;
}
