const MAGIC = 0x184d2204;
const SKIPPABLE = 0x184d2a50;
const STORED = 0x8000_0000;
const MIN_MATCH = 4;

/**
 * The bytes that LZ4 frames hold, one or several. Checksums are not compared.
 *
 * @param length Bytes that they hold all together.
 * @throws RangeError when they are no such frames, or hold another number of bytes.
 * @see LZ4 Frame Format Description 1.6.4, LZ4 Block Format Description.
 */
export function decompressLz4Frames(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const output = new Uint8Array(length);
  let filled = 0;
  let at = 0;
  while (at < bytes.length) {
    const magic = view.getUint32(at, true);
    if ((magic & 0xffff_fff0) >>> 0 === SKIPPABLE) {
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    if (magic !== MAGIC) throw new RangeError('no frame of LZ4');
    const flags = view.getUint8(at + 4);
    if (flags >> 6 !== 1) throw new RangeError('a version of LZ4 that is not known');
    // Flags and block size, the content's size, the dictionary's number, and a byte of checksum.
    at += 4 + 2 + (flags & 0x08 ? 8 : 0) + (flags & 0x01 ? 4 : 0) + 1;
    for (;;) {
      const size = view.getUint32(at, true);
      at += 4;
      if (size === 0) break;
      const stored = size >= STORED;
      const end = at + (stored ? size - STORED : size);
      if (end > bytes.length) throw new RangeError('a block longer than its frame');
      if (stored) {
        output.set(bytes.subarray(at, end), filled);
        filled += end - at;
      } else filled = decompressBlock(bytes, at, end, output, filled);
      at = end + (flags & 0x10 ? 4 : 0);
    }
    if (flags & 0x04) at += 4;
  }
  if (filled !== length) throw new RangeError('another number of bytes than was said');
  return output;
}

/** Unpacks a block behind what is there already, which its matches may reach back into. Where the output then ends. */
function decompressBlock(bytes: Uint8Array, from: number, end: number, output: Uint8Array, filled: number): number {
  let at = from;
  let to = filled;
  while (at < end) {
    const token = bytes[at++];
    let literals = token >> 4;
    if (literals === 15) {
      let more = 255;
      while (more === 255 && at < end) literals += more = bytes[at++];
    }
    if (at + literals > end || to + literals > output.length) throw new RangeError('literals without room');
    if (literals < 32) for (let i = 0; i < literals; i++) output[to + i] = bytes[at + i];
    else output.set(bytes.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    if (at === end) return to;
    if (at + 2 > end) throw new RangeError('a match without its offset');
    const offset = bytes[at] | (bytes[at + 1] << 8);
    at += 2;
    let length = (token & 15) + MIN_MATCH;
    if (length === 15 + MIN_MATCH) {
      let more = 255;
      while (more === 255 && at < end) length += more = bytes[at++];
    }
    if (offset === 0 || offset > to || to + length > output.length) throw new RangeError('a match outside the output');
    if (offset >= length && length >= 32) output.copyWithin(to, to - offset, to - offset + length);
    else for (let i = 0; i < length; i++) output[to + i] = output[to - offset + i];
    to += length;
  }
  return to;
}
