import { describe, expect, test } from 'vitest';
import { errorMessage } from '../../../src/messages/errors.ts';
import { JSON_WORDS, kindsWords, PACKED, READING } from '../../../src/messages/reading.ts';
import type { JsonFormat, TextFormat } from '../../../src/data/profile.ts';

const json: JsonFormat = { kind: 'json', shape: 'lines', arrays: false, encoding: 'utf-8' };
const text: TextFormat = {
  delimiter: ',',
  encoding: 'utf-8',
  byteOrderMark: false,
  hasHeader: true,
  lineEnding: 'lf',
};

describe('how files were read', () => {
  test('is said of JSON and of what was set aside', () => {
    expect(JSON_WORDS.name(json)).toBe('JSON, a record on each line');
    expect(JSON_WORDS.name({ ...json, shape: 'list', encoding: 'utf-16le' })).toBe(
      'JSON, a list of records, in UTF-16',
    );
    expect(JSON_WORDS.misfitRecords(1, 'lines')).toBe('1 line could not be read as a record');
    expect(READING.misfit({ line: 7, kind: 'not-json', cells: 0 })).toBe('Line 7: no valid JSON, set aside');
  });

  test('names packings, what was passed over, and the kinds of several files', () => {
    expect(PACKED.unpacked(['zip', 'gzip'])).toBe('It was unpacked from a ZIP archive, then gzip.');
    expect(PACKED.passedOver(['README.txt'])).toMatch(/passed over: .*README\.txt/);
    expect(kindsWords([{ ...text, sheet: { name: 's', notRead: [] } }, text, text])).toBe('Excel and delimited text');
  });

  test('never changes the spelling of a file’s name', () => {
    expect(errorMessage('csv/unclosed-quote', { file: 'rows.csv', line: 2, column: 1 }).where).toMatch(
      /^\P{L}*rows\.csv\P{L}*, line 2/u,
    );
    expect(errorMessage('file/empty', { file: 'north.csv' }).what).toMatch(/north\.csv.* holds nothing/);
    expect(errorMessage('file/empty', { file: 'north.csv' }).next).toContain('Leave it out');
    expect(errorMessage('file/not-text', { looksLike: 'xls' }).next).toContain('.xlsx');
  });
});
