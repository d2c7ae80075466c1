import type { Audit } from '../audit/audit.ts';
import { hashFile } from '../data/hash-file.ts';
import type { ReadHooks } from '../data/pacer.ts';
import { readTable } from '../data/read-table.ts';
import { auditFromCounts } from './audit-from-counts.ts';
import { countsReading } from './counts-file.ts';

/**
 * The audit of a file of counts, in any format that tables are read in. It is read twice: first for the names of its columns,
 * which some engines write in capitals.
 *
 * @throws AppError as `readTable` and {@link auditFromCounts}
 */
export async function auditFromCountsFile(file: File, hooks: ReadHooks = {}): Promise<Audit> {
  const named = await readTable(file, {}, hooks);
  const options = countsReading(named.table.columns.map(({ name }) => name));
  const { table, format, badRows } = await readTable(file, options, hooks);
  const sha256 = await hashFile(file);
  return auditFromCounts(table, { name: file.name, size: file.size, sha256, rows: table.rowCount, format, badRows });
}
