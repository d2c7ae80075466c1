import type { ColumnMetaData, FileMetaData } from 'hyparquet';
import { parquetMetadata } from 'hyparquet';
import { AppError } from '../../errors.ts';
import { readSlice, type ByteSource } from '../byte-source.ts';
import { MAX_COLUMNS } from '../limits.ts';
import type { ParquetFormat } from '../profile.ts';
import type { ColumnChunk } from './chunk-pages.ts';
import { isKnownCodec } from './decompress.ts';
import { flatColumns, type FlatColumn } from './flat-columns.ts';

const TAIL_BYTES = 2 ** 19;
const MAGIC = 'PAR1';
const ENCRYPTED_MAGIC = 'PARE';
const MAX_ROWS = 2 ** 32 - 2;
const END_BYTES = 8;

/** What the footer of a Parquet file says of its table. */
export interface OpenParquet {
  readonly columns: readonly FlatColumn[];
  readonly rowCount: number;
  readonly format: ParquetFormat;
  /** Bytes of the columns that are read, compressed and not. */
  readonly bytes: number;
  readonly plainBytes: number;
  /** The parts of a column, row group by row group; groups without rows left out. */
  chunksOf(column: FlatColumn): readonly ColumnChunk[];
}

/**
 * Reads the footer of a Parquet file, and what of it can be read as a table.
 *
 * @throws AppError `parquet/truncated`, `parquet/encrypted`, `parquet/damaged`, `parquet/unknown-codec`,
 * `parquet/no-rows`, `parquet/no-columns`, `csv/too-many-columns`, `file/changed`, `file/unreadable`.
 */
export async function openParquet(source: ByteSource): Promise<OpenParquet> {
  const metadata = await readFooter(source);
  try {
    return layOut(metadata, source.size);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw new AppError('parquet/damaged', {}, { cause: thrown });
  }
}

async function readFooter(source: ByteSource): Promise<FileMetaData> {
  const from = Math.max(0, source.size - TAIL_BYTES);
  let tail = await readSlice(source, from, source.size);
  const magic = String.fromCharCode(...tail.subarray(-4));
  if (magic === ENCRYPTED_MAGIC) throw new AppError('parquet/encrypted');
  if (magic !== MAGIC || tail.length < END_BYTES + 4) throw new AppError('parquet/truncated', { bytes: source.size });
  const length = new DataView(tail.buffer, tail.byteOffset).getUint32(tail.length - END_BYTES, true);
  if (length > source.size - END_BYTES) throw new AppError('parquet/damaged');
  if (length + END_BYTES > tail.length) tail = await readSlice(source, source.size - length - END_BYTES, source.size);
  try {
    return parquetMetadata(tail, { geoparquet: false, parsers: RAW_STATISTICS });
  } catch (cause) {
    throw new AppError('parquet/damaged', {}, { cause });
  }
}

/** Statistics are not looked at, so nothing in them is worth an error. */
const nothing = (): null => null;
const RAW_STATISTICS = {
  timestampFromMilliseconds: nothing,
  timestampFromMicroseconds: nothing,
  timestampFromNanoseconds: nothing,
  dateFromDays: nothing,
  stringFromBytes: nothing,
  uuidFromBytes: nothing,
};

function layOut(metadata: FileMetaData, size: number): OpenParquet {
  const { read, setAside } = flatColumns(metadata);
  const all = read.length + setAside.length;
  if (all > MAX_COLUMNS) throw new AppError('csv/too-many-columns', { limit: MAX_COLUMNS, columns: all });
  if (read.length === 0) throw new AppError('parquet/no-columns', { setAside: setAside.map(({ name }) => name) });
  const groups = metadata.row_groups.map((group) => ({ ...group, rows: Number(group.num_rows) }));
  const rowCount = groups.reduce((sum, { rows }) => sum + rows, 0);
  if (rowCount === 0 && Number(metadata.num_rows) === 0) throw new AppError('parquet/no-rows', { columns: all });
  if (rowCount !== Number(metadata.num_rows) || rowCount > MAX_ROWS || groups.some(({ rows }) => rows < 0)) {
    throw new RangeError('rows that do not add up');
  }
  const chunks = read.map((column) =>
    groups.flatMap(({ columns, rows }, at): ColumnChunk[] => {
      const meta = checkChunk(columns[column.leaf]?.meta_data, column, rows, size);
      return rows === 0 ? [] : [{ column, meta, rows, rowGroup: at + 1 }];
    }),
  );
  const metas = chunks.flat().map(({ meta }) => meta);
  const sum = (key: 'total_compressed_size' | 'total_uncompressed_size'): number =>
    metas.reduce((total, meta) => total + Math.max(0, Number(meta[key])), 0);
  const codecs = [...new Set(metas.map(({ codec }) => codec))].sort();
  const createdBy = metadata.created_by;
  return {
    columns: read,
    rowCount,
    format: { kind: 'parquet', rowGroups: groups.length, codecs, setAside, ...(createdBy ? { createdBy } : {}) },
    bytes: sum('total_compressed_size'),
    plainBytes: sum('total_uncompressed_size'),
    chunksOf: (column) => chunks[read.indexOf(column)],
  };
}

function checkChunk(
  meta: ColumnMetaData | undefined,
  { header, element }: FlatColumn,
  rows: number,
  size: number,
): ColumnMetaData {
  if (!meta) throw new AppError('parquet/encrypted', { column: header });
  if (meta.codec === undefined) throw new RangeError('a codec outside the format');
  if (!isKnownCodec(meta.codec)) throw new AppError('parquet/unknown-codec', { column: header, codec: meta.codec });
  const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const length = Number(meta.total_compressed_size);
  const fits = start >= 4 && length >= 0 && start + length <= size;
  const right = meta.type === element.type && Number(meta.num_values) === rows;
  if (!fits || !right) throw new AppError('parquet/damaged', { column: header });
  return meta;
}
