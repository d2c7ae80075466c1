import { Reader, ZipReader, type Entry } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { AppError } from '../../errors.ts';
import { readSlice, type ByteSource } from '../byte-source.ts';
import { checkedSource } from './checked-source.ts';
import { unpackedSource } from './packed-source.ts';
import { damaged, truncated } from './unpacker.ts';
import { Unzip } from './unzip.ts';

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER = 0x04034b50;

/** A file in a ZIP archive. */
export interface ZipFile {
  readonly name: string;
  readonly isDirectory: boolean;
  /** Bytes of it in the archive. */
  readonly size: number;
  /** What the archive says of its content: bytes, unpacked, and their CRC-32. */
  readonly content: { readonly size: number; readonly crc: number };
  /** What it holds. @throws AppError `packed/encrypted`, `packed/unknown-method`, `packed/damaged`. */
  open(): Promise<ByteSource>;
}

class SourceReader extends Reader<ByteSource> {
  constructor(private readonly source: ByteSource) {
    super(source);
    this.size = source.size;
  }

  override readUint8Array(from: number, length: number): Promise<Uint8Array> {
    return readSlice(this.source, from, Math.min(from + length, this.source.size));
  }
}

/**
 * The files in a ZIP archive, by its directory; their bytes are inflated here, so that the archive is read in slices and
 * nothing is started that the page's policy forbids.
 *
 * @throws AppError `packed/truncated`, `packed/damaged`, `file/changed`, `file/unreadable`.
 */
export async function openZip(source: ByteSource): Promise<readonly ZipFile[]> {
  const reader = new ZipReader(new SourceReader(source), { useWebWorkers: false });
  let entries: readonly Entry[];
  try {
    entries = await reader.getEntries();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const error = truncated('zip', source.size);
    throw new AppError(error.code, error.details, { cause });
  }
  return entries.map((entry) => ({
    name: entry.filename,
    isDirectory: entry.directory,
    size: entry.compressedSize,
    content: { size: entry.uncompressedSize, crc: entry.signature ?? 0 },
    open: () => openEntry(source, entry),
  }));
}

async function openEntry(source: ByteSource, entry: Entry): Promise<ByteSource> {
  const { filename: name, encrypted, compressionMethod: method, compressedSize, uncompressedSize, signature } = entry;
  if (encrypted) throw new AppError('packed/encrypted', { name });
  if (method !== STORED && method !== DEFLATED) throw new AppError('packed/unknown-method', { name, method });
  const start = await dataStart(source, entry.offset);
  if (start + compressedSize > source.size) throw truncated('zip', source.size);
  const packed = source.slice(start, start + compressedSize);
  const expected = { crc: signature ?? 0, length: uncompressedSize };
  if (method === STORED) {
    if (compressedSize !== uncompressedSize) throw damaged('zip', start);
    return checkedSource(packed, expected.crc, () => damaged('zip', start + compressedSize));
  }
  return unpackedSource(packed, 'zip', () => new Unzip(start, expected), uncompressedSize);
}

/** Where the bytes of a file start, after its own header. */
async function dataStart(source: ByteSource, offset: number): Promise<number> {
  if (offset + LOCAL_HEADER_BYTES > source.size) throw truncated('zip', source.size);
  const header = new DataView((await readSlice(source, offset, offset + LOCAL_HEADER_BYTES)).buffer);
  if (header.getUint32(0, true) !== LOCAL_HEADER) throw damaged('zip', offset);
  return offset + LOCAL_HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
}
