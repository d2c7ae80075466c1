import { openFile } from '../data/formats/registry.ts';
import { hashFile } from '../data/hash-file.ts';
import type { ReadOptions } from '../data/read-options.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { readOptionsOf } from '../plan/reading.ts';
import type { Audit } from './audit.ts';
import { auditWhileReading } from './audit-while-reading.ts';
import type { AuditHooks } from './run-audit.ts';

/**
 * The main job without a page: file + plan → Audit, in one time through the file where the plan allows it. What the worker
 * does, for scripts and tests. @throws AppError as {@link openFile} and {@link auditWhileReading}
 */
export async function auditFile(
  file: File,
  plan: AuditPlan,
  options: ReadOptions = readOptionsOf(plan.reading),
  hooks: AuditHooks = {},
): Promise<Audit> {
  // Hashing runs beside reading; a file that cannot be read has no hash to wait for.
  const sha256 = hashFile(file).catch(() => null);
  const opened = await openFile(file, options, { signal: hooks.signal });
  return (await auditWhileReading(opened, plan, { name: file.name, sha256 }, hooks)).audit;
}
