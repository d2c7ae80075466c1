import type { ColumnType } from './profile.ts';

/** What a person may say against what was sniffed or inferred. */
export interface ReadOptions {
  readonly hasHeader?: boolean;
  readonly delimiter?: ',' | ';' | '\t' | '|';
  /** Column types by unique name. */
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** Spellings of missing by unique name, instead of the recognised ones. */
  readonly missing?: Readonly<Record<string, readonly string[]>>;
}
