import type { ColumnType } from '../../data/profile.ts';
import type { ReadOptions } from '../../data/read-options.ts';

/** How a file is read with a column's type named as well. */
export function withType(options: ReadOptions, column: string, type: ColumnType): ReadOptions {
  return { ...options, types: { ...options.types, [column]: type } };
}

/** The same with the spellings of missing in a column named. */
export function withMissing(options: ReadOptions, column: string, spellings: readonly string[]): ReadOptions {
  return { ...options, missing: { ...options.missing, [column]: spellings } };
}
