import type { ErrorCode } from '../errors.ts';
import { formatBytes } from '../report/numbers.ts';
import { number, text, type Words } from './error-facts.ts';

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  pdf: 'a PDF document',
  gzip: 'a gzip archive',
  zip: 'a ZIP archive',
  '7z': 'a 7z archive',
  parquet: 'a Parquet file',
  arrow: 'an Arrow file',
  sqlite: 'an SQLite database',
  xls: 'an Excel workbook',
  xlsx: 'an Excel workbook',
  'utf-32': 'text in UTF-32',
};

/** Errors of files and of the tables in them. */
export const FILE_ERRORS: Readonly<Record<Extract<ErrorCode, `${'file' | 'csv'}/${string}`>, Words>> = {
  'file/empty': [
    'The file holds nothing.',
    'Export it again from where it came from, and check its size before you drop it.',
  ],
  'file/not-text': [
    (d) =>
      `This is not a table of text${d['looksLike'] ? `; it looks like ${FORMAT_NAMES[text(d, 'looksLike')] ?? text(d, 'looksLike')}` : ''}.`,
    'Evenhand reads delimited text such as CSV. From a spreadsheet, use Save as or Download as CSV.',
  ],
  'file/unreadable': [
    'The browser could not read the file.',
    'It may have been moved, renamed or locked by another program. Close it there and choose it again.',
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
    'Often a quote is missing in or before that line. Repair it there, or leave the long column out of the export.',
  ],
  'csv/no-consistent-columns': [
    'The lines have no common number of cells, so they do not make a table.',
    'Check that it is delimited text. Lines of a report above or below the table have to be taken out.',
  ],
};
