import { AppError } from '../../errors.ts';
import { inNaturalOrder } from '../natural-order.ts';
import { isNamedOtherwise, isNamedTable } from '../table-names.ts';
import type { ZipFile } from './open-zip.ts';

const ARCHIVE_NAME = /\.zip$/i;

export interface ZipTables {
  readonly tables: readonly ZipFile[];
  readonly passedOver: readonly string[];
}

/**
 * Which files of an archive are meant as tables: those named like one, or where none is, all that are not named like
 * something else; in the order of their names. What kind of table each is, its content says.
 *
 * @throws AppError `packed/no-table`; `packed/nested` when there is nothing but another archive.
 */
export function zipTables(files: readonly ZipFile[]): ZipTables {
  const all = files.filter(({ isDirectory }) => !isDirectory);
  const likely = all.filter(({ name, size }) => size > 0 && !isNamedOtherwise(name) && !ARCHIVE_NAME.test(name));
  const named = likely.filter(({ name }) => isNamedTable(name));
  const tables = named.length > 0 ? named : likely;
  if (tables.length === 0) {
    const archive = all.find(({ name }) => ARCHIVE_NAME.test(name));
    if (archive) throw new AppError('packed/nested', { packing: 'zip', name: archive.name });
    throw new AppError('packed/no-table', { names: all.slice(0, 5).map(({ name }) => name) });
  }
  return {
    tables: inNaturalOrder(tables, ({ name }) => name),
    passedOver: all.filter((file) => !tables.includes(file)).map(({ name }) => name),
  };
}
