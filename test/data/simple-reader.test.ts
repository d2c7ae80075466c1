import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../src/data/read-text.ts';
import type { ColumnKind } from '../../src/data/schema.ts';
import type { Table } from '../../src/data/table.ts';
import { TableReader } from '../../src/data/table-reader.ts';
import { countsOf, readSimply, tableRows } from '../support/simple-reader.ts';
import { encode, writeCsv, type Dialect } from './csv-writer.ts';
import { cutBlob, readTextTable, rowsOf } from './sources.ts';

const PIECES = [
  'a',
  'Bc',
  '12',
  '-2.5',
  'word',
  'Native American',
  ' ',
  '\t',
  '"',
  ',',
  ';',
  '|',
  '\n',
  '\r\n',
  '\r',
  'é',
];
const WIDE_PIECES = [...PIECES, '日本語', '😀', '\u2028'];

const dialects = fc.record<Dialect>({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quotes: fc.constantFrom('always', 'minimal'),
  lineEnding: fc.constantFrom('\n', '\r\n', '\r'),
  byteOrderMark: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  trailingNewline: fc.boolean(),
});

const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 });

function cellsFrom(pieces: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join(''));
}

const written = dialects.chain((how) =>
  fc.record({
    how: fc.constant(how),
    hasHeader: fc.boolean(),
    rows: fc.integer({ min: 2, max: 6 }).chain((columns) => {
      const cell = cellsFrom(how.encoding === 'windows-1252' ? PIECES : WIDE_PIECES);
      return fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 20 });
    }),
    cuts: lengths,
  }),
);

describe('any table that was written as RFC 4180 says', () => {
  test('is read as the simple reader reads it, with the same counts, however its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(written, async ({ how, hasHeader, rows, cuts }) => {
        const named = [rows[0].map((_, column) => `h${column}`), ...rows];
        const table = hasHeader ? named : [rows[0].map((_, column) => `first${column}`), ...rows];
        const bytes = writeCsv(table, how);
        const types = Object.fromEntries(
          table[0].map((name, column) => [hasHeader ? name : `column ${column + 1}`, 'category'] as const),
        );
        const source = cutBlob(bytes, cuts);
        const result = await readTextTable(source, { hasHeader, delimiter: how.delimiter, types });
        const text = new TextDecoder(how.encoding).decode(bytes);
        const simple = readSimply(text, how.delimiter);
        const expected = tableRows(simple, rows[0].length).slice(hasHeader ? 1 : 0);
        expect(expected).toEqual(hasHeader ? rows : table);
        expect(await rowsOf(result, source)).toEqual(expected);
        const lines = simple.filter(({ blank }) => !blank).map(({ line }) => line);
        expect(expected.map((_, row) => result.lines.lineOf(row))).toEqual(lines.slice(hasHeader ? 1 : 0));
        result.table.columns.forEach((column, index) => {
          if (column.store !== 'codes') throw new Error('a category has codes');
          const counts = new Map(column.levels.map((level, code) => [level, column.counts[code]]));
          expect(counts).toEqual(countsOf(expected, index));
        });
      }),
      { numRuns: 150 },
    );
  });
});

const KINDS: readonly ColumnKind[] = [
  { store: 'codes', decimalMark: '.', maxLevels: 1000 },
  { store: 'text' },
  { store: 'codes', decimalMark: '.', maxLevels: 1000 },
];
const FORMAT = {
  delimiter: ',',
  encoding: 'utf-8',
  byteOrderMark: false,
  hasHeader: false,
  lineEnding: 'lf',
} as const;

interface Pushing {
  readonly bufferBytes: number;
  readonly pieces: readonly number[];
  readonly batchRows: number;
}

/** The rows of three columns, two of them dictionaries and one left in the file, gathered from all batches. */
async function rowsInBatches(
  bytes: Uint8Array<ArrayBuffer>,
  { bufferBytes, pieces, batchRows }: Pushing,
): Promise<string[][]> {
  const columns = KINDS.map((kind, index) => ({ index, name: `c${index}`, kind }));
  const batches: Table[] = [];
  const onBatch = (batch: Table): void => void batches.push(batch);
  const reader = new TableReader(
    { delimiter: ',', headerRows: 0, columns, expectedRows: 3 },
    { bufferBytes, batchRows, onBatch, encoding: 'utf-8' },
  );
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = pieces[turn % pieces.length];
    reader.push(bytes.slice(at, at + length));
    at += length;
  }
  const { rowCount } = reader.finish();
  onBatch({ rowCount, columns: reader.takeColumns('utf-8').filter((column) => column !== null) });
  const rows: string[][] = [];
  for (const batch of batches) {
    const cells = await Promise.all(
      batch.columns.map((column) => {
        if (column.store === 'text')
          return readText(
            new Blob([bytes]),
            FORMAT,
            column,
            column.starts.map((_, row) => row),
          );
        return column.store === 'codes' ? Array.from(column.codes, (code) => column.levels[code]) : [];
      }),
    );
    for (let row = 0; row < batch.rowCount; row++) rows.push(cells.map((column) => column[row]));
  }
  return rows;
}

describe('any text', () => {
  const loose = fc
    .array(
      fc.array(
        fc.oneof(
          fc.constantFrom(
            '',
            'a',
            ' b',
            'c ',
            '  ',
            '"q"',
            ' "q, r" ',
            '"x""y"',
            '"two\nlines"',
            '"" ',
            '"q"rest',
            'a"b',
            'é',
            'a\0',
            'a\0\0',
          ),
          fc.stringMatching(/^[a-z0-9]{0,20}$/),
        ),
        { minLength: 1, maxLength: 5 },
      ),
      { minLength: 1, maxLength: 30 },
    )
    .chain((rows) =>
      fc
        .array(fc.constantFrom('\n', '\r\n', '\r', '\n\n'), { minLength: rows.length, maxLength: rows.length })
        .map((ends) => rows.map((cells, row) => cells.join(',') + ends[row]).join('')),
    );
  const pushing = fc.record<Pushing>({
    bufferBytes: fc.integer({ min: 1, max: 80 }),
    pieces: lengths,
    batchRows: fc.integer({ min: 1, max: 12 }),
  });

  test('is cut into the cells that the simple reader finds, whatever the buffer, the pieces and the batches', async () => {
    await fc.assert(
      fc.asyncProperty(loose, pushing, async (text, how) => {
        const bytes = encode(text, { encoding: 'utf-8', byteOrderMark: false });
        expect(await rowsInBatches(bytes, how)).toEqual(tableRows(readSimply(text, ','), KINDS.length));
      }),
      { numRuns: 300 },
    );
  });
});
