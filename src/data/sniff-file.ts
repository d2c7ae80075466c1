import { AppError } from '../errors.ts';
import {
  contentSize,
  parsedEncoding,
  readBytes,
  readHead,
  type ByteSource,
  type SourceEncoding,
} from './byte-source.ts';
import { chooseKind } from './choose-kind.ts';
import { uniqueNames } from './column-names.ts';
import { describeColumn, formatHints, tallyColumn, type ColumnSample } from './column-sample.ts';
import { createDecoder } from './decode-bytes.ts';
import { SAMPLE_ROWS } from './limits.ts';
import { missingTest } from './missing.ts';
import type { FormatHints } from './infer-number-format.ts';
import type { Pacer } from './pacer.ts';
import type { TextFormat } from './profile.ts';
import type { ReadOptions } from './read-options.ts';
import { readSample, sampleRows, type Sample, type SampleCell } from './sample.ts';
import type { TableSchema } from './schema.ts';
import { hasControlBytes, recogniseBinary } from './sniff-binary.ts';
import { recogniseMarkup } from './sniff-markup.ts';
import { sniffCut, sniffLineEnding, unevenRows, type Cut } from './sniff-dialect.ts';
import { sniffEncoding } from './sniff-encoding.ts';
import { sniffHeader } from './sniff-header.ts';
import { sniffLayout, type Layout } from './sniff-layout.ts';
import { sniffStart, type TableStart } from './sniff-start.ts';
import { TableReader } from './table-reader.ts';

const HEAD_BYTES = 64 * 1024;

/** What the first bytes tell of a file. */
export interface SniffedFile {
  readonly format: TextFormat;
  readonly schema: TableSchema;
  readonly samples: readonly ColumnSample[];
  /** What the file as a whole says of decimal marks. */
  readonly hints: FormatHints;
  readonly start: TableStart;
}

type Rows = readonly (readonly SampleCell[])[];

/**
 * Finds out how a file is to be read: encoding, delimiter, header, and the kind of each column.
 *
 * @throws AppError `file/empty`, `file/not-text`, `csv/one-column`, `csv/no-consistent-columns`, `csv/header-only`,
 * `csv/too-many-columns`; `csv/unclosed-quote` or `csv/cell-too-large` when not even the first row ends.
 */
export async function sniffFile(source: ByteSource, options: ReadOptions, pacer: Pacer): Promise<SniffedFile> {
  if (source.size === 0) throw new AppError('file/empty', { bytes: 0 });
  const encoding = await sniffSource(source);
  const sample = await readSample(source, encoding, pacer);
  if (hasControlBytes(sample.bytes)) throw new AppError('file/not-text', { bytes: source.size });
  const cut = await cutOf(source, encoding, sample, options, pacer);
  const decode = createDecoder(parsedEncoding(encoding.encoding));
  const { delimiter } = cut;
  const all = sampleRows(sample, delimiter, decode, SAMPLE_ROWS + 1);
  const layout = layoutOf(all, cut, sample, options);
  const rows = all.slice(layout.leadRows);
  const hasHeader = options.hasHeader ?? sniffHeader(rows);
  const lineEnding = sniffLineEnding(sample, delimiter);
  const format: TextFormat = { delimiter, ...encoding, hasHeader, lineEnding };
  const columns = describeColumns(rows, layout, format, contentSize(source), options);
  const expectedRows = expectRows(source, sample, layout);
  const schema = {
    delimiter,
    leadRows: layout.leadRows,
    headerRows: hasHeader ? 1 : 0,
    columns: columns.schema,
    expectedRows,
  } as const;
  return { format, schema, samples: columns.samples, hints: columns.hints, start: sniffStart(sample, schema) };
}

async function sniffSource(source: ByteSource): Promise<SourceEncoding> {
  const head = await readHead(source, HEAD_BYTES);
  const looksLike = recogniseBinary(head) ?? recogniseMarkup(head);
  if (looksLike) throw new AppError('file/not-text', { looksLike, bytes: source.size });
  return sniffEncoding(head);
}

async function cutOf(
  source: ByteSource,
  encoding: SourceEncoding,
  sample: Sample,
  options: ReadOptions,
  pacer: Pacer,
): Promise<Cut> {
  const cut = sniffCut(sample, options.delimiter);
  if (typeof cut !== 'string') return cut;
  const reader = new TableReader({ delimiter: cut, headerRows: 0, columns: [], expectedRows: 0 });
  for await (const piece of readBytes(source, encoding)) {
    reader.push(piece);
    await pacer.pause();
  }
  reader.finish();
  throw new AppError('csv/no-consistent-columns', { line: 1 });
}

/** The layout; under a delimiter that a person named, as wide as the first row when nothing else is clear. */
function layoutOf(rows: Rows, cut: Cut, sample: Sample, { delimiter }: ReadOptions): Layout {
  const layout = sniffLayout(rows, cut);
  if (layout && layout.columns > 1) return layout;
  if (delimiter && cut.first > 1) return { leadRows: cut.comments, columns: cut.first, rowNames: false };
  throw unevenRows(sample, cut);
}

function describeColumns(
  rows: Rows,
  layout: Layout,
  format: TextFormat,
  fileSize: number,
  options: ReadOptions,
): Pick<SniffedFile, 'samples' | 'hints'> & { readonly schema: TableSchema['columns'] } {
  const headers = format.hasHeader ? rows[0].map((cell) => cell.text) : [];
  if (layout.rowNames && format.hasHeader) headers.unshift('');
  const names = uniqueNames(Array.from({ length: layout.columns }, (_, index) => headers[index] ?? ''));
  const below = format.hasHeader ? rows.slice(1) : rows;
  const tallies = names.map((name, column) => {
    const cells = below.flatMap((row) => (column < row.length ? [row[column]] : []));
    return tallyColumn(name, cells, missingTest(options, name));
  });
  const hints = formatHints(tallies, format.delimiter);
  const samples = tallies.map((column) => describeColumn(column, hints));
  const schema = names.map((name, index) => {
    return { index, name, kind: chooseKind({ name, sample: samples[index], options, fileSize }) };
  });
  return { schema, samples, hints };
}

/** Rows that the file should have by the length of the sample's rows, with a little room. */
function expectRows(source: ByteSource, sample: Sample, { columns }: Layout): number {
  const lines = sampleLines(sample);
  if (sample.complete) return lines + 1;
  const size = contentSize(source);
  const bound = Math.ceil(size / Math.max(columns, 2)) + 1;
  return Math.min(bound, Math.ceil((size / sample.bytes.length) * lines * 1.02) + 64);
}

function sampleLines(sample: Sample): number {
  let lines = 0;
  for (let at = sample.bytes.indexOf(0x0a); at >= 0; at = sample.bytes.indexOf(0x0a, at + 1)) lines++;
  return Math.max(lines, 1);
}
