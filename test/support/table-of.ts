import type { CodesColumn, Column, NumbersColumn, Table } from '../../src/data/table.ts';

/** A dictionary column of the given cells. */
export function codesColumn(name: string, cells: readonly string[], index = 0): CodesColumn {
  const levels = [...new Set(cells)];
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const codes = Uint16Array.from(cells, (cell) => codeOf.get(cell)!);
  const counts = new Float64Array(levels.length);
  for (const code of codes) counts[code]++;
  return { store: 'codes', index, name, codes, levels, counts, decimalMark: '.' };
}

/** A numeric column; NaN is a missing cell. */
export function numbersColumn(name: string, values: ArrayLike<number>, index = 0): NumbersColumn {
  return {
    store: 'numbers',
    index,
    name,
    values: Float64Array.from(values),
    missing: new Map(),
    unreadable: { count: 0, lines: [] },
    decimalMark: '.',
  };
}

/** A table of columns by name: strings become dictionary columns, numbers numeric ones. */
export function tableOf(columns: Readonly<Record<string, readonly string[] | ArrayLike<number>>>): Table {
  const built = Object.entries(columns).map(([name, cells], index): Column => {
    const list = Array.from(cells as ArrayLike<string | number>);
    return typeof list[0] === 'string'
      ? codesColumn(name, list as string[], index)
      : numbersColumn(name, list as number[], index);
  });
  const first = built[0];
  const rowCount = first.store === 'codes' ? first.codes.length : first.store === 'numbers' ? first.values.length : 0;
  return { rowCount, columns: built };
}
