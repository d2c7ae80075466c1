import { numericLevels } from '../../src/data/numeric-levels.ts';
import { readTable } from '../../src/data/read-table.ts';
import type { Column, Table } from '../../src/data/table.ts';
import { referenceFile } from '../support/reference.ts';

/** A row's cells by column name, as text. */
export type Cells = (column: string) => string;

export interface Preparation {
  readonly file: string;
  /** Which rows take part; all without it. */
  readonly rows?: (cells: Cells) => boolean;
  /** Columns made from others. */
  readonly derived?: Readonly<Record<string, (cells: Cells) => string>>;
  /** Columns kept as they are. */
  readonly keep: readonly string[];
}

/**
 * Reads a reference file with Evenhand's own reader; where a reference value rests on a filter or a derived column,
 * writes those rows and columns as a new file and reads that.
 */
export async function prepare({ file, rows, derived, keep }: Preparation): Promise<File> {
  const source = referenceFile(file);
  if (!rows && !derived) return source;
  const { table } = await readTable(source, {}, {});
  const columns = new Map(table.columns.map((column) => [column.name, textOf(column)]));
  const names = [...keep, ...Object.keys(derived ?? {})];
  const lines = [names.map(quoted).join(',')];
  for (let row = 0; row < table.rowCount; row++) {
    const cells: Cells = (name) => columns.get(name)!(row);
    if (rows && !rows(cells)) continue;
    lines.push(names.map((name) => quoted(derived?.[name]?.(cells) ?? cells(name))).join(','));
  }
  return new File([lines.join('\n') + '\n'], file);
}

function textOf(column: Column): (row: number) => string {
  if (column.store === 'codes') return (row) => column.levels[column.codes[row]];
  if (column.store === 'numbers') return (row) => String(column.values[row]);
  return () => '';
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** All cells of a table that are numbers, for checks. */
export function columnSum(table: Table, name: string): number {
  const column = table.columns.find((candidate) => candidate.name === name)!;
  if (column.store === 'numbers') return column.values.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0);
  if (column.store === 'text') return NaN;
  const numbers = numericLevels(column);
  return column.counts.reduce(
    (sum, count, level) => sum + (Number.isNaN(numbers[level]) ? 0 : count * numbers[level]),
    0,
  );
}
