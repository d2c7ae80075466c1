import type { Audit, AuditedFile } from '../audit/audit.ts';
import type { AuditHooks } from '../audit/run-audit.ts';
import type { Preview } from '../data/preview-rows.ts';
import type { ReadHooks } from '../data/pacer.ts';
import type { TableProfile } from '../data/profile.ts';
import type { AuditPlan } from '../plan/plan.ts';
import type { ReadOptions } from '../data/read-options.ts';
import type { RowsKept } from './data.contract.ts';
import type { HeldTable } from './held-table.ts';

/** A table that is open in the worker, whatever is kept of its rows. */
export interface OpenTable {
  readonly profile: TableProfile;
  readonly file: AuditedFile;
  readonly rows: RowsKept;
  /** Audits under a plan, from the rows or from a former audit that has counted what it asks for. */
  audit(plan: AuditPlan, former: Audit | null, hooks: AuditHooks): Promise<Audit>;
  /** The same without reading any file again. @throws AppError `audit/needs-reading` */
  reassess(plan: AuditPlan, former: Audit | null, hooks: AuditHooks): Promise<Audit>;
  preview(count: number): Promise<Preview>;
  /**
   * Reads the columns that have not been read yet, so that `profile` and `rows` tell of all; absent where all have been.
   * @throws AppError `file/changed`; `job/cancelled`
   */
  survey?(hooks: ReadHooks): Promise<void>;
  /**
   * The table whose rows a model can be run over: this one where they are held, else one of its own of the sampled rows.
   * @throws AppError `file/changed`; `job/cancelled`
   */
  scorable(options: ReadOptions, hooks: ReadHooks): Promise<HeldTable>;
}
