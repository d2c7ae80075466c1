import { decompress as unzstd } from 'fzstd';
import { snappyUncompress, type CompressionCodec } from 'hyparquet';
import { decompressBrotli } from 'hyparquet-compressors/src/brotli.js';
import { gunzip } from 'hyparquet-compressors/src/gzip.js';
import { decompressLz4, decompressLz4Raw } from 'hyparquet-compressors/src/lz4.js';

type Decompressor = (bytes: Uint8Array, length: number) => Uint8Array;

/** Written in JavaScript all of them: the package's own list starts WebAssembly, which the page's policy forbids. */
const DECOMPRESSORS: Partial<Record<CompressionCodec, Decompressor>> = {
  UNCOMPRESSED: (bytes) => bytes,
  SNAPPY: (bytes, length) => {
    const page = new Uint8Array(length);
    snappyUncompress(bytes, page);
    return page;
  },
  GZIP: (bytes, length) => gunzip(bytes, new Uint8Array(length)),
  BROTLI: decompressBrotli,
  ZSTD: (bytes) => unzstd(bytes),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};

export function isKnownCodec(codec: CompressionCodec): boolean {
  return Object.hasOwn(DECOMPRESSORS, codec);
}

/** The bytes of a page. @throws Error when they are damaged or not of the length that the page states. */
export function decompress(bytes: Uint8Array, codec: CompressionCodec, length: number): Uint8Array {
  if (length === 0) return new Uint8Array(0);
  const decompressor = DECOMPRESSORS[codec];
  if (!decompressor) throw new RangeError(`a codec that is not known: ${codec}`);
  const page = decompressor(bytes, length);
  if (page.length !== length) throw new RangeError('a page of another length than it states');
  return page;
}
