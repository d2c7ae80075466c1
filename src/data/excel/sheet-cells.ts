import { AppError } from '../../errors.ts';
import { MAX_COLUMNS } from '../limits.ts';
import type { Workbook } from './open-workbook.ts';
import { spellSerial } from './serial-date.ts';
import { plainText, RichText } from './shared-strings.ts';
import type { XmlHandler } from './xml-part.ts';

/** A row that has cells with something in them. */
export interface SheetRow {
  /** From 1, as the program that shows the sheet numbers it. */
  readonly row: number;
  /** The texts of its cells by column, from 0; holes where there is nothing. */
  readonly cells: readonly (CellText | undefined)[];
}

/** Cells that were merged over several rows: rows from 1, columns from 0. */
export interface MergedCells {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly first: number;
  readonly last: number;
}

/** The text of a cell, or where it lies among the strings that cells share. */
export type CellText = string | readonly [from: number, to: number];

/** A cell that says that there is nothing to be had, in the words of which every reader takes it for missing. */
const NOT_AVAILABLE = '#N/A';
const LETTER_A = 0x40;

/** Hears the elements of a sheet, and gathers its rows. */
export class SheetCells implements XmlHandler {
  /** Rows that have been read and not been taken. */
  rows: SheetRow[] = [];
  /** Cells so far with a formula that no program has calculated. */
  uncomputedFormulas = 0;
  /** Cells merged over several rows; they are named after all rows. */
  readonly merged: MergedCells[] = [];
  private row = 0;
  private column = 0;
  private cells: (CellText | undefined)[] = [];
  private inSheet = false;
  private inCell = false;
  private inValue = false;
  private hasFormula = false;
  private hasValue = false;
  private type = 'n';
  private style = 0;
  private value = '';
  private readonly inline = new RichText();

  constructor(
    private readonly workbook: Workbook,
    private readonly sheet: string,
  ) {}

  open(name: string, attributes: () => Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.inSheet = true;
    else if (name === 'mergeCell') this.merge(attributes()['ref'] ?? '');
    if (!this.inSheet) return;
    if (name === 'row') this.openRow(attributes()['r']);
    else if (name === 'c') this.openCell(attributes());
    else if (this.inCell && name === 'v') this.inValue = this.hasValue = true;
    else if (this.inCell && name === 'f') this.hasFormula = true;
    else if (this.inCell) this.inline.open(name);
  }

  close(name: string): void {
    if (!this.inSheet) return;
    if (name === 'sheetData') this.inSheet = false;
    else if (name === 'row') this.closeRow();
    else if (name === 'c') this.closeCell();
    else if (name === 'v') this.inValue = false;
    else if (this.inCell) this.inline.close(name);
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else if (this.inCell) this.inline.add(text);
  }

  private merge(ref: string): void {
    const [from, to = from] = ref.split(':');
    const [firstRow, lastRow] = [rowOf(from), rowOf(to)];
    if (lastRow > firstRow) this.merged.push({ firstRow, lastRow, first: columnOf(from), last: columnOf(to) });
  }

  private openRow(number: string | undefined): void {
    const row = number === undefined ? this.row + 1 : Number(number);
    if (!(row > this.row)) throw new RangeError('rows out of their order');
    this.row = row;
    this.column = -1;
    this.cells = [];
  }

  private openCell({ r, t = 'n', s }: Readonly<Record<string, string>>): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    if (this.column >= MAX_COLUMNS) throw new RangeError('a column beyond the last');
    this.type = t;
    this.style = Number(s ?? 0);
    this.inCell = true;
    this.hasFormula = this.hasValue = false;
    this.value = '';
    this.inline.clear();
  }

  private closeCell(): void {
    this.inCell = false;
    // A text may have been calculated to be empty; a number cannot.
    const isEmptyText = this.type === 'str' && this.hasValue;
    if (this.hasFormula && this.value === '' && !isEmptyText) this.uncomputedFormulas++;
    try {
      const text = this.spell();
      if (text !== '') this.cells[this.column] = text;
    } catch (cause) {
      const { column, row, sheet } = this;
      throw new AppError('excel/bad-cell', { cell: `${lettersOf(column)}${row}`, row, sheet }, { cause });
    }
  }

  private closeRow(): void {
    if (this.cells.length > 0) this.rows.push({ row: this.row, cells: this.cells });
  }

  private spell(): CellText {
    const { value, type, workbook } = this;
    switch (type) {
      case 's':
        return value === '' ? '' : emptyAsText(workbook.strings.rangeOf(Number(value)));
      case 'inlineStr':
        return plainText(this.inline.value);
      case 'b':
        return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        return value === NOT_AVAILABLE ? 'N/A' : value;
      case 'str':
        return plainText(value);
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
      default:
        return this.spellNumber();
    }
  }

  /** As the shortest decimal: what stands there may have more figures than the program shows. */
  private spellNumber(): string {
    const text = this.value.trim();
    const number = Number(text);
    if (text === '' || !Number.isFinite(number)) return text;
    const style = this.workbook.styles[this.style] ?? 'number';
    return spellSerial(number, style, this.workbook.from1904) ?? String(number);
  }
}

function emptyAsText(range: readonly [number, number]): CellText {
  return range[0] === range[1] ? '' : range;
}

/** The column, from 0, of a place such as `AB12`. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = (place.charCodeAt(at) & 0xdf) - LETTER_A;
    if (letter < 1 || letter > 26 || place.charCodeAt(at) < LETTER_A) break;
    column = column * 26 + letter;
  }
  if (column === 0) throw new RangeError('a cell without a column');
  return column - 1;
}

function rowOf(place: string): number {
  return Number(place.replace(/^\D+/, ''));
}

function lettersOf(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(LETTER_A + 1 + ((left - 1) % 26)) + letters;
  }
  return letters;
}
