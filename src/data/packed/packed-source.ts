import { AppError } from '../../errors.ts';
import { contentSize, readBytes, readSlice, type ByteSource } from '../byte-source.ts';
import type { Packing } from '../profile.ts';
import type { Unpacker } from './unpacker.ts';

/**
 * A file that unpacks to more than this many times its size, and to more than this many bytes, is made to fill up memory.
 * Deflate reaches 1032 times only where all bytes are alike, and sees no further back than 32 KiB; Zstandard sees a whole
 * table that is there twice, so more is taken for honest.
 */
const MAX_RATIO: Readonly<Record<Packing, number>> = { gzip: 500, zip: 500, zstd: 5000 };
export const BOMB_BYTES = 64 * 2 ** 20;
/** Bytes looked at to estimate what a packed file holds. */
const ESTIMATE_BYTES = 2 ** 20;
/** Packed bytes that are handed over at once. */
const FEED_BYTES = 64 * 1024;
const RAW = { encoding: 'utf-8', byteOrderMark: false } as const;

/** A packed file, read as what it holds. It cannot be sliced, and every reading of it unpacks it from its start. */
export async function unpackedSource(
  source: ByteSource,
  packing: Packing,
  create: () => Unpacker,
  stated?: number,
): Promise<ByteSource> {
  const stream = (onBytes: (done: number) => void) => unpackStream(source, packing, create(), onBytes);
  const expectedSize = await estimateSize(source, packing, stream, stated);
  return sequentialSource(source.size, expectedSize, stream);
}

/** A source that is read from its start only. @param size bytes of the file; @param expectedSize of what comes */
export function sequentialSource(
  size: number,
  expectedSize: number,
  stream: (onBytes: (done: number) => void) => ReadableStream<Uint8Array<ArrayBuffer>>,
): ByteSource {
  return {
    size,
    sequential: { expectedSize, stream },
    stream: () => stream(() => undefined),
    slice: () => {
      throw new TypeError('a sequential source cannot be sliced');
    },
  };
}

function unpackStream(
  source: ByteSource,
  packing: Packing,
  unpacker: Unpacker,
  onBytes: (done: number) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return streamOf(unpack(source, packing, unpacker, onBytes));
}

/** What a generator yields as a stream, made only as it is asked for. */
export function streamOf(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => void (await pieces.return()),
    },
    { highWaterMark: 0 },
  );
}

async function* unpack(
  source: ByteSource,
  packing: Packing,
  unpacker: Unpacker,
  onBytes: (done: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const { input } = unpacker;
  let unpacked = 0;
  // Of a file itself the bytes used are known more exactly than by how much of it was read ahead.
  const exact = source.sequential === undefined;
  const pieces = function* (): Generator<Uint8Array<ArrayBuffer>> {
    for (let piece = unpacker.next(); piece; piece = unpacker.next()) {
      unpacked += piece.length;
      if (unpacked > BOMB_BYTES && unpacked > MAX_RATIO[packing] * input.used) {
        throw new AppError('packed/bomb', { packing, packed: input.used, unpacked: BOMB_BYTES });
      }
      if (exact) onBytes(input.used);
      yield piece;
    }
  };
  for await (const chunk of readBytes(source, RAW, exact ? {} : { onBytes })) {
    for (let from = 0; from < chunk.length; from += FEED_BYTES) {
      input.push(chunk.subarray(from, from + FEED_BYTES));
      yield* pieces();
    }
  }
  input.complete = true;
  yield* pieces();
}

/** About how much a packed file holds: as its first bytes unpack, or as a gzip file of one member says of itself. */
async function estimateSize(
  source: ByteSource,
  packing: Packing,
  stream: (onBytes: (done: number) => void) => ReadableStream<Uint8Array<ArrayBuffer>>,
  known?: number,
): Promise<number> {
  let packed = 0;
  let unpacked = 0;
  const reader = stream((done) => (packed = done)).getReader();
  try {
    while (unpacked < ESTIMATE_BYTES) {
      const { done, value } = await reader.read();
      if (done) return unpacked;
      unpacked += value.length;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  const estimate = Math.round((unpacked / Math.max(packed, 1)) * contentSize(source));
  const stated = known ?? (packing === 'gzip' && !source.sequential ? await gzipLength(source) : estimate);
  return stated > estimate / 2 && stated < estimate * 2 ? stated : estimate;
}

async function gzipLength(source: ByteSource): Promise<number> {
  const last = await readSlice(source, source.size - 4, source.size);
  return new DataView(last.buffer).getUint32(0, true);
}
