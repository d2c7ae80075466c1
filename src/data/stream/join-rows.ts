import { CellLineList } from '../cell-lines.ts';
import type { CodeArray, CodesColumn, Column, NumbersColumn, Table, TextColumn } from '../table.ts';

/** Batches that follow each other as one table, with copies of their cells; levels and names are those of the last one. */
export function joinRows(batches: readonly Table[]): Table {
  const last = batches.at(-1);
  if (!last) return { rowCount: 0, columns: [] };
  const rowCount = batches.reduce((sum, batch) => sum + batch.rowCount, 0);
  return {
    rowCount,
    columns: last.columns.map((_, at) =>
      joined(
        batches.map(({ columns }) => columns[at]),
        rowCount,
      ),
    ),
  };
}

function joined(parts: readonly Column[], rows: number): Column {
  const last = parts[parts.length - 1];
  if (last.store === 'codes') return joinedCodes(parts as readonly CodesColumn[], last, rows);
  if (last.store === 'numbers') return joinedNumbers(parts as readonly NumbersColumn[], last, rows);
  const texts = parts as readonly TextColumn[];
  return {
    ...last,
    starts: filled(
      new Float64Array(rows),
      texts.map(({ starts }) => starts),
    ),
    lengths: filled(
      new Uint32Array(rows),
      texts.map(({ lengths }) => lengths),
    ),
    blanks: texts.reduce((sum, { blanks }) => sum + blanks, 0),
  };
}

function joinedCodes(parts: readonly CodesColumn[], last: CodesColumn, rows: number): CodesColumn {
  const widest = Math.max(...parts.map(({ codes }) => codes.BYTES_PER_ELEMENT));
  const empty = widest === 1 ? new Uint8Array(rows) : widest === 2 ? new Uint16Array(rows) : new Uint32Array(rows);
  const codes: CodeArray = filled(
    empty,
    parts.map((part) => part.codes),
  );
  const counts = new Float64Array(last.levels.length);
  for (const code of codes) counts[code]++;
  return { ...last, levels: last.levels.slice(), codes, counts };
}

function joinedNumbers(parts: readonly NumbersColumn[], last: NumbersColumn, rows: number): NumbersColumn {
  const missing = new Map<string, number>();
  for (const part of parts) {
    for (const [spelling, count] of part.missing) missing.set(spelling, (missing.get(spelling) ?? 0) + count);
  }
  const values = filled(
    new Float64Array(rows),
    parts.map((part) => part.values),
  );
  const listed = new CellLineList();
  for (const { unreadable } of parts) listed.addAll(unreadable);
  const count = parts.reduce((sum, { unreadable }) => sum + unreadable.count, 0);
  return { ...last, values, missing, unreadable: { count, ...listed.list() } };
}

function filled<Kind extends { set(part: ArrayLike<number>, at: number): void }>(
  whole: Kind,
  parts: readonly ArrayLike<number>[],
): Kind {
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
