import { changesSince, type AuditChanges } from '../audit/audit-changes.ts';
import type { Audit } from '../audit/audit.ts';
import { gateAuditPaced } from '../audit/gate-audit.ts';
import { namesTogether } from '../audit/merging/files.ts';
import { reviseFromCube, type AuditHooks } from '../audit/run-audit.ts';
import type { Preview } from '../data/preview-rows.ts';
import type { ReadOptions } from '../data/read-options.ts';
import { AppError, type PlainError } from '../errors.ts';
import { policyInForce } from '../locality/canary.ts';
import { countOffOrigin } from '../locality/off-origin.ts';
import { assertSealed } from '../locality/seal.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { readingOf } from '../plan/reading.ts';
import { makeLink, type MadeLink, type ShareOptions } from '../report/share/share-link.ts';
import type {
  DataContract,
  FoundFile,
  MadeAudit,
  ModelRun,
  ModelRunResult,
  OnProgress,
  OnRunProgress,
  OpenedModel,
  OpenedTable,
  Opening,
  SealReport,
  SurveyedTable,
  TableModelRun,
} from './data.contract.ts';
import type { DeviceFacts } from '../models.ts';
import { Jobs } from './jobs.ts';
import { namingRefusedMemory, type WorkFacts } from './memory-refused.ts';
import type { OpenTable } from './open-table.ts';
import { progressReporter } from './progress.ts';
import { ModelRuns } from './model-runs.ts';
import type { ModelHost } from './run-model.ts';
import { readFiles, type ReadingHooks } from './read-files.ts';

/** What the service needs of the place it runs in; the worker gives the real one, a test its own. */
export interface DataServiceHost {
  policyInForce(): Promise<boolean>;
  offOriginRequests(): number;
  /** Bytes of memory of the machine, as far as the browser tells. */
  deviceMemoryBytes(): number | undefined;
}

const WORKER_HOST: DataServiceHost = {
  policyInForce,
  offOriginRequests: () => countOffOrigin(performance.getEntriesByType('resource'), location.origin),
  deviceMemoryBytes: () => {
    const { deviceMemory } = navigator as { readonly deviceMemory?: number };
    return deviceMemory === undefined ? undefined : deviceMemory * 2 ** 30;
  },
};

/** What runs models, loaded when it is first asked for. */
const workerModels = async (): Promise<ModelHost> => (await import('./model-host.ts')).workerModelHost();

/** Bytes by which an audit that is JSON is told from counts that a database made. */
const HEAD = 64;
const isJson = (head: string): boolean => /^\uFEFF?\s*\{/.test(head);

/** A table that is open, and the last audit of it, with the job that made it. */
interface Opened {
  table: OpenTable;
  readonly options: ReadOptions;
  audit: Audit | null;
  job: string;
}

/** Owns the rows: reads, counts and keeps them. See {@link DataContract}. */
export class DataService implements DataContract {
  readonly #host: DataServiceHost;
  readonly #runs: ModelRuns;
  readonly #jobs = new Jobs();
  /** By number. */
  readonly #tables = new Map<number, Opened>();
  #lastId = 0;
  /** The last audit that was revised from its cube alone, with the job that made it. */
  #revised: { readonly job: string; readonly audit: Audit } | null = null;

  constructor(host: DataServiceHost = WORKER_HOST, models: () => Promise<ModelHost> = workerModels) {
    this.#host = host;
    this.#runs = new ModelRuns(models);
  }

  async seal(): Promise<SealReport> {
    return { policyInForce: await this.#host.policyInForce(), offOrigin: this.#host.offOriginRequests() };
  }

  read(jobId: string, files: readonly File[], opening: Opening, onProgress: OnProgress): Promise<OpenedTable> {
    let rowsRead = 0;
    const facts = (): WorkFacts => ({ file: namesTogether(files), rows: rowsRead });
    return this.#jobs.run(jobId, facts, async (signal) => {
      assertSealed({ policyInForce: await this.#host.policyInForce() });
      const started = performance.now();
      const report = progressReporter(onProgress);
      const hooks: ReadingHooks = {
        signal,
        deviceMemoryBytes: this.#host.deviceMemoryBytes(),
        onProgress: ({ done, total, rows }) => report('reading', done, total, (rowsRead = rows)),
        onReadAgain: ({ done, total, rows }) => report('reading-again', done, total, (rowsRead = rows)),
        onRows: (rows) => report('profiling', 0, 1, (rowsRead = rows)),
        onAudit: (stage, share) => report(stage, Math.round(share * rowsRead), rowsRead, rowsRead),
      };
      const asked = opening.plan ? asRead(opening.plan, opening.options) : null;
      const { table, audit, refused } = await readFiles(files, { ...opening, plan: asked }, hooks);
      const id = ++this.#lastId;
      this.#tables.set(id, { table, options: opening.options, audit, job: jobId });
      this.#revised = null;
      const profile = { ...table.profile, elapsed: performance.now() - started };
      const { rows, file } = table;
      return { tableId: id, profile, rows, parts: file.parts ?? [], audit: madeAudit(audit, refused) };
    });
  }

  letGo(tableId: number): Promise<void> {
    this.#tables.delete(tableId);
    return Promise.resolve();
  }

  async survey(jobId: string, tableId: number, onProgress: OnProgress): Promise<SurveyedTable> {
    const { table } = this.#open(tableId);
    return this.#jobs.run(jobId, factsOf(table), async (signal) => {
      const report = progressReporter(onProgress);
      await table.survey?.({ signal, onProgress: ({ done, total, rows }) => report('reading', done, total, rows) });
      return { profile: table.profile, rows: table.rows };
    });
  }

  audit(jobId: string, tableId: number, plan: AuditPlan, onProgress: OnProgress): Promise<Audit> {
    return this.#keep(jobId, tableId, plan, ({ table, audit }, asked, signal) =>
      table.audit(asked, audit, auditHooks(signal, onProgress, table.file.rows)),
    );
  }

  async reassess(jobId: string, tableId: number, plan: AuditPlan, held: string | null): Promise<AuditChanges> {
    const { job, audit: last } = this.#open(tableId);
    const revised = await this.#keep(jobId, tableId, plan, ({ table, audit }, asked, signal) =>
      table.reassess(asked, audit, { signal }),
    );
    return changesSince(job === held ? last : null, revised);
  }

  async reassessCube(jobId: string, former: Audit | string, plan: AuditPlan): Promise<AuditChanges | null> {
    const last = this.#revised;
    const known = typeof former === 'object' ? former : last?.job === former ? last.audit : null;
    if (!known) return null;
    return this.#jobs.run(jobId, factsOf(known), async () => {
      const audit = reviseFromCube(known, plan);
      this.#revised = { job: jobId, audit };
      return changesSince(known, audit);
    });
  }

  readAudit(jobId: string, file: File): Promise<Audit> {
    const facts = (): WorkFacts => ({ file: file.name, rows: 0 });
    return this.#jobs.run(jobId, facts, async (signal) => {
      const head = await file
        .slice(0, HEAD)
        .text()
        .catch(() => null);
      if (head === null || isJson(head)) {
        const { auditFromFile } = await import('../audit/audit-from-json.ts');
        return auditFromFile(file);
      }
      const { auditFromCountsFile } = await import('../warehouse/counts-from-file.ts');
      return auditFromCountsFile(file, { signal });
    });
  }

  mergeAudits(jobId: string, audits: readonly Audit[], leading: number): Promise<Audit> {
    const facts = (): WorkFacts => ({ file: namesTogether(audits.map(({ file }) => file)), rows: 0 });
    return this.#jobs.run(jobId, facts, async () => {
      const { mergeAudits } = await import('../audit/merge-audits.ts');
      return mergeAudits(audits, leading);
    });
  }

  gate(jobId: string, audit: Audit, minimum: number): Promise<Audit> {
    return this.#jobs.run(jobId, factsOf(audit), (signal) => gateAuditPaced(audit, { minimum }, signal));
  }

  share(jobId: string, audit: Audit, options: ShareOptions): Promise<MadeLink> {
    return this.#jobs.run(jobId, factsOf(audit), (signal) => makeLink(audit, options, signal));
  }

  modelDevice(): Promise<DeviceFacts> {
    return this.#runs.device();
  }

  openModel(jobId: string, found: readonly FoundFile[]): Promise<OpenedModel> {
    const facts = (): WorkFacts => ({ file: found[0]?.path ?? '', rows: 0 });
    return this.#jobs.run(jobId, facts, async () => {
      const { openModel } = await import('./open-model.ts');
      return openModel(found, this.#host.deviceMemoryBytes() ?? null);
    });
  }

  async runModel(
    jobId: string,
    tableId: number,
    run: ModelRun | TableModelRun,
    onProgress: OnRunProgress,
  ): Promise<ModelRunResult> {
    const opened = this.#open(tableId);
    const { options } = opened;
    return this.#jobs.run(jobId, factsOf(opened.table), async (signal) => {
      assertSealed({ policyInForce: await this.#host.policyInForce() });
      // Rows that are not held become a table of their own first.
      const rows = await opened.table.scorable(options, { signal });
      const { table, added, report } = await this.#runs.run(jobId, rows, run, options, { signal, onProgress });
      if (signal.aborted) throw new AppError('job/cancelled');
      const id = rows === opened.table ? tableId : ++this.#lastId;
      if (id === tableId) opened.table = table;
      else this.#tables.set(id, { ...opened, table, audit: null });
      return { tableId: id, profile: table.profile, rows: table.rows, added, report };
    });
  }

  pauseRun(jobId: string): Promise<void> {
    this.#runs.pause(jobId);
    return Promise.resolve();
  }

  resumeRun(jobId: string): Promise<void> {
    this.#runs.resume(jobId);
    return Promise.resolve();
  }

  async preview(tableId: number, count: number): Promise<Preview> {
    const { table } = this.#open(tableId);
    return namingRefusedMemory(() => table.preview(count), factsOf(table));
  }

  cancel(jobId: string): Promise<void> {
    this.#jobs.cancel(jobId);
    return Promise.resolve();
  }

  #open(tableId: number): Opened {
    const opened = this.#tables.get(tableId);
    if (!opened) throw new AppError('worker/table-gone');
    return opened;
  }

  /** Audits under the plan as it was asked, with how the table was read written into it, and keeps the result. */
  async #keep(
    jobId: string,
    tableId: number,
    plan: AuditPlan,
    work: (opened: Opened, asked: AuditPlan, signal: AbortSignal) => Promise<Audit>,
  ): Promise<Audit> {
    const opened = this.#open(tableId);
    return this.#jobs.run(jobId, factsOf(opened.table), async (signal) => {
      const audit = await work(opened, asRead(plan, opened.options), signal);
      opened.job = jobId;
      return (opened.audit = audit);
    });
  }
}

/** What is told of work on a file whose rows were read before. */
function factsOf({ file: { name, rows } }: Pick<Audit, 'file'>): () => WorkFacts {
  return () => ({ file: name, rows });
}

/** A plan with how its table was read written into it. */
function asRead({ reading: _, ...roles }: AuditPlan, options: ReadOptions): AuditPlan {
  const reading = readingOf(options);
  return reading ? { ...roles, reading } : roles;
}

function madeAudit(audit: Audit | null, refused: PlainError | null): MadeAudit | null {
  if (audit) return { kind: 'made', audit };
  return refused && { kind: 'failed', error: refused };
}

function auditHooks(signal: AbortSignal, onProgress: OnProgress, rows: number): AuditHooks {
  const report = progressReporter(onProgress);
  return { signal, onProgress: (stage, share) => report(stage, Math.round(share * rows), rows, rows) };
}
