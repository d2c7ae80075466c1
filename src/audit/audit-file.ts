import { hashFile } from '../data/hash-file.ts';
import type { ReadOptions } from '../data/read-options.ts';
import { readTable } from '../data/read-table.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { readOptionsOf } from '../plan/reading.ts';
import type { Audit } from './audit.ts';
import { located } from './located.ts';
import { runAudit, type AuditHooks } from './run-audit.ts';

/** The main job without a page: file + plan → Audit. What the worker does, for scripts and tests. */
export async function auditFile(
  file: File,
  plan: AuditPlan,
  options: ReadOptions = readOptionsOf(plan.reading),
  hooks: AuditHooks = {},
): Promise<Audit> {
  const { table, format, badRows, lines } = await readTable(file, options, { signal: hooks.signal });
  const facts = {
    name: file.name,
    size: file.size,
    sha256: await hashFile(file),
    rows: table.rowCount,
    format,
    badRows,
  };
  return located(lines, () => runAudit(facts, table, plan, hooks));
}
