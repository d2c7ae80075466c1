import type { ColumnProfile } from '../data/profile.ts';

/** Whether a column can be used as numbers: one is enough, and what is none counts as not known. */
export function holdsNumbers({ store, numeric, mixed }: ColumnProfile): boolean {
  return numeric !== undefined || mixed !== undefined || store === 'numbers';
}

/** Rows in which a column that is used as numbers holds something else that is not a spelling of missing. */
export function rowsWithoutNumber({ unreadable, mixed }: ColumnProfile): number {
  return mixed ? mixed.others : unreadable;
}
