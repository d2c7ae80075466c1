import type { Audit } from '../audit/audit.ts';
import { gateAuditPaced } from '../audit/gate-audit.ts';
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
import { refusedMemory } from './memory-refused.ts';
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

/** A table that is open under a number, and the last audit of it. */
interface Opened {
  readonly id: number;
  readonly table: OpenTable;
  readonly options: ReadOptions;
  audit: Audit | null;
}

/** Owns the rows: reads, counts and keeps them. See {@link DataContract}. */
export class DataService implements DataContract {
  readonly #host: DataServiceHost;
  readonly #jobs = new Jobs();
  #tables: readonly Opened[] = [];
  #lastId = 0;

  constructor(host: DataServiceHost = WORKER_HOST) {
    this.#host = host;
  }

  async seal(): Promise<SealReport> {
    return { policyInForce: await this.#host.policyInForce(), offOrigin: this.#host.offOriginRequests() };
  }

  read(jobId: string, files: readonly File[], opening: Opening, onProgress: OnProgress): Promise<OpenedTable> {
    return this.#jobs.run(jobId, async (signal) => {
      assertSealed({ policyInForce: await this.#host.policyInForce() });
      const started = performance.now();
      const report = progressReporter(onProgress);
      let rowsRead = 0;
      const hooks: ReadingHooks = {
        signal,
        deviceMemoryBytes: this.#host.deviceMemoryBytes(),
        onProgress: ({ done, total, rows }) => report('reading', done, total, (rowsRead = rows)),
        onRows: (rows) => report('profiling', 0, 1, (rowsRead = rows)),
        onAudit: (stage, share) => report(stage, Math.round(share * rowsRead), rowsRead, rowsRead),
      };
      const asked = opening.plan ? asRead(opening.plan, opening.options) : null;
      const read = await readFiles(files, { ...opening, plan: asked }, hooks).catch((thrown: unknown) => {
        throw refusedMemory(thrown, { file: files.map(({ name }) => name)[0] ?? '', rows: rowsRead });
      });
      const { table, audit, refused } = read;
      const id = ++this.#lastId;
      this.#tables = [...this.#tables, { id, table, options: opening.options, audit }];
      const profile = { ...table.profile, elapsed: performance.now() - started };
      const { rows, file } = table;
      return { tableId: id, profile, rows, parts: file.parts ?? [], audit: madeAudit(audit, refused) };
    });
  }

  audit(jobId: string, tableId: number, plan: AuditPlan, onProgress: OnProgress): Promise<Audit> {
    return this.#jobs.run(jobId, async (signal) => {
      const opened = this.#open(tableId);
      const hooks = auditHooks(signal, onProgress, opened.table.file.rows);
      return this.#keep(opened, (asked) => opened.table.audit(asked, opened.audit, hooks), plan);
    });
  }

  reassess(jobId: string, tableId: number, plan: AuditPlan): Promise<Audit> {
    return this.#jobs.run(jobId, async (signal) => {
      const opened = this.#open(tableId);
      return this.#keep(opened, (asked) => opened.table.reassess(asked, opened.audit, { signal }), plan);
    });
  }

  reassessCube(jobId: string, former: Audit, plan: AuditPlan): Promise<Audit> {
    return this.#jobs.run(jobId, async () => reviseFromCube(former, plan));
  }

  readAudit(jobId: string, file: File): Promise<Audit> {
    return this.#jobs.run(jobId, async (signal) => {
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
    return this.#jobs.run(jobId, async () => {
      const { mergeAudits } = await import('../audit/merge-audits.ts');
      return mergeAudits(audits, leading);
    });
  }

  gate(jobId: string, audit: Audit, minimum: number): Promise<Audit> {
    return this.#jobs.run(jobId, (signal) => gateAuditPaced(audit, { minimum }, signal));
  }

  share(jobId: string, audit: Audit, options: ShareOptions): Promise<MadeLink> {
    return this.#jobs.run(jobId, (signal) => makeLink(audit, options, signal));
  }

  async preview(tableId: number, count: number): Promise<Preview> {
    const opened = this.#tables.find(({ id }) => id === tableId);
    if (!opened) throw new AppError('worker/table-gone');
    return opened.table.preview(count);
  }

  cancel(jobId: string): Promise<void> {
    this.#jobs.cancel(jobId);
    return Promise.resolve();
  }

  /** The table of a number; those before it are given up, since nobody will ask for them again. */
  #open(tableId: number): Opened {
    const opened = this.#tables.find(({ id }) => id === tableId);
    if (!opened) throw new AppError('worker/table-gone');
    this.#tables = this.#tables.filter(({ id }) => id >= tableId);
    return opened;
  }

  /** Audits under the plan as it was asked, with how the table was read written into it, and keeps the result. */
  async #keep(opened: Opened, work: (asked: AuditPlan) => Promise<Audit>, plan: AuditPlan): Promise<Audit> {
    try {
      return (opened.audit = await work(asRead(plan, opened.options)));
    } catch (thrown) {
      const { name, rows } = opened.table.file;
      throw refusedMemory(thrown, { file: name, rows });
    }
  }
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
