import type { Audit, AuditedFile } from '../audit/audit.ts';
import { needsReread } from '../audit/needs-tally.ts';
import type { AuditHooks } from '../audit/run-audit.ts';
import { reviseStreamed, streamAudit } from '../audit/stream-audit.ts';
import type { OpenedFile } from '../data/formats/opened-file.ts';
import { previewRows, type Preview } from '../data/preview-rows.ts';
import type { ReadHooks } from '../data/pacer.ts';
import type { TableProfile } from '../data/profile.ts';
import { profileTable } from '../data/profile-table.ts';
import type { ReadOptions } from '../data/read-options.ts';
import { firstRows } from '../data/stream/first-rows.ts';
import { ownTable } from '../data/stream/own-table.ts';
import type { Survey } from '../data/stream/survey.ts';
import { AppError } from '../errors.ts';
import type { AuditPlan } from '../plan/plan.ts';
import type { StreamedRows } from './data.contract.ts';
import { HeldTable } from './held-table.ts';
import type { OpenTable } from './open-table.ts';

/** A table whose rows are counted as they are read and not held; a sample of them stays. */
export class StreamedTable implements OpenTable {
  readonly profile: TableProfile;
  readonly file: AuditedFile;
  readonly rows: StreamedRows;
  readonly #survey: Survey;
  readonly #source: OpenedFile;

  constructor(survey: Survey, source: OpenedFile, profile: TableProfile, file: AuditedFile) {
    this.profile = profile;
    this.file = file;
    this.rows = { kind: 'streamed', sampled: survey.table.rowCount, passTime: survey.elapsed };
    this.#survey = survey;
    this.#source = source;
  }

  audit(plan: AuditPlan, former: Audit | null, hooks: AuditHooks): Promise<Audit> {
    if (former) return reviseStreamed(former, this.#source, this.#survey, plan, hooks);
    return streamAudit(this.file, this.#source, this.#survey, plan, hooks);
  }

  async reassess(plan: AuditPlan, former: Audit | null, hooks: AuditHooks): Promise<Audit> {
    if (needsReread(former, plan, this.#survey)) throw new AppError('audit/needs-reading');
    return this.audit(plan, former, hooks);
  }

  async scorable(options: ReadOptions, hooks: ReadHooks): Promise<HeldTable> {
    const { rowCount, format, badRows, samples, fileSize, elapsed, parts } = this.#survey;
    const table = ownTable(this.#survey.table);
    const result = {
      table,
      format,
      badRows,
      samples,
      options,
      fileSize,
      elapsed,
      lines: null,
      ...(parts && { parts }),
    };
    const { fileName, sha256 } = this.profile;
    const profile = await profileTable(result, { fileName, sha256 }, hooks);
    const file = { ...this.file, rows: table.rowCount, sampleOf: rowCount };
    return new HeldTable(result, this.#source, { ...profile, sampleOf: rowCount }, file);
  }

  async preview(count: number): Promise<Preview> {
    return previewRows(await firstRows(this.#source, count), this.#source, count);
  }
}
