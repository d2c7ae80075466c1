import { decompress } from 'fzstd';
import { AppError } from '../../errors.ts';
import { Unzstd } from '../packed/unzstd.ts';

/** A block of four bytes at least stands for 128 KiB at most. */
const MOST_GROWS = 2 ** 15;

/**
 * Unpacks frames of Zstandard (RFC 8878) that hold `length` bytes; whether a frame states the length of its content is up to
 * its writer. No more than `length` bytes are ever held.
 * @throws Error when the bytes are damaged, or hold fewer or more.
 */
export function decompressZstdFrames(packed: Uint8Array, length: number): Uint8Array {
  if (length > packed.length * MOST_GROWS) throw new RangeError('more bytes than its compression can hold');
  const stated = contentSize(packed);
  if (stated === null) return unpackBlocks(packed, length);
  if (stated !== length) throw new RangeError('a buffer of another length than it states');
  return decompress(packed, new Uint8Array(length));
}

function unpackBlocks(packed: Uint8Array, length: number): Uint8Array {
  const plain = new Uint8Array(length);
  const unpacker = new Unzstd();
  let end = 0;
  unpacker.input.push(packed);
  unpacker.input.complete = true;
  for (let piece = next(unpacker); piece; piece = next(unpacker)) {
    if (end + piece.length > length) throw new RangeError('more bytes than the buffer states');
    plain.set(piece, end);
    end += piece.length;
  }
  if (end !== length) throw new RangeError('fewer bytes than the buffer states');
  return plain;
}

/** The next piece; what is wrong with it is said of the batch, not of a packed file. */
function next(unpacker: Unzstd): Uint8Array | null {
  try {
    return unpacker.next();
  } catch (cause) {
    if (cause instanceof AppError) throw new RangeError('no frames of Zstandard', { cause });
    throw cause;
  }
}

/** The length that a frame of Zstandard states for its content (RFC 8878, 3.1.1.1); null where it does not. */
function contentSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint8(4);
  const single = (flags & 0x20) !== 0;
  const at = 5 + (single ? 0 : 1) + [0, 1, 2, 4][flags & 3];
  switch (flags >> 6) {
    case 0:
      return single ? view.getUint8(at) : null;
    case 1:
      return view.getUint16(at, true) + 256;
    case 2:
      return view.getUint32(at, true);
    default:
      return Number(view.getBigUint64(at, true));
  }
}
