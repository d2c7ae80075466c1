/** Bytes of a page, and how far they have been read. */
export interface PageBytes {
  readonly view: DataView;
  offset: number;
}

/**
 * Small whole numbers in runs: repeated, or packed in `width` bits each. Fills all of `values` and leaves the offset at
 * the end of the last run; a run may be longer than what is asked for.
 *
 * @throws RangeError when the bytes end before.
 */
export function readBitRuns(bytes: PageBytes, width: number, values: Uint32Array | Uint8Array): void {
  if (width > 32) throw new RangeError('more than 32 bits');
  for (let filled = 0; filled < values.length;) {
    const header = readVarint(bytes);
    if (header === 0) throw new RangeError('an empty run');
    const room = values.length - filled;
    if ((header & 1) === 0) {
      const count = Math.min(header >>> 1, room);
      values.fill(readWhole(bytes, (width + 7) >> 3), filled, filled + count);
      filled += count;
      continue;
    }
    const packed = (header >>> 1) * 8;
    const count = Math.min(packed, room);
    unpack(bytes, width, values, filled, count);
    // A writer may leave out the padding of the last run.
    bytes.offset = Math.min(bytes.offset + (header >>> 1) * width, bytes.view.byteLength);
    filled += count;
  }
}

function unpack(
  { view, offset }: PageBytes,
  width: number,
  values: Uint32Array | Uint8Array,
  from: number,
  count: number,
): void {
  if (width === 0) {
    values.fill(0, from, from + count);
    return;
  }
  if (width === 8) {
    for (let i = 0; i < count; i++) values[from + i] = view.getUint8(offset + i);
    return;
  }
  const mask = 2 ** width - 1;
  let at = offset;
  // As a double it holds the bits of up to 32 + 8 without loss.
  let bits = 0;
  let held = 0;
  for (let i = 0; i < count; i++) {
    while (held < width) {
      bits += view.getUint8(at++) * 2 ** held;
      held += 8;
    }
    if (width < 24) {
      values[from + i] = bits & mask;
      bits >>>= width;
    } else {
      const value = bits % (mask + 1);
      values[from + i] = value;
      bits = (bits - value) / (mask + 1);
    }
    held -= width;
  }
}

function readWhole(bytes: PageBytes, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value += bytes.view.getUint8(bytes.offset++) * 2 ** (8 * i);
  return value;
}

function readVarint(bytes: PageBytes): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes.view.getUint8(bytes.offset++);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value > 0xffff_ffff ? fail() : value;
  }
  return fail();
}

function fail(): never {
  throw new RangeError('a run of an impossible length');
}
