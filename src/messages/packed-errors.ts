import type { ErrorCode, ErrorDetails } from '../errors.ts';
import { formatBytes, formatCount } from '../report/numbers.ts';
import { number, text, type Words } from './error-facts.ts';

const PACKINGS: Readonly<Record<string, string>> = { gzip: 'gzip', zstd: 'Zstandard', zip: 'ZIP' };
const HELD: Readonly<Record<string, string>> = {
  parquet: 'a Parquet file',
  arrow: 'an Arrow file',
  excel: 'an Excel workbook',
};

const packing = (d: ErrorDetails): string => PACKINGS[text(d, 'packing')] ?? 'packed';
const bytes = (d: ErrorDetails, key: string): string => {
  const size = d[key];
  return typeof size === 'number' ? formatBytes(size) : 'more than can be read';
};
const atByte = (d: ErrorDetails): string => (typeof d['byte'] === 'number' ? ` at byte ${formatCount(d['byte'])}` : '');

/** Errors of packed files, of several files as one table, and of JSON. */
export const PACKED_ERRORS: Readonly<Record<Extract<ErrorCode, `${'packed' | 'parts' | 'json'}/${string}`>, Words>> = {
  'packed/bomb': [
    (d) =>
      `This ${packing(d)} file unpacks to more than ${bytes(d, 'unpacked')} from ${bytes(d, 'packed')}, which no table does. Reading was stopped, since such files are made to fill up memory.`,
    'If it is a table all the same, unpack it on your machine and drop the file that comes out.',
  ],
  'packed/truncated': [
    (d) => `The ${packing(d)} file breaks off${atByte(d)}: its end is missing.`,
    'It was probably not copied or written to the end. Copy or export it again, and compare its size with the original.',
  ],
  'packed/damaged': [
    (d) => `The ${packing(d)} file is damaged${atByte(d)}: it cannot be unpacked beyond that.`,
    'Nothing of it was kept. Copy or export it again; if it fails again, drop the unpacked file.',
  ],
  'packed/large-window': [
    (d) =>
      `This Zstandard file was packed with a window of ${bytes(d, 'window')}; at most ${bytes(d, 'limit')} are held here.`,
    'Pack it without --long and --ultra, or unpack it on your machine and drop the file that comes out.',
  ],
  'packed/too-large': [
    (d) =>
      `In this ${packing(d)} file is ${HELD[text(d, 'holds')] ?? 'a file'}, which has to be unpacked into memory to be read; it is larger than ${bytes(d, 'limit')}.`,
    'Unpack it on your machine and drop the file that comes out: that one is read piece by piece.',
  ],
  'packed/nested': [
    'This packed file holds another packed file.',
    'Unpack the outer one on your machine and drop what comes out.',
  ],
  'packed/encrypted': [
    (d) => `In this ZIP file ${text(d, 'name')} is encrypted.`,
    'Evenhand asks for no passwords. Unpack it on your machine and drop the files that come out.',
  ],
  'packed/unknown-method': [
    (d) =>
      `In this ZIP file ${text(d, 'name')} is packed by a method that is not read here (number ${text(d, 'method')}).`,
    'Pack it again with the usual method, Deflate, or unpack it on your machine and drop the files that come out.',
  ],
  'packed/no-table': [
    (d) => `No table was found in this ZIP file${d['names'] ? `; it holds ${text(d, 'names')}` : ''}.`,
    'Tables are CSV, TSV, JSON, Parquet, Arrow and Excel files, each of them packed or not.',
  ],
  'packed/not-loaded': [
    (d) => `The part of Evenhand that unpacks ${packing(d)} files could not be loaded.`,
    'It is fetched once, from the site that served this page. Reload the page while you are online, or unpack the file.',
  ],
  'parts/other-columns': [
    (d) => {
      const lacks = d['missing'] ? ` It lacks ${text(d, 'missing')}.` : '';
      const has = d['surplus'] ? ` It has ${text(d, 'surplus')} besides.` : '';
      const others = typeof d['alike'] === 'number' && d['alike'] > 1 ? `the ${number(d, 'alike')} others` : null;
      return `The columns of ${text(d, 'file', 'one file')} differ from those of ${others ?? text(d, 'first', 'the first')}, so they are not one table.${lacks}${has}`;
    },
    'Each file needs the same column names, in any order. Leave out the one that differs, or export it with the same columns.',
  ],
  'parts/same-file': [
    (d) =>
      `${text(d, 'names', 'Two of the files')} are the same file, byte for byte, so everybody in it would count twice.`,
    'Leave one of them out and choose the others again.',
  ],
  'json/damaged': [
    (d) => `This JSON cannot be read${typeof d['byte'] === 'number' ? ` from byte ${formatCount(d['byte'])} on` : ''}.`,
    'A list of records, or a record on each line, is read. Check that the file is whole and was not edited by hand.',
  ],
  'json/no-records': [
    'This JSON holds no list of records.',
    'A table is a list of objects that have the same keys, or an object on each line. Export it so, or as CSV.',
  ],
  'json/no-rows': ['The JSON file holds no rows.', 'Check the filter of the export: it may have left no rows.'],
  'json/pandas-layout': [
    (d) => `The JSON file is laid out as pandas does with orient='${text(d, 'orient')}', and has no records.`,
    "In pandas, write it with orient='records', or with orient='records' and lines=True.",
  ],
  'json/one-key': [
    (d) =>
      `The records of this JSON have ${d['keys'] && text(d, 'keys') ? `one key alone, ${text(d, 'keys')}` : 'no keys'}, so there is nothing to compare.`,
    'Each record needs the outcome and the sensitive features among its keys.',
  ],
  'json/bad-lines': [
    (d) =>
      `Hardly a line of this file is valid JSON: ${number(d, 'bad') ?? 'most'} of the first ${number(d, 'lines') ?? 'lines'} are not.`,
    'A record on each line is read, or one list of records. Check how the file was written.',
  ],
  'json/too-large': [
    (d) => `A record is larger than ${bytes(d, 'limit')}.`,
    'Often a bracket or a quote is missing in or before it. Repair it there, or leave the long value out of the export.',
  ],
};
