import {
  Bool,
  compressionRegistry,
  CompressionType,
  Dictionary,
  Float64,
  Int32,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type DataType,
} from 'apache-arrow';
import { openArrow } from '../../src/data/arrow/open-arrow.ts';
import { Pacer } from '../../src/data/pacer.ts';
import { storedZstd } from './parquet-writer.ts';

export interface ArrowColumnData {
  readonly name: string;
  readonly data: readonly unknown[];
  readonly type: DataType;
}

export interface ArrowOptions {
  readonly container?: 'file' | 'stream';
  readonly codec?: 'LZ4' | 'ZSTD';
  /** Frames of Zstandard do not state the length of their content. */
  readonly unstated?: boolean;
  /** Rows of a record batch. */
  readonly batchRows?: number;
}

export const TEXT = new Utf8();
export const NUMBER = new Float64();
export const WHOLE = new Int32();
export const FLAG = new Bool();
/** A dictionary of its own for each column. */
export const choice = (): Dictionary<Utf8, Int32> => new Dictionary(new Utf8(), new Int32());

const BLOCK = 2 ** 16;
const COMPRESSION = { LZ4: CompressionType.LZ4_FRAME, ZSTD: CompressionType.ZSTD };
/** Plain lengths by what was made of the bytes. */
const plainLengths = new Map<string, number>();
const keyOf = (packed: Uint8Array): string => Buffer.from(packed).toString('latin1');
const encoder =
  (encode: (bytes: Uint8Array) => Uint8Array) =>
  (bytes: Uint8Array): Uint8Array => {
    const packed = encode(bytes);
    plainLengths.set(keyOf(packed), bytes.length);
    return packed;
  };
compressionRegistry.set(CompressionType.LZ4_FRAME, { encode: encoder(lz4Frame) });
let unstatedLengths = false;
compressionRegistry.set(CompressionType.ZSTD, {
  encode: encoder((bytes) => (unstatedLengths ? unstatedZstd(bytes) : zstdFrame(bytes))),
});

export async function arrowBytes(
  columns: readonly ArrowColumnData[],
  { container = 'file', codec, unstated = false, batchRows = Infinity }: ArrowOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const vectors = columns.map(({ data, type }) => vectorFromArray(data as unknown[], type));
  const whole = new Table(Object.fromEntries(columns.map(({ name }, at) => [name, vectors[at]])));
  const rows = columns[0].data.length;
  const parts = [];
  for (let from = 0; from < rows; from += batchRows) parts.push(whole.slice(from, Math.min(rows, from + batchRows)));
  const table = parts.length > 1 ? parts[0].concat(...parts.slice(1)) : whole;
  plainLengths.clear();
  unstatedLengths = unstated;
  const bytes = new Uint8Array(tableToIPC(table, container, codec ? COMPRESSION[codec] : null));
  if (codec) await statePlainLengths(bytes);
  return bytes;
}

export async function arrowBlob(columns: readonly ArrowColumnData[], options: ArrowOptions = {}): Promise<Blob> {
  return new Blob([await arrowBytes(columns, options)]);
}

/** The writer states the packed length before each buffer; the format wants the plain one there. */
async function statePlainLengths(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { batches, dictionaries } = await openArrow(new Blob([bytes]), new Pacer());
  const view = new DataView(bytes.buffer);
  for (const { body, buffers } of [...batches, ...dictionaries.map(({ batch }) => batch)]) {
    for (const { offset, length } of buffers) {
      const place = body + offset;
      if (length === 0 || view.getBigInt64(place, true) === -1n) continue;
      const plain = plainLengths.get(keyOf(bytes.subarray(place + 8, place + length)));
      if (plain === undefined) throw new Error('bytes that were not written');
      view.setBigInt64(place, BigInt(plain), true);
    }
  }
}

/** A Zstandard frame with a window of 8 MiB in place of the length of its content. */
export function unstatedZstd(bytes: Uint8Array): Uint8Array {
  const stated = zstdFrame(bytes);
  return Uint8Array.of(...stated.subarray(0, 4), 0, 13 << 3, ...stated.subarray(9));
}

/** A Zstandard frame; of bytes that are all the same one run, which is shorter than they are. */
function zstdFrame(bytes: Uint8Array): Uint8Array {
  const stored = storedZstd(bytes);
  if (bytes.length >= 2 ** 17 || bytes.some((byte) => byte !== bytes[0])) return stored;
  const header = (bytes.length << 3) | 3;
  return Uint8Array.of(...stored.subarray(0, 9), header & 0xff, (header >> 8) & 0xff, header >> 16, bytes[0]);
}

/** An LZ4 frame of blocks that reach back into those before them; a block that does not get shorter is stored. */
export function lz4Frame(bytes: Uint8Array): Uint8Array {
  const frame: number[] = [0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0xc0];
  const places = new Map<number, number>();
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const end = Math.min(bytes.length, from + BLOCK);
    const packed = lz4Block(bytes, from, end, places);
    const stored = packed.length >= end - from;
    const block = stored ? bytes.subarray(from, end) : packed;
    frame.push(...uint32(stored ? block.length + 2 ** 31 : block.length));
    for (const byte of block) frame.push(byte);
  }
  return Uint8Array.from([...frame, 0, 0, 0, 0]);
}

function lz4Block(bytes: Uint8Array, from: number, end: number, places: Map<number, number>): number[] {
  const packed: number[] = [];
  let start = from;
  let at = from;
  // The last match starts twelve bytes before the end of a block at the latest.
  while (at < end - 12) {
    const four = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    const before = places.get(four);
    places.set(four, at);
    if (before === undefined || at - before > 65_535) {
      at++;
      continue;
    }
    let length = 4;
    while (at + length < end - 5 && bytes[before + length] === bytes[at + length]) length++;
    sequence(packed, bytes.subarray(start, at), at - before, length);
    at += length;
    start = at;
  }
  sequence(packed, bytes.subarray(start, end), 0, 0);
  return packed;
}

function sequence(packed: number[], literals: Uint8Array, offset: number, length: number): void {
  packed.push((Math.min(literals.length, 15) << 4) | (offset === 0 ? 0 : Math.min(length - 4, 15)));
  more(packed, literals.length - 15);
  for (const byte of literals) packed.push(byte);
  if (offset === 0) return;
  packed.push(offset & 0xff, offset >> 8);
  more(packed, length - 19);
}

function more(packed: number[], rest: number): void {
  for (let left = rest; left >= 0; left -= 255) {
    packed.push(Math.min(left, 255));
    if (left < 255) return;
  }
}

function uint32(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}
