import { hasLeadingZeroBytes, parseNumberBytes } from './cell-number.ts';
import { numberSpelling } from './choose-kind.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { createDecoder } from './decode-bytes.ts';
import { growFloats, nextCapacity } from './grow.ts';
import { MAX_UNREADABLE_LISTED } from './limits.ts';
import { numberReader } from './number-format.ts';
import type { RowBlock } from './row-block.ts';
import type { ByteEncoding, ColumnKind } from './schema.ts';
import type { NumbersColumn } from './table.ts';
import { isUtf8 } from './utf8.ts';

/** A column of which more than this share of the filled cells is unreadable is not one of numbers. */
const MAX_UNREADABLE_SHARE = 0.1;
const MAX_SPELLING_BYTES = 64;
const MAX_ODD_SPELLINGS = 64;
/** What divides thousands divides three figures. */
const GROUP_FIGURES = 3;
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
  private readonly formatted: ((text: string) => number) | null;
  private readonly odd = new Set<string>();
  private decimalsProven = false;

  constructor(
    private readonly index: number,
    private readonly name: string,
    private readonly kind: NumbersKind,
    private readonly expectedRows: number,
  ) {
    this.mark = kind.decimalMark.charCodeAt(0);
    this.formatted = kind.numberFormat ? numberReader(kind.numberFormat) : null;
    this.values = new Float64Array(expectedRows);
  }

  append(bytes: Uint8Array, block: RowBlock): void {
    this.makeRoom(this.rows + block.rows);
    if (this.formatted) return this.appendFormatted(bytes, block, this.formatted);
    if (this.kind.doubtful) this.lookForDecimals(bytes, block, this.kind.doubtful.charCodeAt(0));
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

  /** The same for numbers that are more than figures with a decimal mark, each read from its text. */
  private appendFormatted(bytes: Uint8Array, block: RowBlock, read: (text: string) => number): void {
    const { starts, ends, rows, columns } = block;
    const { numbersMayBeMissing } = this.kind;
    for (let row = 0, cell = this.index; row < rows; row++, cell += columns) {
      const start = starts[cell];
      const end = ends[cell];
      let value = end > start ? read(this.decode(bytes, start, end)) : NaN;
      if (value !== value) this.addOdd(bytes, start, end, block.lines[row]);
      else if (numbersMayBeMissing && this.countMissing(bytes, start, end)) value = NaN;
      this.values[this.rows + row] = value;
    }
    this.rows += rows;
    this.rowsInAll += rows;
  }

  private decode(bytes: Uint8Array, start: number, end: number): string {
    let ascii = '';
    for (let at = start; at < end; at++) {
      if (bytes[at] >= 0x80) {
        const wellFormed = isUtf8(bytes, start, end);
        this.wellFormed &&= wellFormed;
        return createDecoder(wellFormed ? 'utf-8' : 'windows-1252')(bytes.subarray(start, end));
      }
      ascii += String.fromCharCode(bytes[at]);
    }
    return ascii;
  }

  /** Looks for a cell in which the mark does not stand before exactly three figures. */
  private lookForDecimals(bytes: Uint8Array, { starts, ends, rows, columns }: RowBlock, mark: number): void {
    for (let row = 0, cell = this.index; row < rows && !this.decimalsProven; row++, cell += columns) {
      const end = ends[cell];
      for (let at = starts[cell]; at < end; at++) {
        if (bytes[at] !== mark) continue;
        this.decimalsProven = end - at - 1 !== GROUP_FIGURES;
        break;
      }
    }
  }

  oddSpellings(): readonly string[] {
    return [...this.odd];
  }

  provesDecimals(): boolean {
    return this.decimalsProven;
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
      ...numberSpelling(this.kind),
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
    if (this.odd.size < MAX_ODD_SPELLINGS && end - start <= MAX_SPELLING_BYTES)
      this.odd.add(this.decode(bytes, start, end));
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
