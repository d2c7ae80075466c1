import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spareArray } from '../../src/data/byte-view.ts';
import { RowBlock } from '../../src/data/row-block.ts';
import { RowScanner, unquote } from '../../src/data/row-scanner.ts';
import type { TableSchema } from '../../src/data/schema.ts';

const COLUMNS = 3;

const piece = fc.constantFrom(
  'a',
  '1.5',
  'wörd',
  ' ',
  '\t',
  '"',
  '""',
  "'",
  '!',
  '\0',
  '\v',
  'a long cell without end ',
);
const cell = fc.oneof(
  fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')),
  fc.array(fc.oneof(piece, fc.constantFrom(',', ';', '\n', '\r\n', '\r')), { maxLength: 5 }).map((pieces) => {
    return `"${pieces.join('').replaceAll('"', '""')}"`;
  }),
);
const row = fc.array(cell, { minLength: 1, maxLength: COLUMNS + 1 }).map((cells) => cells);
const fitting = fc.array(cell, { minLength: COLUMNS, maxLength: COLUMNS });
const text = fc
  .tuple(
    fc.constantFrom(',', '\t', ';'),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.array(fc.oneof({ weight: 6, arbitrary: fitting }, { weight: 1, arbitrary: row }), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map(([delimiter, end, rows]) => ({ delimiter, text: rows.map((cells) => cells.join(delimiter) + end).join('') }));

/** What the scanner alone finds, up to a row that it cannot read: a row that is too short is filled up, one too long set aside. */
function scanned(bytes: Uint8Array, delimiter: string): string[] {
  const own = bytes.slice();
  const scanner = new RowScanner(delimiter, COLUMNS);
  const rows: string[] = [];
  for (let pos = 0; pos < own.length; pos = scanner.next) {
    scanner.clear();
    if (!scanner.scanRow(own, pos, own.length)) break;
    const escaped = new Set(scanner.escaped);
    const fits = scanner.cells <= COLUMNS || !scanner.surplusFilled;
    if (fits && !scanner.blank) {
      const cells = [0, 1, 2].map((at) => {
        if (at >= scanner.cells) return '';
        const end = escaped.has(at) ? unquote(own, scanner.starts[at], scanner.ends[at]) : scanner.ends[at];
        return latin(own, scanner.starts[at], end);
      });
      rows.push(`${scanner.line}: ${cells.join('|')}`);
    }
    scanner.line += scanner.lineBreaks;
  }
  return rows;
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return Array.from(bytes.subarray(from, to), (byte) => String.fromCharCode(byte)).join('');
}

/** The same rows as a block gives them, with some columns wanted. */
function filled(bytes: Uint8Array, delimiter: string, wanted: readonly number[]): string[] | null {
  const own = bytes.slice();
  const columns = [0, 1, 2].map((index) => {
    return { index, name: `c${index}`, kind: { store: wanted.includes(index) ? 'text' : 'skip' } } as const;
  });
  const schema: TableSchema = { delimiter, headerRows: 0, columns, expectedRows: 0 };
  const block = new RowBlock(schema);
  const rows: string[] = [];
  for (let pos = 0; pos < own.length; pos = block.next) {
    try {
      block.fill(own, pos, own.length);
    } catch {
      return null;
    }
    block.unquoteCells(own);
    for (let at = 0; at < block.rows; at++) {
      const cells = wanted.map((index) => {
        return latin(own, block.starts[at * COLUMNS + index], block.ends[at * COLUMNS + index]);
      });
      rows.push(`${block.lines[at]}: ${cells.join('|')}`);
    }
    if (block.open) break;
  }
  return rows;
}

test('a block cuts rows as the scanner cuts them one by one, whichever columns are wanted', () => {
  let rows = 0;
  fc.assert(
    fc.property(text, fc.subarray([0, 1, 2], { minLength: 1 }), ({ delimiter, text: written }, wanted) => {
      const encoded = new TextEncoder().encode(written);
      const bytes = spareArray(encoded.length);
      bytes.set(encoded);
      const found = filled(bytes, delimiter, wanted);
      if (found === null) return;
      const expected = scanned(bytes, delimiter).map((each) => {
        const cells = each.slice(each.indexOf(': ') + 2).split('|');
        return `${each.slice(0, each.indexOf(':'))}: ${wanted.map((index) => cells[index]).join('|')}`;
      });
      rows += expected.length;
      expect(found).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
  expect(rows).toBeGreaterThan(3000);
});

test('rows that stand alike again and again are cut at the same places', () => {
  const line = 'name,"a, ""quoted"" one",12.5\r\n';
  const encoded = new TextEncoder().encode(line.repeat(1000));
  const expected = Array.from({ length: 1000 }, (_, at) => `${at + 1}: name|a, "quoted" one|12.5`);
  expect(filled(encoded, ',', [0, 1, 2])).toEqual(expected);
});
