import type { TableProfile } from './profile.ts';

/** The names of all columns of a table, those that have not been read yet after the others. */
export function columnNames({ columns, unsurveyed = [] }: Pick<TableProfile, 'columns' | 'unsurveyed'>): string[] {
  return [...columns.map(({ name }) => name), ...unsurveyed];
}
