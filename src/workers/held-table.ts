import type { Audit, AuditedFile } from '../audit/audit.ts';
import { located } from '../audit/located.ts';
import { reviseAudit, runAudit, type AuditHooks } from '../audit/run-audit.ts';
import type { OpenedFile } from '../data/formats/opened-file.ts';
import type { LineIndex } from '../data/line-index.ts';
import { previewRows, type Preview } from '../data/preview-rows.ts';
import type { ColumnProfile, TableProfile } from '../data/profile.ts';
import { tableBytes } from '../data/table-bytes.ts';
import type { Column, Table } from '../data/table.ts';
import type { AuditPlan } from '../plan/plan.ts';
import type { HeldRows } from './data.contract.ts';
import type { OpenTable } from './open-table.ts';

/** What was read into memory. */
export interface Held {
  readonly table: Table;
  readonly lines: LineIndex | null;
}

/** A table whose rows are all held, so that every change is answered from them. */
export class HeldTable implements OpenTable {
  readonly profile: TableProfile;
  readonly file: AuditedFile;
  readonly rows: HeldRows;
  readonly #held: Held;
  readonly #source: OpenedFile;

  constructor(held: Held, source: OpenedFile, profile: TableProfile, file: AuditedFile) {
    this.profile = profile;
    this.file = file;
    this.rows = { kind: 'held', bytes: tableBytes(held.table) };
    this.#held = held;
    this.#source = source;
  }

  audit(plan: AuditPlan, _former: Audit | null, hooks: AuditHooks): Promise<Audit> {
    return located(this.#held.lines, () => runAudit(this.file, this.#held.table, plan, hooks));
  }

  reassess(plan: AuditPlan, former: Audit | null, hooks: AuditHooks): Promise<Audit> {
    if (!former) return this.audit(plan, null, hooks);
    return located(this.#held.lines, () => reviseAudit(former, this.#held.table, plan, hooks));
  }

  scorable(): Promise<HeldTable> {
    return Promise.resolve(this);
  }

  /** The rows, and where texts are fetched from. */
  get content(): { readonly table: Table; readonly source: Pick<OpenedFile, 'texts'> } {
    return { table: this.#held.table, source: this.#source };
  }

  /** The same rows with more columns, and what is known of these. */
  with(columns: readonly Column[], profiles: readonly ColumnProfile[]): HeldTable {
    const { table, lines } = this.#held;
    const larger = { ...table, columns: [...table.columns, ...columns] };
    const profile = { ...this.profile, columns: [...this.profile.columns, ...profiles] };
    return new HeldTable({ table: larger, lines }, this.#source, profile, this.file);
  }

  preview(count: number): Promise<Preview> {
    return previewRows(this.#held.table, this.#source, count);
  }
}
