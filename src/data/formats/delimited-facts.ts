import { AppError } from '../../errors.ts';
import type { BadRows, TextFormat } from '../profile.ts';
import { namedMissing } from '../missing.ts';
import type { ReadOptions } from '../read-options.ts';
import type { SniffedFile } from '../sniff-file.ts';
import type { Column } from '../table.ts';
import type { TableOutline } from './opened-file.ts';

/** Bytes before the text: UTF-16 loses its mark when it is turned into UTF-8. */
export function markBytes({ byteOrderMark, encoding }: TextFormat): number {
  return byteOrderMark && encoding === 'utf-8' ? 3 : 0;
}

/** @throws AppError `csv/no-consistent-columns`, `csv/header-only` for a file without a row */
export function refuseWithoutRows(
  { rowCount, badRows }: { readonly rowCount: number; readonly badRows: BadRows },
  { schema }: SniffedFile,
): void {
  if (rowCount > 0) return;
  const columns = schema.columns.length;
  const bad = badRows.first.find(({ kind }) => kind !== 'outside-table');
  if (bad) throw new AppError('csv/no-consistent-columns', { line: bad.line, columns, cells: bad.cells });
  throw new AppError('csv/header-only', { line: 1, columns });
}

/** A column with the spellings of missing that were named for it, so that whoever uses it later means the same. */
export function withMissing(column: Column, options: ReadOptions): Column {
  const missingSpellings = namedMissing(options, column.name);
  return missingSpellings ? { ...column, missingSpellings } : column;
}

/** Bytes that a cell takes in a table that is held; codes of few and of many values. */
const CELL_BYTES = { fewCodes: 1, codes: 2, numbers: 8, text: 12, skip: 0 } as const;
const FEW_LEVELS = 200;

/** What the first rows let expect of the table. */
export function outlineOf({ schema, samples }: SniffedFile): TableOutline {
  const bytes = schema.columns.map(({ index, kind: { store } }) => {
    return CELL_BYTES[store === 'codes' && samples[index].distinct <= FEW_LEVELS ? 'fewCodes' : store];
  });
  return { expectedRows: schema.expectedRows, bytesPerRow: bytes.reduce<number>((sum, cell) => sum + cell, 0) };
}
