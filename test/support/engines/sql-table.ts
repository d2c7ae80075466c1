import type { Dialect } from '../../../src/warehouse/dialect.ts';
import type { SmallTable } from '../../warehouse/small-tables.ts';

/** Statements that make a table of texts and fill it with rows; `type`: of its columns. */
export function tableStatements(
  { names, rows }: SmallTable,
  dialect: Dialect,
  { table, type, ending = '' }: { readonly table: string; readonly type: string; readonly ending?: string },
): string[] {
  const columns = names.map((name) => `${dialect.identifier(name)} ${type}`).join(', ');
  const values = rows.map(
    (row) => `(${row.map((cell) => (cell === null ? 'NULL' : dialect.string(cell))).join(', ')})`,
  );
  return [`CREATE TABLE ${table} (${columns})${ending}`, `INSERT INTO ${table} VALUES ${values.join(', ')}`];
}
