import type { Audit, AuditedFile } from '../audit/audit.ts';
import { needsTally } from '../audit/needs-tally.ts';
import type { AuditHooks } from '../audit/run-audit.ts';
import { reviseStreamed, streamAudit } from '../audit/stream-audit.ts';
import type { OpenedFile } from '../data/formats/opened-file.ts';
import type { ReadHooks } from '../data/pacer.ts';
import { previewRows, type Preview } from '../data/preview-rows.ts';
import type { TableProfile } from '../data/profile.ts';
import { profileTable } from '../data/profile-table.ts';
import { firstRows } from '../data/stream/first-rows.ts';
import { surveyFile, type Survey } from '../data/stream/survey.ts';
import { AppError } from '../errors.ts';
import { planColumns } from '../plan/plan-columns.ts';
import type { AuditPlan } from '../plan/plan.ts';
import type { ReadOptions } from '../data/read-options.ts';
import type { RowsKept } from './data.contract.ts';
import type { HeldTable } from './held-table.ts';
import type { OpenTable } from './open-table.ts';
import { tableRead } from './table-read.ts';
import { unlessAborted } from './unless-aborted.ts';

/**
 * A table that was counted under a plan and of which no more than the plan's columns have been read. The others are surveyed in
 * another time through the file when they are asked for, or when an audit needs what the counts do not tell.
 */
export class CountedTable implements OpenTable {
  readonly file: AuditedFile;
  readonly #survey: Survey;
  readonly #source: OpenedFile;
  readonly #profile: TableProfile;
  /** The table with all its columns, once these have been read. */
  #whole: OpenTable | null = null;
  readonly #columns: ReadonlySet<string>;
  /** Ends with what is under way. */
  #underWay: Promise<unknown> = Promise.resolve();

  /** @param survey of the plan's columns */
  constructor(survey: Survey, source: OpenedFile, profile: TableProfile, file: AuditedFile) {
    this.file = file;
    this.#survey = survey;
    this.#columns = new Set(survey.table.columns.map(({ name }) => name));
    this.#source = source;
    this.#profile = profile;
  }

  get profile(): TableProfile {
    return this.#whole?.profile ?? this.#profile;
  }

  get rows(): RowsKept {
    const { table, elapsed } = this.#survey;
    return this.#whole?.rows ?? { kind: 'streamed', sampled: table.rowCount, passTime: elapsed };
  }

  async survey(hooks: ReadHooks): Promise<void> {
    await this.#complete(hooks, this.#columns);
  }

  async audit(plan: AuditPlan, former: Audit | null, hooks: AuditHooks): Promise<Audit> {
    const columns = planColumns(plan);
    if (!this.#whole && [...columns].every((name) => this.#columns.has(name))) {
      return this.#inTurn(hooks, () =>
        former
          ? reviseStreamed(former, this.#source, this.#survey, plan, hooks)
          : streamAudit(this.file, this.#source, this.#survey, plan, hooks),
      );
    }
    const onProgress: ReadHooks['onProgress'] = ({ done, total }) =>
      hooks.onProgress?.('tallying-again', done / Math.max(total, 1));
    const whole = await this.#complete({ signal: hooks.signal, onProgress }, columns);
    return whole.audit(plan, former, hooks);
  }

  async reassess(plan: AuditPlan, former: Audit | null, hooks: AuditHooks): Promise<Audit> {
    if (this.#whole) return this.#whole.reassess(plan, former, hooks);
    if (!former || needsTally(former.plan, plan)) throw new AppError('audit/needs-reading');
    return reviseStreamed(former, this.#source, this.#survey, plan, hooks);
  }

  async scorable(options: ReadOptions, hooks: ReadHooks): Promise<HeldTable> {
    return (await this.#complete(hooks, this.#columns)).scorable(options, hooks);
  }

  async preview(count: number): Promise<Preview> {
    return previewRows(await firstRows(this.#source, count), this.#source, count);
  }

  /** @throws AppError as {@link surveyFile}; `file/changed`; `job/cancelled`. What was there before stays. */
  #complete(hooks: ReadHooks, counted: ReadonlySet<string>): Promise<OpenTable> {
    return this.#inTurn(hooks, async () => {
      if (this.#whole) return this.#whole;
      const survey = await surveyFile(this.#source, { counted }, hooks);
      if (survey.rowCount !== this.#survey.rowCount) throw new AppError('file/changed', { bytesRead: survey.fileSize });
      const { fileName, sha256 } = this.#profile;
      const profile = await profileTable(survey, { fileName, sha256 }, hooks);
      return (this.#whole = tableRead(survey, this.#source, profile, this.file));
    });
  }

  /** Does work when what was begun before it has ended: the file is gone through for one thing at a time. */
  #inTurn<T>({ signal }: { readonly signal?: AbortSignal }, work: () => Promise<T>): Promise<T> {
    const before = this.#underWay;
    const own = unlessAborted(before, signal).then(work);
    this.#underWay = Promise.allSettled([before, own]);
    return own;
  }
}
