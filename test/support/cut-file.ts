import type { BatchTaker, OpenedFile, StreamHooks } from '../../src/data/formats/opened-file.ts';
import type { ReadResult } from '../../src/data/read-table.ts';
import { sliceTable, type Column, type Table } from '../../src/data/table.ts';
import { AppError } from '../../src/errors.ts';

/** A table as its reading would tell it. */
export function readResultOf(table: Table): ReadResult {
  return {
    table,
    format: { kind: 'json', shape: 'lines', arrays: false, encoding: 'utf-8' },
    badRows: { count: 0, setAside: 0, first: [] },
    lines: null,
    samples: [],
    options: {},
    fileSize: 1,
    elapsed: 0,
  };
}

export interface CutFile extends OpenedFile {
  /** How often it was streamed, and with which columns. */
  readonly passes: (readonly string[] | null)[];
}

/**
 * A table as a file that streams in batches of the given lengths, over and over. As in a real file, a dictionary lists no more levels than
 * have appeared so far. `restartAfter`: batches of the first pass after which all rows come again.
 */
export function cutFile(table: Table, lengths: readonly number[], restartAfter = Infinity): CutFile {
  const passes: (readonly string[] | null)[] = [];
  const give = (taker: BatchTaker, { columns: names, signal }: StreamHooks, most: number): boolean => {
    const columns = table.columns.filter(({ name }) => names?.has(name) ?? true);
    for (let from = 0, batch = 0; from < table.rowCount; batch++) {
      if (signal?.aborted) throw new AppError('job/cancelled');
      if (batch === most) return false;
      const to = Math.min(table.rowCount, from + Math.max(1, lengths[batch % lengths.length]));
      const part = sliceTable({ rowCount: table.rowCount, columns }, from, to);
      taker.take({ rowCount: to - from, columns: part.columns.map((column) => seenSoFar(column, to)) }, from, null);
      from = to;
    }
    return true;
  };
  const levelsBy = new Map<string, number[]>();
  const seenSoFar = (column: Column, rows: number): Column => {
    if (column.store === 'numbers') return { ...column, missing: missingIn(column.values) };
    if (column.store === 'text') return column;
    const whole = table.columns.find(({ index }) => index === column.index);
    const seen = levelsBy.get(column.name) ?? highest(whole?.store === 'codes' ? whole.codes : []);
    levelsBy.set(column.name, seen);
    return { ...column, levels: column.levels.slice(0, seen[rows - 1] + 1) };
  };
  return {
    passes,
    columnNames: table.columns.map(({ name }) => name),
    hold: () => Promise.resolve(readResultOf(table)),
    async stream(taker, hooks = {}) {
      passes.push(hooks.columns ? [...hooks.columns].sort() : null);
      await Promise.resolve();
      if (passes.length === 1 && !give(taker, hooks, restartAfter)) taker.restart();
      else if (passes.length === 1) return { ...readResultOf(table), rowCount: table.rowCount };
      give(taker, hooks, Infinity);
      return { ...readResultOf(table), rowCount: table.rowCount };
    },
    texts: () => Promise.reject(new Error('no texts')),
  };
}

function missingIn(values: Float64Array): ReadonlyMap<string, number> {
  const count = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
  return new Map(count > 0 ? [['', count]] : []);
}

/** For each row the highest code so far. */
function highest(codes: ArrayLike<number>): number[] {
  let most = 0;
  return Array.from(codes, (code) => (most = Math.max(most, code)));
}
