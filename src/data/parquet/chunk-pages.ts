import type { ColumnMetaData, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { AppError } from '../../errors.ts';
import { readSlice, type ByteSource } from '../byte-source.ts';
import { isMemoryRefused } from '../memory-refused.ts';
import { decompress } from './decompress.ts';
import type { FlatColumn } from './flat-columns.ts';
import {
  readDictionary,
  readPage,
  readPageV2,
  type ColumnPage,
  type PageColumn,
  type StoredValues,
} from './page-values.ts';

/** What is read at once; more where one page is longer. */
const WINDOW_BYTES = 2 ** 20;
/** A page's header ends within this. */
const HEADER_BYTES = 2 ** 18;
const MAX_PAGE_BYTES = 2 ** 29;

export interface ColumnChunk {
  readonly column: FlatColumn;
  readonly meta: ColumnMetaData;
  readonly rows: number;
  /** Which row group it is of, from 1. */
  readonly rowGroup: number;
}

/**
 * The pages of a column in one row group, one by one; only the bytes around the current page are held.
 *
 * @throws AppError `parquet/damaged` with the column's name and the row group; `file/changed`, `file/unreadable`.
 */
export async function* chunkPages(source: ByteSource, chunk: ColumnChunk): AsyncGenerator<ColumnPage, void, void> {
  const { column, meta, rows } = chunk;
  const pageColumn: PageColumn = {
    type: meta.type,
    typeLength: column.element.type_length,
    nullable: column.element.repetition_type !== 'REQUIRED',
  };
  const window = new ChunkWindow(source, meta);
  let dictionary: StoredValues | null = null;
  let left = rows;
  while (left > 0) {
    await window.need(HEADER_BYTES);
    const header = damageAs(chunk, () => window.header());
    damageAs(chunk, () => checkHeader(header, left, window.left));
    await window.need(header.compressed_page_size);
    const page = damageAs(chunk, () => {
      const bytes = window.take(header.compressed_page_size);
      if (header.type === 'INDEX_PAGE') return null;
      if (header.type === 'DICTIONARY_PAGE') {
        dictionary = readDictionary(decompress(bytes, meta.codec, header.uncompressed_page_size), header, pageColumn);
        return null;
      }
      return decodePage(bytes, header, meta, pageColumn, dictionary);
    });
    if (!page) continue;
    left -= page.rows;
    yield page;
  }
}

function decodePage(
  bytes: Uint8Array,
  header: PageHeader,
  { codec }: ColumnMetaData,
  column: PageColumn,
  dictionary: StoredValues | null,
): ColumnPage {
  const size = header.uncompressed_page_size;
  const second = header.data_page_header_v2;
  if (!second) return readPage(decompress(bytes, codec, size), header, column, dictionary);
  const { repetition_levels_byte_length: repetition, definition_levels_byte_length: definition } = second;
  const levelBytes = repetition + definition;
  if (!isWithin(repetition, bytes.length) || !isWithin(levelBytes, bytes.length))
    throw new RangeError('levels longer than their page');
  const levels = bytes.subarray(repetition, levelBytes);
  const body = bytes.subarray(levelBytes);
  const plain = second.is_compressed === false ? body : decompress(body, codec, size - levelBytes);
  return readPageV2(levels, plain, header, column, dictionary);
}

/** Bytes that are damaged may make any field of a header a big integer, or leave it out. */
function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}

function checkHeader(header: PageHeader, rowsLeft: number, bytesLeft: number): void {
  const { compressed_page_size: stored, uncompressed_page_size: size } = header;
  if (!isWithin(stored, bytesLeft)) throw new RangeError('a page longer than its column');
  if (!isWithin(size, MAX_PAGE_BYTES)) throw new RangeError('a page of an impossible size');
  if (header.type === 'INDEX_PAGE') return;
  const counts = header.data_page_header ?? header.data_page_header_v2 ?? header.dictionary_page_header;
  if (header.type === undefined || !counts) throw new RangeError('a page of no known type');
  const most = header.type === 'DICTIONARY_PAGE' ? size * 8 : rowsLeft;
  if (!isWithin(counts.num_values, most)) throw new RangeError('more values than rows');
}

/** Does work on what the bytes of a chunk say; any error in it means that they are damaged. */
export function damageAs<T>({ column, rowGroup }: ColumnChunk, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (isMemoryRefused(cause)) throw cause;
    throw new AppError('parquet/damaged', { column: column.header, rowGroup }, { cause });
  }
}

/** The bytes of a column chunk around where it is read. */
class ChunkWindow {
  private bytes = new Uint8Array(0);
  private offset = 0;
  /** Where the bytes after the window start in the file. */
  private next: number;
  private readonly end: number;

  constructor(
    private readonly source: ByteSource,
    meta: ColumnMetaData,
  ) {
    this.next = Number(meta.dictionary_page_offset || meta.data_page_offset);
    this.end = this.next + Number(meta.total_compressed_size);
  }

  /** Bytes of the chunk that have not been taken. */
  get left(): number {
    return this.bytes.length - this.offset + (this.end - this.next);
  }

  /** Makes sure that so many bytes, or all that are left, are held. */
  async need(length: number): Promise<void> {
    const held = this.bytes.length - this.offset;
    const missing = Math.min(length, this.left) - held;
    if (missing <= 0) return;
    const to = Math.min(this.end, this.next + Math.max(missing, WINDOW_BYTES));
    const more = await readSlice(this.source, this.next, to);
    const joined = new Uint8Array(held + more.length);
    joined.set(this.bytes.subarray(this.offset));
    joined.set(more, held);
    this.bytes = joined;
    this.offset = 0;
    this.next = to;
  }

  header(): PageHeader {
    const reader = { view: new DataView(this.bytes.buffer, this.offset), offset: 0 };
    const header = parquetHeader(reader);
    this.offset += reader.offset;
    return header;
  }

  take(length: number): Uint8Array {
    const taken = this.bytes.subarray(this.offset, this.offset + length);
    this.offset += length;
    return taken;
  }
}
