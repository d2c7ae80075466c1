import { uniqueNames } from './column-names.ts';
import type { ColumnSample } from './column-sample.ts';
import { Pacer, type ReadHooks } from './pacer.ts';
import { profileTable } from './profile-table.ts';
import type { ColumnProfile, MadeBy, TableProfile } from './profile.ts';
import type { ReadOptions } from './read-options.ts';
import type { CodesColumn, Column, NumbersColumn, Table } from './table.ts';

/** A column that a model made of the rows. */
export interface MadeColumn {
  /** How it is to be called, if no column has that name yet. */
  readonly name: string;
  readonly madeBy: MadeBy;
  /** One of few values for each row, `''` where there is none; or a number, NaN where there is none. */
  readonly cells:
    { readonly levels: readonly string[]; readonly codes: Uint16Array } | { readonly values: Float64Array };
}

/** Nothing is told of a made column but what its cells tell. */
const NO_SAMPLE: ColumnSample = {
  rows: 0,
  filled: 0,
  distinct: 0,
  numbers: 0,
  decimalMark: '.',
  witnesses: [],
  leadingZeros: 0,
  dates: 0,
  meanLength: 0,
  meanWords: 0,
};

/** Columns to be put behind those of a table, with what is known of them. */
export interface AddedColumns {
  readonly columns: readonly Column[];
  readonly profiles: readonly ColumnProfile[];
}

/** Makes columns of a table, under names of their own, of what was made for its rows. @throws AppError `job/cancelled` */
export async function addedColumns(
  table: Table,
  profile: TableProfile,
  made: readonly MadeColumn[],
  options: ReadOptions,
  hooks: ReadHooks = {},
): Promise<AddedColumns> {
  const before = table.columns.length;
  const names = uniqueNames([...table.columns, ...made].map(({ name }) => name)).slice(before);
  const pacer = new Pacer(hooks.signal);
  const columns: Column[] = [];
  for (const [at, { cells }] of made.entries()) {
    const base = { index: before + at, name: names[at], decimalMark: '.' } as const;
    columns.push('codes' in cells ? codesColumn(base, cells) : numbersColumn(base, cells.values));
    await pacer.pause();
  }
  const samples: ColumnSample[] = [];
  for (const { index } of columns) samples[index] = NO_SAMPLE;
  const { format, badRows, fileName, fileSize, sha256 } = profile;
  const own = { table: { rowCount: table.rowCount, columns }, format, badRows, samples, options, fileSize };
  const told = await profileTable({ ...own, lines: null, elapsed: 0 }, { fileName, sha256 }, hooks);
  return { columns, profiles: told.columns.map((column, at) => ({ ...column, madeBy: made[at].madeBy })) };
}

type Base = Pick<CodesColumn, 'index' | 'name' | 'decimalMark'>;

function codesColumn(base: Base, { levels, codes }: { levels: readonly string[]; codes: Uint16Array }): CodesColumn {
  const counts = new Float64Array(levels.length);
  for (const code of codes) counts[code]++;
  return { ...base, store: 'codes', codes, levels, counts };
}

function numbersColumn(base: Base, values: Float64Array): NumbersColumn {
  const missing = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
  const unreadable = { count: 0, lines: [] };
  return { ...base, store: 'numbers', values, missing: new Map(missing > 0 ? [['', missing]] : []), unreadable };
}
