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
import type { DataContract, MadeAudit, OnProgress, OpenedTable, Opening, SealReport } from './data.contract.ts';
import { Jobs } from './jobs.ts';
import { namingRefusedMemory, type WorkFacts } from './memory-refused.ts';
import type { OpenTable } from './open-table.ts';
import { progressReporter } from './progress.ts';
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

/** Bytes by which an audit that is JSON is told from counts that a database made. */
const HEAD = 64;
const isJson = (head: string): boolean => /^\uFEFF?\s*\{/.test(head);

/** A table that is open, and the last audit of it. */
interface Opened {
  readonly table: OpenTable;
  readonly options: ReadOptions;
  audit: Audit | null;
}

/** Owns the rows: reads, counts and keeps them. See {@link DataContract}. */
export class DataService implements DataContract {
  readonly #host: DataServiceHost;
  readonly #jobs = new Jobs();
  /** By number. */
  readonly #tables = new Map<number, Opened>();
  #lastId = 0;

  constructor(host: DataServiceHost = WORKER_HOST) {
    this.#host = host;
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
      this.#tables.set(id, { table, options: opening.options, audit });
      const profile = { ...table.profile, elapsed: performance.now() - started };
      const { rows, file } = table;
      return { tableId: id, profile, rows, parts: file.parts ?? [], audit: madeAudit(audit, refused) };
    });
  }

  letGo(tableId: number): Promise<void> {
    this.#tables.delete(tableId);
    return Promise.resolve();
  }

  audit(jobId: string, tableId: number, plan: AuditPlan, onProgress: OnProgress): Promise<Audit> {
    return this.#keep(jobId, tableId, plan, ({ table, audit }, asked, signal) =>
      table.audit(asked, audit, auditHooks(signal, onProgress, table.file.rows)),
    );
  }

  reassess(jobId: string, tableId: number, plan: AuditPlan): Promise<Audit> {
    return this.#keep(jobId, tableId, plan, ({ table, audit }, asked, signal) =>
      table.reassess(asked, audit, { signal }),
    );
  }

  reassessCube(jobId: string, former: Audit, plan: AuditPlan): Promise<Audit> {
    return this.#jobs.run(jobId, factsOf(former), async () => reviseFromCube(former, plan));
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
      return (opened.audit = await work(opened, asRead(plan, opened.options), signal));
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
