import { expect, test } from 'vitest';
import { RowScanner } from '../../src/data/row-scanner.ts';

test('bytes below a line feed and between the line breaks do not end a cell, wherever they stand', () => {
  for (const byte of [0x00, 0x01, 0x08, 0x09, 0x0b, 0x0c]) {
    for (let before = 1; before < 9; before++) {
      const cell = `${'a'.repeat(before)}${String.fromCharCode(byte)}bc`;
      const bytes = new TextEncoder().encode(`${cell},d\r\n`);
      const scanner = new RowScanner(',', 2);
      expect(scanner.scanRow(bytes, 0, bytes.length)).toBe(true);
      expect([scanner.cells, scanner.starts[0], scanner.ends[0], scanner.next]).toEqual([
        2,
        0,
        cell.length,
        bytes.length,
      ]);
    }
  }
});

test('a first byte above ASCII is noticed', () => {
  const bytes = new TextEncoder().encode('ab,é\n');
  const scanner = new RowScanner(',', 2);
  scanner.scanRow(bytes, 0, bytes.length);
  expect(scanner.ascii).toBe(false);
});
