import type { CodesColumn, Column, NumbersColumn, Table, TextColumn } from '../table.ts';

/**
 * Some rows of a longer table as a table of their own: levels, counts and missing cells are those of its rows, and nothing is
 * told of the others. Cells without a number count as empty, since it is not known which row had which spelling.
 */
export function ownTable({ rowCount, columns }: Table): Table {
  return { rowCount, columns: columns.map(ownColumn) };
}

function ownColumn(column: Column): Column {
  switch (column.store) {
    case 'codes':
      return ownCodes(column);
    case 'numbers':
      return ownNumbers(column);
    case 'text':
      return ownText(column);
  }
}

/** Levels without a row are left out; the others stay in order. */
function ownCodes({ whole: _, ...column }: CodesColumn): CodesColumn {
  const counts = new Float64Array(column.levels.length);
  for (const code of column.codes) counts[code]++;
  const present = Array.from(counts.keys()).filter((code) => counts[code] > 0);
  const codeOf = new Uint32Array(counts.length);
  present.forEach((code, own) => (codeOf[code] = own));
  return {
    ...column,
    codes: column.codes.map((code) => codeOf[code]),
    levels: present.map((code) => column.levels[code]),
    counts: Float64Array.from(present, (code) => counts[code]),
  };
}

function ownNumbers({ whole: _, ...column }: NumbersColumn): NumbersColumn {
  const missing = column.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
  return { ...column, missing: new Map(missing > 0 ? [['', missing]] : []), unreadable: { count: 0, lines: [] } };
}

function ownText(column: TextColumn): TextColumn {
  return { ...column, blanks: column.lengths.reduce((sum, length) => sum + (length === 0 ? 1 : 0), 0) };
}
