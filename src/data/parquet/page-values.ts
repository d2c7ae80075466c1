import type { DecodedArray, Encoding, PageHeader, ParquetType } from 'hyparquet';
import { deltaBinaryUnpack, deltaByteArray, deltaLengthByteArray } from 'hyparquet/src/delta.js';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { readBitRuns, type PageBytes } from './bit-runs.ts';

/** Stored values, without those of missing cells. */
export type StoredValues = ArrayLike<unknown>;

/** The cells of one page of a column. */
export interface ColumnPage {
  readonly rows: number;
  /** 1 where a cell holds a value, 0 where it is missing; null when all hold one. */
  readonly filled: Uint8Array | null;
  /** The values of the filled cells, in order; places in `dictionary` where there is one. */
  readonly values: StoredValues;
  /** The distinct values that `values` are places in; the same array for all pages of a column chunk. */
  readonly dictionary: StoredValues | null;
}

export interface PageColumn {
  readonly type: ParquetType;
  readonly typeLength: number | undefined;
  /** Whether cells may be missing, so that pages say which are. */
  readonly nullable: boolean;
}

/** Reads a decompressed page of the first version. @throws Error when the bytes are not such a page. */
export function readPage(
  bytes: Uint8Array,
  header: PageHeader,
  column: PageColumn,
  dictionary: StoredValues | null,
): ColumnPage {
  const { num_values: rows, encoding } = header.data_page_header ?? noHeader();
  const page = pageBytes(bytes);
  let filled: Uint8Array | null = null;
  if (column.nullable) {
    const length = page.view.getUint32(page.offset, true);
    page.offset += 4;
    const end = page.offset + length;
    filled = readLevels(page, rows);
    page.offset = end;
  }
  return withValues(page, rows, filled, encoding, column, dictionary, false);
}

/** Reads a page of the second version, of which `levels` was never compressed. */
export function readPageV2(
  levels: Uint8Array,
  body: Uint8Array,
  header: PageHeader,
  column: PageColumn,
  dictionary: StoredValues | null,
): ColumnPage {
  const { num_values: rows, encoding, num_nulls: nulls } = header.data_page_header_v2 ?? noHeader();
  const filled = column.nullable && nulls > 0 ? readLevels(pageBytes(levels), rows) : null;
  return withValues(pageBytes(body), rows, filled, encoding, column, dictionary, true);
}

function pageBytes(bytes: Uint8Array): PageBytes {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
}

function readLevels(page: PageBytes, rows: number): Uint8Array | null {
  const levels = new Uint8Array(rows);
  readBitRuns(page, 1, levels);
  return levels.includes(0) ? levels : null;
}

function withValues(
  page: PageBytes,
  rows: number,
  filled: Uint8Array | null,
  encoding: Encoding,
  column: PageColumn,
  dictionary: StoredValues | null,
  second: boolean,
): ColumnPage {
  let count = rows;
  if (filled) for (const one of filled) count -= 1 - one;
  if (encoding !== 'PLAIN_DICTIONARY' && encoding !== 'RLE_DICTIONARY') {
    const values = count === 0 ? [] : readValues(page, count, encoding, column, second);
    if (values.length !== count) throw new RangeError('fewer values than cells');
    return { rows, filled, values, dictionary: null };
  }
  if (!dictionary) throw new RangeError('a page without its dictionary');
  const places = new Uint32Array(count);
  if (count > 0) readBitRuns(page, page.view.getUint8(page.offset++), places);
  for (const place of places) if (place >= dictionary.length) throw new RangeError('a place outside the dictionary');
  return { rows, filled, values: places, dictionary };
}

function readValues(
  page: PageBytes,
  count: number,
  encoding: Encoding,
  { type, typeLength }: PageColumn,
  second: boolean,
): StoredValues {
  switch (encoding) {
    case 'PLAIN':
      return readPlain(page, type, count, typeLength);
    case 'RLE':
      return readBooleans(page, count, second);
    case 'DELTA_BINARY_PACKED': {
      const values = type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count);
      deltaBinaryUnpack(page, count, values);
      return values;
    }
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return byteArrays(count, (values) => deltaLengthByteArray(page, count, values));
    case 'DELTA_BYTE_ARRAY':
      return byteArrays(count, (values) => deltaByteArray(page, count, values));
    case 'BYTE_STREAM_SPLIT':
      return byteStreamSplit(page, count, type, typeLength);
    default:
      throw new RangeError(`an encoding that is not known: ${encoding}`);
  }
}

function byteArrays(count: number, read: (values: Uint8Array[]) => void): Uint8Array[] {
  const values = new Array<Uint8Array>(count);
  read(values);
  return values;
}

function readBooleans(page: PageBytes, count: number, second: boolean): boolean[] {
  // The length of the runs stands before them in the first version, and in most files of the second.
  const lengthStands = !second || page.view.getUint32(0, true) === page.view.byteLength - 4;
  if (lengthStands) page.offset += 4;
  const bits = new Uint8Array(count);
  readBitRuns(page, 1, bits);
  return Array.from(bits, (bit) => bit === 1);
}

function noHeader(): never {
  throw new RangeError('a page without its header');
}

/** The distinct values of a dictionary page. */
export function readDictionary(bytes: Uint8Array, header: PageHeader, column: PageColumn): DecodedArray {
  const { num_values: count } = header.dictionary_page_header ?? noHeader();
  const values = readPlain(pageBytes(bytes), column.type, count, column.typeLength);
  if (values.length !== count) throw new RangeError('fewer values than the dictionary says');
  return values;
}
