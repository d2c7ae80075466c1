import { columnNames } from '../data/profile-columns.ts';
import type { ColumnType, TableProfile } from '../data/profile.ts';
import type { ReadOptions } from '../data/read-options.ts';
import type { Table } from '../data/table.ts';
import { CORE_COLUMNS, NUMBER_COLUMNS, TEXT_COLUMNS } from './result-columns.ts';

/** Bytes by which a file of counts shows itself: its header, or the footer of a Parquet file. */
const HEAD = 1 << 12;
const FOOTER = 1 << 16;
const PARQUET = 'PAR1';

/** Whether a table holds counts that a query of `cubeSql` made, by the names of its columns. */
export function looksLikeCounts({ columns }: Table): boolean {
  return areCountsColumns(columns.map(({ name }) => name));
}

/** The same by what the page knows of a table. */
export function countsColumns(profile: Pick<TableProfile, 'columns' | 'unsurveyed'>): boolean {
  return areCountsColumns(columnNames(profile));
}

/** The same of a CSV or Parquet file, from a few of its bytes. One that cannot be read is none. */
export async function looksLikeCountsFile(file: Blob): Promise<boolean> {
  const read = (part: Blob): Promise<string> => part.text().catch(() => '');
  const head = await read(file.slice(0, HEAD));
  if (!head.startsWith(PARQUET)) return areCountsColumns(wordsOf(head.split(/[\r\n]/, 1)[0]));
  return areCountsColumns(wordsOf(await read(file.slice(-FOOTER))));
}

const wordsOf = (text: string): string[] => text.match(/[A-Za-z0-9_]+/g) ?? [];

function areCountsColumns(names: readonly string[]): boolean {
  const present = new Set(names.map((name) => name.toLowerCase()));
  return CORE_COLUMNS.every((name) => present.has(name));
}

/** How a table of counts is read, whatever its cells look like: levels as they are spelled, counts as numbers. */
export function countsReading(names: readonly string[]): ReadOptions {
  const typeOf = (name: string): ColumnType | null => {
    const own = name.toLowerCase();
    if (TEXT_COLUMNS.some((column) => column === own)) return 'category';
    return NUMBER_COLUMNS.some((column) => column === own) ? 'number' : null;
  };
  const types = names.flatMap((name) => {
    const type = typeOf(name);
    return type ? [[name, type] as const] : [];
  });
  return { hasHeader: true, types: Object.fromEntries(types) };
}
