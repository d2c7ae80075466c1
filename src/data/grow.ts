type Transferable = ArrayBuffer & { transfer?: (byteLength: number) => ArrayBuffer };

/**
 * The same bytes in a longer buffer, or the first ones in a shorter; moved where the engine can, else copied. The old buffer must
 * not be used again.
 */
export function growBuffer(buffer: ArrayBuffer, byteLength: number): ArrayBuffer {
  const movable: Transferable = buffer;
  if (movable.transfer) return movable.transfer(byteLength);
  if (byteLength <= buffer.byteLength) return buffer.slice(0, byteLength);
  const longer = new ArrayBuffer(byteLength);
  new Uint8Array(longer).set(new Uint8Array(buffer));
  return longer;
}

/** The next capacity of a column that must hold `needed` entries: a quarter more than before, or what is needed. */
export function nextCapacity(capacity: number, needed: number): number {
  return Math.max(needed, Math.ceil(capacity * 1.25), 64);
}

/** The same numbers in an array of `length` entries, the new ones 0; the old array must not be used again. */
export function growFloats(array: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  return new Float64Array(growBuffer(array.buffer, length * 8));
}

/** The same integers in an array of `length` entries, the new ones 0; the old array must not be used again. */
export function growUint32(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(growBuffer(array.buffer, length * 4));
}

/** The first `length` numbers in an array that is no longer; the old array must not be used again. */
export function cutFloats(array: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  return length === array.length ? array : growFloats(array, length);
}
