import type { NumberFormat } from './number-format.ts';

/**
 * The Table: what a file becomes. Columns live in typed arrays inside the data worker; of their rows only the first few
 * ever cross to the page, and only when a person asks to see them (`preview-rows.ts`).
 *
 * A column is stored in one of three ways, which is about memory, not meaning (meaning is {@link ColumnType}, inferred
 * in the profile and overridable):
 * - `codes`: dictionary-encoded. `codes[row]` indexes `levels`; every spelling of the file is a level of its own, the
 *   empty cell included (level `''`, which a null of a Parquet file is too), so nothing is lost and nothing is swallowed.
 *   Used whenever a column has few distinct values, numeric ones too (`0`/`1`, `1.0`, a decile): the number of a level is
 *   parsed on demand.
 * - `numbers`: a Float64Array; `NaN` where the cell was missing or unreadable, both counted.
 * - `text`: many long distinct values; only byte ranges into the source, read on demand.
 *
 * A batch of rows has the same type as a whole table, so a tally can be fed batch by batch.
 */
export interface Table {
  readonly rowCount: number;
  readonly columns: readonly Column[];
}

export type Column = CodesColumn | NumbersColumn | TextColumn;
export type CodeArray = Uint8Array | Uint16Array | Uint32Array;
export type DecimalMark = '.' | ',';

/** How the numbers of a column are spelled. */
export interface NumberSpelling {
  readonly decimalMark: DecimalMark;
  /** Present where they are more than figures with a decimal mark: grouped, percentages, amounts of money. */
  readonly numberFormat?: NumberFormat;
}

interface ColumnBase {
  /** Position in the file, from 0. */
  readonly index: number;
  /** Unique name: the header, with `.1`, `.2`… appended when repeated, `column 3` when empty. */
  readonly name: string;
  /** The spellings a person named as missing in this column; absent where the recognised ones hold. */
  readonly missingSpellings?: readonly string[];
}

export interface CodesColumn extends ColumnBase, NumberSpelling {
  readonly store: 'codes';
  readonly codes: CodeArray;
  /** Every distinct spelling, in order of first appearance. */
  readonly levels: readonly string[];
  /** Rows per level. */
  readonly counts: Float64Array;
  /** Where these are some rows of a longer table: what is known of all of them beside levels and counts. */
  readonly whole?: WholeCodes;
}

export interface WholeCodes {
  /** The first row of each level, from 0, and the line it starts on; no lines where the file has none. */
  readonly firstRows: Float64Array;
  readonly firstLines: Float64Array | null;
}

export interface NumbersColumn extends ColumnBase, NumberSpelling {
  readonly store: 'numbers';
  readonly values: Float64Array;
  /** Rows whose cell was a recognised spelling of missing, by spelling as written. */
  readonly missing: ReadonlyMap<string, number>;
  /** Cells that are neither a number nor a recognised spelling of missing: NaN in `values`. */
  readonly unreadable: Unreadable;
  /** Where these are some rows of a longer table: what is known of the numbers in all of them. */
  readonly whole?: WholeNumbers;
}

export interface WholeNumbers {
  /** Cells that are numbers. With none of them, `min`, `max` and `mean` are NaN. */
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly wholeNumbers: boolean;
  /** Every cell is a number, and greater than the one before. */
  readonly increasing: boolean;
  /** The distinct numbers, increasing, and the rows of each; null where there were more than are kept. */
  readonly distinct: { readonly values: Float64Array; readonly counts: Float64Array } | null;
  /** More distinct numbers than this were not kept. */
  readonly mostDistinct: number;
  /** Cells below zero, the row of the first, from 0, and the line it starts on. */
  readonly negative: { readonly rows: number; readonly first: number; readonly line: number | null };
}

export interface Unreadable {
  readonly count: number;
  /** Line numbers (from 1, as an editor shows them) of the first hundred. */
  readonly lines: readonly number[];
  /** Which of several files each of these lines is of, from 0; absent where there is one. */
  readonly parts?: readonly number[];
}

export interface TextColumn extends ColumnBase {
  readonly store: 'text';
  /**
   * Byte offset of each cell in the (UTF-8 or single-byte) byte stream that was parsed, quotes excluded; of a Parquet
   * file, whose pages are compressed, the row of each cell.
   */
  readonly starts: Float64Array;
  /** Byte length of each cell; 0 for an empty one. */
  readonly lengths: Uint32Array;
  readonly blanks: number;
}

/** Rows from…to−1 of a table, as views of its arrays. Levels, counts and names stay those of the whole. */
export function sliceTable({ columns }: Table, from: number, to: number): Table {
  const slice = (column: Column): Column => {
    if (column.store === 'codes') return { ...column, codes: column.codes.subarray(from, to) };
    if (column.store === 'numbers') return { ...column, values: column.values.subarray(from, to) };
    return { ...column, starts: column.starts.subarray(from, to), lengths: column.lengths.subarray(from, to) };
  };
  return { rowCount: to - from, columns: columns.map(slice) };
}

/** Finds a column by its unique name; undefined when there is none. */
export function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}
