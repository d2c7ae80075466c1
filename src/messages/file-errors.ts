import type { ErrorCode } from '../errors.ts';
import { formatBytes } from '../report/numbers.ts';
import { column, number, text, type Words } from './error-facts.ts';

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  pdf: 'a PDF document',
  gzip: 'a gzip archive',
  zip: 'a ZIP archive',
  '7z': 'a 7z archive',
  arrow: 'an Arrow file',
  sqlite: 'an SQLite database',
  xls: 'an older Excel workbook (.xls)',
  xlsx: 'an Excel workbook',
  docx: 'a Word document',
  pptx: 'a PowerPoint presentation',
  office: 'an Office file',
  ole: 'an older Office file',
  html: 'a web page (HTML)',
  xml: 'an XML file',
  json: 'JSON',
  ndjson: 'JSON, a record a line',
  zstd: 'a Zstandard archive',
  'utf-32': 'text in UTF-32',
  'other-json': 'JSON that is no audit plan',
};

/** What is text, and no table of it. */
const NOT_TABLES: ReadonlySet<string> = new Set(['html', 'xml', 'json', 'ndjson']);

/** Errors of files and of the tables in them. */
export const FILE_ERRORS: Readonly<Record<Extract<ErrorCode, `${'file' | 'csv' | 'parquet'}/${string}`>, Words>> = {
  'file/empty': [
    (d) => (d['file'] ? `${text(d, 'file')} holds nothing.` : 'The file holds nothing.'),
    (d) =>
      d['file']
        ? 'Leave it out and choose the others again, or export it again from where it came from.'
        : 'Export it again from where it came from, and check its size before you drop it.',
  ],
  'file/not-text': [
    (d) =>
      `This is not a table${NOT_TABLES.has(text(d, 'looksLike')) ? '' : ' of text'}${d['looksLike'] ? `; it looks like ${FORMAT_NAMES[text(d, 'looksLike')] ?? text(d, 'looksLike')}` : ''}.`,
    (d) =>
      d['looksLike'] === 'xls'
        ? 'Open it in the program that wrote it and save it as .xlsx, which is read here.'
        : 'Evenhand reads CSV, TSV, JSON, Parquet, Arrow and Excel (.xlsx) files, as they are or packed (gz, zst, zip). Export the table as one of these.',
  ],
  'file/unreadable': [
    'The browser could not read the file.',
    'It may have been moved, renamed or locked by another program. Close it there and choose it again.',
  ],
  'file/no-table-in-folder': [
    (d) =>
      `No table was found in the folder${d['names'] ? `; it holds ${text(d, 'names')}` : ', which holds no file that can be seen'}.`,
    'Tables are CSV, TSV, JSON, Parquet, Arrow and Excel files, each of them packed or not. A file that is named otherwise can be dropped by itself.',
  ],
  'file/changed': [
    'The file changed while it was in use.',
    'Choose it again so that every number comes from the same rows.',
  ],
  'csv/header-only': [
    'The file has a header and no rows.',
    'Check the filter of the export: it may have left no rows.',
  ],
  'csv/one-column': [
    'Only one column was found, so there is nothing to compare.',
    'If the file has several, its delimiter was not recognised: comma, semicolon, tab and pipe are.',
  ],
  'csv/unclosed-quote': [
    'A quoted cell is opened and never closed, so everything after it would be read as one cell.',
    'Close the quote in that line, or double it if it belongs to the text, and drop the file again.',
  ],
  'csv/too-many-columns': [
    (d) =>
      `The file has ${number(d, 'columns') ?? 'too many'} columns${number(d, 'limit') ? `; at most ${number(d, 'limit')} are read` : ''}.`,
    'Export only the columns the audit needs: the outcome, the decision or score, and the sensitive features.',
  ],
  'csv/cell-too-large': [
    (d) => `A cell is larger than ${typeof d['limit'] === 'number' ? formatBytes(d['limit']) : 'can be read'}.`,
    (d) =>
      d['line'] === 1
        ? 'It is in the first line, so the file may not be a table at all. If it is one, look there for a quote that is missing.'
        : 'Often a quote is missing in or before that line. Repair it there, or leave the long column out of the export.',
  ],
  'csv/no-consistent-columns': [
    'The lines have no common number of cells, so they do not make a table.',
    'Check that it is delimited text. Lines of a report above or below the table have to be taken out.',
  ],
  'parquet/truncated': [
    'The Parquet file breaks off: its end, which says what it holds, is missing.',
    'It was probably not copied or written to the end. Copy or export it again, and compare its size with the original.',
  ],
  'parquet/encrypted': [
    (d) => (d['column'] ? `In this Parquet file ${column(d)} is encrypted.` : 'This Parquet file is encrypted.'),
    'Evenhand asks for no keys. Write it without encryption on your own machine, and drop that file.',
  ],
  'parquet/damaged': [
    (d) =>
      d['column']
        ? `The Parquet file is damaged: ${column(d)} cannot be read${number(d, 'rowGroup') ? ` in row group ${number(d, 'rowGroup')}` : ''}.`
        : 'The Parquet file is damaged: the part that says what it holds cannot be read.',
    'Nothing was read from it. Copy or export it again; if it fails again, export it as CSV.',
  ],
  'parquet/unknown-codec': [
    (d) =>
      `In this Parquet file ${column(d)} is compressed by ${text(d, 'codec', 'a method')}, which is not read here.`,
    'Write it with snappy, gzip, zstd, brotli or lz4, or without compression.',
  ],
  'parquet/no-rows': [
    'The Parquet file has columns and no rows.',
    'Check the filter of the export: it may have left no rows.',
  ],
  'parquet/no-columns': [
    'The Parquet file has no column that is part of a table.',
    'Lists, maps, structures and bytes are set aside. Export it with one plain value in each cell.',
  ],
  'parquet/not-loaded': [
    'The part of Evenhand that reads Parquet could not be loaded.',
    'It is fetched once, from the site that served this page. Reload the page while you are online, or export the file as CSV.',
  ],
};
