import type { Column, Table } from '../../../src/data/table.ts';

/** The cells of a table as they are stored, and what its columns tell, but for counts that a batch does not have. */
export function cellsIn({ rowCount, columns }: Table) {
  return { rowCount, columns: columns.map(cells) };
}

function cells(column: Column) {
  const { index, name, missingSpellings } = column;
  const told = { index, name, missingSpellings };
  if (column.store === 'text') {
    return { ...told, store: 'text', cells: [...column.starts, ...column.lengths], blanks: column.blanks };
  }
  const { decimalMark, numberFormat } = column;
  const spelled = { ...told, decimalMark, numberFormat };
  if (column.store === 'codes') return { ...spelled, store: 'codes', cells: [...column.codes], levels: column.levels };
  const { values, missing, unreadable } = column;
  return { ...spelled, store: 'numbers', cells: [...values], missing, unreadable };
}
