import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { CompressionCodec, SchemaElement } from 'hyparquet';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { AppError } from '../../src/errors.ts';

export const CODECS: readonly CompressionCodec[] = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'ZSTD', 'LZ4_RAW'];

const COMPRESSORS = {
  GZIP: (bytes: Uint8Array) => gzipSync(bytes),
  BROTLI: (bytes: Uint8Array) => brotliCompressSync(bytes),
  ZSTD: storedZstd,
  LZ4_RAW: storedLz4,
};

/** A Zstandard frame of raw blocks (RFC 8878, 3.1.1). */
export function storedZstd(bytes: Uint8Array): Uint8Array {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, bytes.length, true);
  const parts: number[] = [0x28, 0xb5, 0x2f, 0xfd, 0xa0, ...size];
  const block = 2 ** 17;
  for (let at = 0; at < bytes.length || at === 0; at += block) {
    const piece = bytes.subarray(at, at + block);
    const header = (piece.length << 3) | (at + block >= bytes.length ? 1 : 0);
    parts.push(header & 0xff, (header >> 8) & 0xff, header >> 16, ...piece);
  }
  return Uint8Array.from(parts);
}

/** An LZ4 block of nothing but literals. */
function storedLz4(bytes: Uint8Array): Uint8Array {
  const lengths: number[] = [];
  let rest = bytes.length - 15;
  if (rest >= 0)
    for (; ; rest -= 255) {
      lengths.push(Math.min(rest, 255));
      if (rest < 255) break;
    }
  return Uint8Array.from([Math.min(bytes.length, 15) << 4, ...lengths, ...bytes]);
}

/** A column `list` of lists of whole numbers, as elements of a schema. */
export const LIST_SCHEMA: SchemaElement[] = [
  { name: 'list', num_children: 1, repetition_type: 'OPTIONAL', converted_type: 'LIST' },
  { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
  { name: 'element', type: 'INT32', repetition_type: 'OPTIONAL' },
];

export interface WriteOptions {
  readonly schema?: SchemaElement[];
  readonly codec?: CompressionCodec;
  readonly compressors?: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>>;
  readonly rowGroupSize?: number;
  readonly pageSize?: number;
}

export function parquetBytes(columnData: ColumnSource[], options: WriteOptions = {}): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    parquetWriteBuffer({ columnData, ...options, compressors: { ...COMPRESSORS, ...options.compressors } }),
  );
}

export function parquetBlob(columnData: ColumnSource[], options: WriteOptions = {}): Blob {
  return new Blob([parquetBytes(columnData, options)]);
}

/** The same cells as delimited text; null and undefined are empty. */
export function csvOf(columns: readonly Pick<ColumnSource, 'name' | 'data'>[]): string {
  const quote = (cell: unknown): string => (cell == null ? '' : `"${String(cell).replaceAll('"', '""')}"`);
  const rows = Array.from({ length: columns[0].data.length }, (_, row) =>
    columns.map(({ data }) => quote(data[row])).join(','),
  );
  return [columns.map(({ name }) => quote(name)).join(','), ...rows, ''].join('\n');
}

export function isAppError(thrown: unknown): thrown is AppError {
  return thrown instanceof AppError;
}
