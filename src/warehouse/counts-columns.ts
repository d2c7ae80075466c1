import type { CodesColumn, Column, Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { columnNumbers } from '../plan/column-numbers.ts';
import type { ResultColumn } from './result-columns.ts';

/** The columns of a table of counts by their names, which some engines write in capitals. */
export class CountsColumns {
  readonly rowCount: number;
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #numbers = new Map<string, Float64Array>();

  constructor(table: Table) {
    this.rowCount = table.rowCount;
    this.#columns = new Map(table.columns.map((column) => [column.name.toLowerCase(), column]));
  }

  /** @throws AppError `counts/damaged` where there is none of that name, or it holds something else */
  require(name: ResultColumn): Column {
    const column = this.#columns.get(name);
    if (!column) throw new AppError('counts/damaged', { what: 'columns', name });
    return column;
  }

  /** The column's cells as texts. */
  codes(name: ResultColumn): CodesColumn {
    const column = this.require(name);
    if (column.store !== 'codes') throw new AppError('plan/too-many-values', { column: name });
    return column;
  }

  text(name: ResultColumn, row: number): string {
    const { levels, codes } = this.codes(name);
    return levels[codes[row]];
  }

  /** All cells as numbers; NaN for what is none. */
  numbers(name: ResultColumn): Float64Array {
    const known = this.#numbers.get(name);
    if (known) return known;
    const column = this.require(name);
    if (column.store === 'text') throw new AppError('counts/damaged', { what: 'number', name });
    const numbers = columnNumbers(column);
    this.#numbers.set(name, numbers);
    return numbers;
  }

  /** A number of rows. @throws AppError `counts/damaged` where a cell holds none */
  count(name: ResultColumn, row: number): number {
    return this.whole(name, row, 0, Number.MAX_SAFE_INTEGER);
  }

  /** A whole number from…to. @throws AppError `counts/damaged` */
  whole(name: ResultColumn, row: number, from: number, to: number): number {
    const value = this.numbers(name)[row];
    if (!Number.isInteger(value) || value < from || value > to) {
      throw new AppError('counts/damaged', { what: 'number', name });
    }
    return value;
  }

  /** Numbers of some rows, all finite. @throws AppError `counts/damaged` */
  sums(name: ResultColumn, rows: Uint32Array): Float64Array {
    const all = this.numbers(name);
    const sums = Float64Array.from(rows, (row) => all[row]);
    if (!sums.every(Number.isFinite)) throw new AppError('counts/damaged', { what: 'number', name });
    return sums;
  }
}
