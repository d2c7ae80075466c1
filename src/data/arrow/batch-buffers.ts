import { CompressionType } from 'apache-arrow/fb/compression-type';
import { readSlice, type ByteSource } from '../byte-source.ts';
import type { ArrowBatch } from './arrow-messages.ts';
import { decompressLz4Frames } from './lz4-frame.ts';
import { decompressZstdFrames } from './zstd-frame.ts';

const PREFIX_BYTES = 8;
const NOT_COMPRESSED = -1n;
/** A buffer that calls itself larger is taken for damaged; so is one that no compression makes of so few bytes. */
const MAX_BUFFER_BYTES = 2 ** 32 - 1;
const MOST_LZ4_GROWS = 256;

export const CODEC_NAMES: Readonly<Record<number, string>> = {
  [CompressionType.LZ4_FRAME]: 'LZ4',
  [CompressionType.ZSTD]: 'ZSTD',
};

/**
 * Some buffers of a batch that follow each other, as they stand in the file; each is a view of one copy.
 * @throws AppError `file/changed`, `file/unreadable`.
 */
export async function readBuffers(
  source: ByteSource,
  batch: ArrowBatch,
  from: number,
  count: number,
): Promise<readonly Uint8Array[]> {
  const buffers = batch.buffers.slice(from, from + count).filter(({ length }) => length > 0);
  if (buffers.length === 0) return Array.from({ length: count }, () => new Uint8Array(0));
  const start = Math.min(...buffers.map(({ offset }) => offset));
  const end = Math.max(...buffers.map(({ offset, length }) => offset + length));
  const stored = buffers.reduce((sum, { length }) => sum + length, 0);
  // Buffers of one column mostly lie together; where they do not, what lies between is not read.
  const together = end - start <= 2 * stored + 4096;
  const bytes = together ? await readSlice(source, batch.body + start, batch.body + end) : null;
  const read: Uint8Array[] = [];
  for (let at = from; at < from + count; at++) {
    const { offset, length } = batch.buffers[at];
    if (length === 0) read.push(new Uint8Array(0));
    else if (bytes) read.push(bytes.subarray(offset - start, offset - start + length));
    else read.push(await readSlice(source, batch.body + offset, batch.body + offset + length));
  }
  return read;
}

/** The bytes of a buffer, unpacked. @throws Error when they are damaged. */
export function unpackBuffer(bytes: Uint8Array, codec: number | null): Uint8Array {
  if (codec === null || bytes.length === 0) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = view.getBigInt64(0, true);
  const packed = bytes.subarray(PREFIX_BYTES);
  if (stated === NOT_COMPRESSED) return packed;
  const length = Number(stated);
  if (!(length >= 0 && length <= MAX_BUFFER_BYTES)) throw new RangeError('a buffer of an impossible length');
  if (length === 0) return new Uint8Array(0);
  if (codec === CompressionType.LZ4_FRAME) {
    if (length > packed.length * MOST_LZ4_GROWS) throw new RangeError('more bytes than its compression can hold');
    return decompressLz4Frames(packed, length);
  }
  return decompressZstdFrames(packed, length);
}
