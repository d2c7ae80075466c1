import { cellReader, hasLeadingZero } from '../cell-number.ts';
import { numberSpelling } from '../choose-kind.ts';
import { growFloats, nextCapacity } from '../grow.ts';
import type { ColumnKind } from '../schema.ts';
import type { NumbersColumn } from '../table.ts';
import { isNumberKind, type CellKind } from './cell-kind.ts';
import { cellNumber, cellSpeller } from './spell-cell.ts';
import type { ColumnPage, StoredValues } from './page-values.ts';
import type { ParquetBuilder } from './parquet-builder.ts';

type NumbersKind = Extract<ColumnKind, { store: 'numbers' }>;

const MAX_UNREADABLE_SHARE = 0.1;
const MAX_ODD_SPELLINGS = 64;

/** Builds a column of numbers from pages: of stored numbers, or of texts that spell numbers. */
export class ParquetNumbers implements ParquetBuilder {
  /** Whole numbers that no double holds, and that were rounded. */
  rounded = 0;
  readonly odd = new Set<string>();
  /** A text showed that the mark in doubt starts decimals. */
  provesDecimals = false;
  private values = new Float64Array(0);
  private missing = new Map<string, number>();
  private readonly spell: (value: unknown) => string;
  private readonly number: (value: unknown) => number;
  private readonly stored: boolean;
  /** What is stored is exact, however large. */
  private readonly exact: boolean;
  private rows = 0;
  private unreadable = 0;
  /** Of all cells so far, and not only of those since the last take. */
  private filledInAll = 0;
  private unreadableInAll = 0;
  private leadingZeros = 0;
  private dictionary: StoredValues | null = null;
  /** The numbers of the dictionary's values. */
  private known: Float64Array | null = null;

  constructor(
    private readonly index: number,
    private readonly name: string,
    cellKind: CellKind,
    private readonly kind: NumbersKind,
    private readonly expectedRows: number,
  ) {
    this.spell = cellSpeller(cellKind);
    this.stored = isNumberKind(cellKind);
    this.exact = cellKind.is === 'integer64' || cellKind.is === 'unsigned' || cellKind.is === 'decimal';
    const read = cellReader(kind);
    this.number = this.stored ? cellNumber(cellKind) : (value) => read(this.spell(value));
  }

  append(page: ColumnPage): void {
    const { rows, filled, values, dictionary } = page;
    this.makeRoom(this.rows + rows);
    this.filledInAll += rows;
    const simple = this.stored && !this.kind.numbersMayBeMissing;
    if (simple && !filled && !dictionary && values instanceof Float64Array) this.appendDoubles(values);
    else this.appendCells(page, simple);
    this.rows += rows;
  }

  misfit(): 'other' | null {
    if (this.kind.insisted) return null;
    if (this.unreadableInAll > MAX_UNREADABLE_SHARE * this.filledInAll) return 'other';
    return this.leadingZeros > 0 ? 'other' : null;
  }

  take(): NumbersColumn {
    const { index, name, missing, unreadable: count } = this;
    const values = this.values.subarray(0, this.rows);
    this.values = new Float64Array(0);
    this.missing = new Map();
    this.rows = 0;
    this.unreadable = 0;
    return {
      index,
      name,
      store: 'numbers',
      values,
      missing,
      unreadable: { count, lines: [] },
      ...numberSpelling(this.kind),
    };
  }

  private makeRoom(rows: number): void {
    const { length } = this.values;
    if (rows <= length) return;
    if (length === 0) this.values = new Float64Array(Math.max(rows, this.expectedRows));
    else this.values = growFloats(this.values, nextCapacity(length, rows));
  }

  private appendCells({ rows, filled, values, dictionary }: ColumnPage, simple: boolean): void {
    if (dictionary !== this.dictionary) {
      this.dictionary = dictionary;
      this.known = dictionary && simple ? Float64Array.from(dictionary, (cell) => this.number(cell)) : null;
    }
    const { known } = this;
    for (let row = 0, at = 0; row < rows; row++) {
      if (filled && filled[row] === 0) {
        this.values[this.rows + row] = this.addMissing('');
        continue;
      }
      const value = values[at++];
      const number = known && dictionary ? known[value as number] : NaN;
      const certain = Math.abs(number) <= Number.MAX_SAFE_INTEGER;
      this.values[this.rows + row] = certain ? number : this.readCell(dictionary ? dictionary[value as number] : value);
    }
  }

  private appendDoubles(values: Float64Array): void {
    this.values.set(values, this.rows);
    for (let at = 0; at < values.length; at++) {
      const value = values[at];
      if (value - value !== 0) this.values[this.rows + at] = this.readCell(value);
    }
  }

  private readCell(cell: unknown): number {
    const number = this.number(cell);
    if (!this.stored) return this.readText(this.spell(cell), number);
    if (!Number.isFinite(number)) return this.addOdd(String(number));
    if (this.kind.numbersMayBeMissing && this.kind.isMissing(this.spell(cell)))
      return this.addMissing(this.spell(cell));
    if (this.exact && Math.abs(number) > Number.MAX_SAFE_INTEGER) this.rounded++;
    return number;
  }

  private readText(text: string, number: number): number {
    const { kind } = this;
    if (number !== number) return this.addOdd(text);
    if (kind.numbersMayBeMissing && kind.isMissing(text)) return this.addMissing(text);
    if (hasLeadingZero(text)) this.leadingZeros++;
    if (kind.doubtful && !this.provesDecimals) {
      const at = text.trim().indexOf(kind.doubtful);
      this.provesDecimals = at >= 0 && text.trim().length - at !== 4;
    }
    return number;
  }

  private addOdd(text: string): number {
    if (this.kind.isMissing(text)) return this.addMissing(text);
    this.unreadable++;
    this.unreadableInAll++;
    if (this.odd.size < MAX_ODD_SPELLINGS) this.odd.add(text);
    return NaN;
  }

  private addMissing(spelling: string): number {
    // A null is missing even where other spellings were named.
    this.missing.set(spelling, (this.missing.get(spelling) ?? 0) + 1);
    this.filledInAll--;
    return NaN;
  }
}
