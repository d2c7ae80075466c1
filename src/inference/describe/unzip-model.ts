import { Reader, ZipReader, type Entry } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { AppError } from '../../errors.ts';
import type { DroppedFile } from './dropped-files.ts';

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER = 0x04034b50;
/** Weights shrink by a third at best, and lists of words by three quarters. */
const MOST_RATIO = 100;
/** Below this even a poor ratio does no harm. */
const HARMLESS_BYTES = 256 * 2 ** 20;
const MOST_ENTRIES = 10_000;

class BlobSlices extends Reader<Blob> {
  constructor(private readonly blob: Blob) {
    super(blob);
    this.size = blob.size;
  }

  override async readUint8Array(from: number, length: number): Promise<Uint8Array> {
    return new Uint8Array(await this.blob.slice(from, from + length).arrayBuffer());
  }
}

/**
 * The files of a ZIP archive. Files that are stored are slices of it, which takes no memory; deflated ones are unpacked by the
 * browser, into blobs that it may put on disk.
 *
 * @throws AppError `packed/truncated`, `packed/encrypted`, `packed/unknown-method`, `packed/damaged`, `model/bomb`
 */
export async function unzipModel(blob: Blob): Promise<DroppedFile[]> {
  const reader = new ZipReader(new BlobSlices(blob), { useWebWorkers: false });
  let entries: readonly Entry[];
  try {
    entries = (await reader.getEntries()).filter(({ directory }) => !directory);
  } catch (cause) {
    throw new AppError('packed/truncated', { packing: 'zip', byte: blob.size }, { cause });
  }
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const isBomb = unpacked > HARMLESS_BYTES && unpacked > MOST_RATIO * blob.size;
  if (isBomb || entries.length > MOST_ENTRIES) throw new AppError('model/bomb', { unpacked, packed: blob.size });
  const files: DroppedFile[] = [];
  for (const entry of entries) files.push({ path: entry.filename, blob: await contentOf(blob, entry) });
  return files;
}

async function contentOf(archive: Blob, entry: Entry): Promise<Blob> {
  const { filename: name, encrypted, compressionMethod: method, compressedSize, uncompressedSize, offset } = entry;
  if (encrypted) throw new AppError('packed/encrypted', { name });
  if (method !== STORED && method !== DEFLATED) throw new AppError('packed/unknown-method', { name, method });
  const start = await contentStart(archive, offset);
  const packed = archive.slice(start, start + compressedSize);
  if (packed.size < compressedSize) throw new AppError('packed/truncated', { packing: 'zip', byte: archive.size });
  const damaged = (cause?: unknown): AppError =>
    new AppError('packed/damaged', { packing: 'zip', byte: start }, { cause });
  if (method === STORED) {
    if (compressedSize !== uncompressedSize) throw damaged();
    return packed;
  }
  try {
    const stream = packed
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
      .pipeThrough(upTo(uncompressedSize));
    const content = await new Response(stream).blob();
    if (content.size === uncompressedSize) return content;
  } catch (cause) {
    throw damaged(cause);
  }
  throw damaged();
}

/** Where the bytes of a file start, after its own header. */
async function contentStart(archive: Blob, offset: number): Promise<number> {
  const header = new DataView(await archive.slice(offset, offset + LOCAL_HEADER_BYTES).arrayBuffer());
  if (header.byteLength < LOCAL_HEADER_BYTES)
    throw new AppError('packed/truncated', { packing: 'zip', byte: archive.size });
  if (header.getUint32(0, true) !== LOCAL_HEADER)
    throw new AppError('packed/damaged', { packing: 'zip', byte: offset });
  return offset + LOCAL_HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
}

/** Breaks off where there are more bytes than were announced. */
function upTo(most: number): TransformStream<Uint8Array, Uint8Array> {
  let passed = 0;
  return new TransformStream({
    transform(piece, controller) {
      passed += piece.length;
      if (passed > most) throw new RangeError('more bytes than announced');
      controller.enqueue(piece);
    },
  });
}
