import { hasLeadingZeroBytes, parseNumberBytes } from './cell-number.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { createDecoder } from './decode-bytes.ts';
import { growFloats, nextCapacity } from './grow.ts';
import { MAX_UNREADABLE_LISTED } from './limits.ts';
import type { RowBlock } from './row-block.ts';
import type { ByteEncoding, ColumnKind } from './schema.ts';
import type { NumbersColumn } from './table.ts';
import { isUtf8 } from './utf8.ts';

/** A column of which more than this share of the filled cells is unreadable is not one of numbers. */
const MAX_UNREADABLE_SHARE = 0.1;
const MAX_SPELLING_BYTES = 64;
const ZERO = 0x30;

type NumbersKind = Extract<ColumnKind, { store: 'numbers' }>;

/** Builds a column of numbers straight from the bytes. */
export class NumbersBuilder implements ColumnBuilder {
  readonly keepsRanges = false;
  private rows = 0;
  private values: Float64Array<ArrayBuffer>;
  private missing = new Map<string, number>();
  private unreadable = 0;
  private unreadableLines: number[] = [];
  private missingInAll = 0;
  private unreadableInAll = 0;
  private rowsInAll = 0;
  private leadingZeros = 0;
  private wellFormed = true;
  private readonly mark: number;

  constructor(
    private readonly index: number,
    private readonly name: string,
    private readonly kind: NumbersKind,
    private readonly expectedRows: number,
  ) {
    this.mark = kind.decimalMark.charCodeAt(0);
    this.values = new Float64Array(expectedRows);
  }

  append(bytes: Uint8Array, block: RowBlock): void {
    this.makeRoom(this.rows + block.rows);
    const { values, mark } = this;
    const { numbersMayBeMissing } = this.kind;
    const { starts, ends, rows, columns } = block;
    let at = this.rows;
    for (let row = 0, cell = this.index; row < rows; row++, cell += columns) {
      const start = starts[cell];
      const end = ends[cell];
      const value = parseNumberBytes(bytes, start, end, mark);
      values[at++] = value;
      if (value !== value) this.addOdd(bytes, start, end, block.lines[row]);
      else if (bytes[start] === ZERO && hasLeadingZeroBytes(bytes, start, end)) this.leadingZeros++;
      if (numbersMayBeMissing && value === value && this.countMissing(bytes, start, end)) values[at - 1] = NaN;
    }
    this.rows = at;
    this.rowsInAll += rows;
  }

  isUtf8(): boolean {
    return this.wellFormed;
  }

  misfit(): 'other' | null {
    if (this.kind.insisted) return null;
    const filled = this.rowsInAll - this.missingInAll;
    if (this.unreadableInAll > MAX_UNREADABLE_SHARE * filled) return 'other';
    return this.leadingZeros > 0 ? 'other' : null;
  }

  take(encoding: ByteEncoding): NumbersColumn {
    const { index, name, unreadable, unreadableLines } = this;
    const { decimalMark } = this.kind;
    const missing = new Map([...this.missing].map(([spelling, count]) => [decodeBinary(spelling, encoding), count]));
    const values = this.values.subarray(0, this.rows);
    this.values = new Float64Array(0);
    this.rows = 0;
    this.missing = new Map();
    this.unreadable = 0;
    this.unreadableLines = [];
    return {
      index,
      name,
      store: 'numbers',
      values,
      missing,
      unreadable: { count: unreadable, lines: unreadableLines },
      decimalMark,
    };
  }

  private makeRoom(rows: number): void {
    const { length } = this.values;
    if (rows <= length) return;
    if (length === 0) this.values = new Float64Array(Math.max(rows, this.expectedRows));
    else this.values = growFloats(this.values, nextCapacity(length, rows));
  }

  private addOdd(bytes: Uint8Array, start: number, end: number, line: number): void {
    if (this.countMissing(bytes, start, end)) return;
    this.unreadable++;
    this.unreadableInAll++;
    if (this.unreadableLines.length < MAX_UNREADABLE_LISTED) this.unreadableLines.push(line);
  }

  private countMissing(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > MAX_SPELLING_BYTES) return false;
    const spelling = end === start ? '' : String.fromCharCode(...bytes.subarray(start, end));
    const known = this.missing.get(spelling);
    if (known === undefined && !this.kind.isMissing(decodeBinary(spelling, 'utf-8'))) return false;
    this.missing.set(spelling, (known ?? 0) + 1);
    this.missingInAll++;
    this.wellFormed &&= isUtf8(bytes, start, end);
    return true;
  }
}

/** The text of a string that holds one byte per character. */
function decodeBinary(binary: string, encoding: ByteEncoding): string {
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return createDecoder(encoding)(bytes);
}
