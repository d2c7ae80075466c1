import type { ErrorCode } from '../errors.ts';
import { column, number, text, type Words } from './error-facts.ts';

/** Errors of Arrow files: Feather, and streams of record batches. */
export const ARROW_ERRORS: Readonly<Record<Extract<ErrorCode, `arrow/${string}`>, Words>> = {
  'arrow/truncated': [
    (d) =>
      number(d, 'byte')
        ? `The Arrow file breaks off: what should stand from byte ${number(d, 'byte')} on is missing.`
        : 'The Arrow file breaks off before its end.',
    'It was probably not copied or written to the end. Copy or export it again, and compare its size with the original.',
  ],
  'arrow/damaged': [
    (d) => {
      const batch = number(d, 'batch');
      if (d['column'])
        return `The Arrow file is damaged: ${column(d)} cannot be read${batch ? ` in record batch ${batch}` : ''}.`;
      if (batch) return `The Arrow file is damaged: record batch ${batch} cannot be read.`;
      const byte = number(d, 'byte');
      return byte
        ? `The Arrow file is damaged: what stands at byte ${byte} cannot be read.`
        : 'The Arrow file is damaged: the part that says what it holds cannot be read.';
    },
    'Nothing was read from it. Copy or export it again; if it fails again, export it as Parquet or CSV.',
  ],
  'arrow/unknown-codec': [
    (d) => `This Arrow file is compressed by a method that is not read here (number ${text(d, 'codec', 'unknown')}).`,
    'Write it with LZ4 or Zstandard, or without compression.',
  ],
  'arrow/old-feather': [
    'This is a Feather file of the first version, which is not read here.',
    'Write it again with version 2, which every present library writes unless told otherwise, or as Parquet or CSV.',
  ],
  'arrow/other-byte-order': [
    'This Arrow file was written with its bytes in the order of another kind of machine.',
    'Write it again on an ordinary computer, or as Parquet or CSV.',
  ],
  'arrow/no-rows': [
    'The Arrow file has columns and no rows.',
    'Check the filter of the export: it may have left no rows.',
  ],
  'arrow/no-columns': [
    'The Arrow file has no column that is part of a table.',
    'Lists, maps, structures and bytes are set aside. Export it with one plain value in each cell.',
  ],
  'arrow/not-loaded': [
    'The part of Evenhand that reads Arrow could not be loaded.',
    'It is fetched once, from the site that served this page. Reload the page while you are online, or export the file as CSV.',
  ],
};
