import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/data/read-table.ts';
import { TableReader } from '../../src/data/table-reader.ts';
import type { ColumnKind } from '../../src/data/schema.ts';
import type { Table } from '../../src/data/table.ts';
import { parseNumber } from '../../src/data/cell-number.ts';
import { encode, writeCsv, type Dialect } from './csv-writer.ts';
import { cutBlob, rowsOf } from './sources.ts';

const dialect = fc.record<Dialect>({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quotes: fc.constantFrom('always', 'minimal'),
  lineEnding: fc.constantFrom('\n', '\r\n', '\r'),
  byteOrderMark: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  trailingNewline: fc.boolean(),
});

describe('a table written as RFC 4180 says', () => {
  test('needs no hint of its delimiter, and its numbers are those that the cells spell', async () => {
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map(String);
    const row = fc.tuple(
      number,
      fc.constantFrom('x', 'y, z', 'w;', 'a "b"'),
      number,
      fc.stringMatching(/^[a-z]{1,5}$/),
    );
    await fc.assert(
      fc.asyncProperty(dialect, fc.array(row, { minLength: 2, maxLength: 300 }), async (how, rows) => {
        const source = new Blob([writeCsv([['n', 'group', 'm', 'word'], ...rows], how)]);
        const result = await readTable(source, {});
        expect(result.format).toMatchObject({ delimiter: how.delimiter, hasHeader: true });
        const numbers = rows.map((cells) => [Number(cells[0]), Number(cells[2])]);
        const read = await rowsOf(result);
        expect(read.map((cells) => [Number(cells[0]), Number(cells[2])])).toEqual(numbers);
        expect(read.map((cells) => [cells[1], cells[3]])).toEqual(rows.map((cells) => [cells[1], cells[3]]));
      }),
      { numRuns: 80 },
    );
  });

  test('gives the same rows in batches, codes going on from one batch to the next', () => {
    const kinds: ColumnKind[] = [
      { store: 'codes', decimalMark: '.', maxLevels: 1000 },
      { store: 'numbers', decimalMark: '.', isMissing: () => false, numbersMayBeMissing: false, insisted: true },
    ];
    const columns = kinds.map((kind, index) => ({ index, name: `c${index}`, kind }));
    const cell = fc.tuple(fc.string({ maxLength: 3 }), fc.integer().map(String));
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, batchRows) => {
          const read: string[][] = [];
          let levels: readonly string[] = [];
          const onBatch = ({ rowCount, columns: [codes, numbers] }: Table): void => {
            if (codes.store !== 'codes' || numbers.store !== 'numbers') throw new Error('stores');
            expect(codes.levels.slice(0, levels.length)).toEqual(levels);
            levels = codes.levels;
            expect(codes.counts.reduce((sum, count) => sum + count, 0)).toBe(rowCount);
            for (let row = 0; row < rowCount; row++) read.push([levels[codes.codes[row]], String(numbers.values[row])]);
          };
          const schema = { delimiter: ',', headerRows: 0, columns, expectedRows: 0 } as const;
          const reader = new TableReader(schema, { onBatch, batchRows });
          reader.push(writeCsv(rows, {}));
          reader.finish();
          const rest = reader.takeColumns('utf-8').filter((column) => column !== null);
          onBatch({ rowCount: rows.length - read.length, columns: rest });
          expect(read).toEqual(rows);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('bytes of any kind', () => {
  test('never do worse than an AppError', async () => {
    const alphabet = fc.constantFrom(...new TextEncoder().encode('a1,;"\n\r\t |.#'), 0, 0xff, 0xc3, 0xa9);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(alphabet, { maxLength: 120 }).map((all) => Uint8Array.from(all)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), async (all, cuts) => {
        const failure: unknown = await readTable(cutBlob(Uint8Array.from(all), cuts), {}).then(
          () => null,
          (error: unknown) => error,
        );
        if (failure !== null)
          expect(failure).toMatchObject({ name: 'AppError', code: expect.not.stringMatching('internal') });
      }),
      { numRuns: 800 },
    );
  });

  test('give the same result however they are cut', async () => {
    const text = fc.array(fc.constantFrom('a', '1', ',', '"', '\n', '\r', '\r\n', '""', ' '), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), async (parts, cuts) => {
        const bytes = encode(`h1,h2\n${parts.join('')}`, { encoding: 'utf-8', byteOrderMark: false });
        const outcome = async (source: Blob): Promise<unknown> => {
          try {
            const result = await readTable(source, { delimiter: ',', hasHeader: true });
            return { rows: await rowsOf(result), bad: result.badRows };
          } catch (error) {
            return error;
          }
        };
        expect(await outcome(cutBlob(bytes, cuts))).toEqual(await outcome(new Blob([bytes])));
      }),
      { numRuns: 400 },
    );
  });
});

test('numbers are read from bytes as JavaScript reads them from text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(20), (value, places) => {
      for (const text of [String(value), Math.abs(value) < 1e15 ? value.toFixed(places) : '0']) {
        expect(parseNumber(text, '.')).toBe(Number(text));
        expect(parseNumber(text.replace('.', ','), ',')).toBe(Number(text));
      }
    }),
    { numRuns: 1000 },
  );
});
