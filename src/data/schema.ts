import type { DecimalMark, NumberSpelling } from './table.ts';

/** How a column is to be built from its cells. `skip` is for columns that another pass has already built. */
export type ColumnKind =
  | ({ readonly store: 'codes'; readonly maxLevels: number } & NumberSpelling)
  | ({
      readonly store: 'numbers';
      /** A mark that may divide thousands or start decimals; cells that prove the latter are looked for. */
      readonly doubtful?: DecimalMark;
      readonly isMissing: MissingTest;
      /** Some spellings of missing are numbers themselves, e.g. `-9`. */
      readonly numbersMayBeMissing: boolean;
      /** A person said that it is one: it stays so, however many cells are unreadable. */
      readonly insisted: boolean;
    } & NumberSpelling)
  | { readonly store: 'text' }
  | { readonly store: 'skip' };

/** A column that its cells have shown to be of another kind; its values are incomplete or lossy until it is re-read. */
export interface Misfit {
  readonly index: number;
  /** `format`: numbers written in another way than its first cells showed. */
  readonly better: 'numbers' | 'format' | 'other';
}

/** Whether a spelling means "missing" in its column. */
export type MissingTest = (spelling: string) => boolean;

export interface ColumnSchema {
  readonly index: number;
  readonly name: string;
  readonly kind: ColumnKind;
}

/** What a reader needs to know before the first byte. */
export interface TableSchema {
  readonly delimiter: string;
  /** Rows above the header that are set aside as none of the table's; blank lines are no rows. */
  readonly leadRows?: number;
  /** Rows to pass over before the data: 1 when there is a header. */
  readonly headerRows: 0 | 1;
  readonly columns: readonly ColumnSchema[];
  /** A guess, from which the first capacity follows. */
  readonly expectedRows: number;
}

/** How the parsed bytes spell characters: UTF-16 has become UTF-8 by then. */
export type ByteEncoding = 'utf-8' | 'windows-1252';
