import type { Audit, AuditedFile } from '../audit/audit.ts';
import { gateAuditPaced } from '../audit/gate-audit.ts';
import { reviseAudit, reviseFromCube, runAudit, type AuditHooks } from '../audit/run-audit.ts';
import { located } from '../audit/located.ts';
import type { OpenedFile } from '../data/formats/opened-file.ts';
import { openFile } from '../data/formats/registry.ts';
import { hashFile } from '../data/hash-file.ts';
import type { LineIndex } from '../data/line-index.ts';
import type { ReadHooks } from '../data/pacer.ts';
import { previewRows, type Preview } from '../data/preview-rows.ts';
import { profileTable } from '../data/profile-table.ts';
import type { ReadOptions } from '../data/read-options.ts';
import type { Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { policyInForce } from '../locality/canary.ts';
import { countOffOrigin } from '../locality/off-origin.ts';
import { assertSealed } from '../locality/seal.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { readingOf } from '../plan/reading.ts';
import { makeLink, type MadeLink, type ShareOptions } from '../report/share/share-link.ts';
import type { DataContract, OnProgress, OpenedTable, SealReport } from './data.contract.ts';
import { Jobs } from './jobs.ts';
import { progressReporter } from './progress.ts';

/** What the service needs of the place it runs in; the worker gives the real one, a test its own. */
export interface DataServiceHost {
  policyInForce(): Promise<boolean>;
  offOriginRequests(): number;
}

const WORKER_HOST: DataServiceHost = {
  policyInForce,
  offOriginRequests: () => countOffOrigin(performance.getEntriesByType('resource'), location.origin),
};

/** A table that is open, with all that an audit of it needs, and the last audit of it. */
interface Opened {
  readonly id: number;
  readonly table: Table;
  readonly lines: LineIndex | null;
  readonly file: AuditedFile;
  /** Where texts that were left in the file are read from. */
  readonly source: OpenedFile;
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

  read(jobId: string, file: File, options: ReadOptions, onProgress: OnProgress): Promise<OpenedTable> {
    return this.#jobs.run(jobId, async (signal) => {
      assertSealed({ policyInForce: await this.#host.policyInForce() });
      const started = performance.now();
      const report = progressReporter(onProgress);
      // Hashing runs beside reading, off this thread; a file that cannot be read has no hash to wait for.
      const hashing = hashFile(file).catch(() => null);
      const hooks: ReadHooks = {
        signal,
        onProgress: ({ done, total, rows }) => report('reading', done, total, rows),
      };
      const source = await openFile(file, options, hooks);
      const result = await source.hold(hooks);
      const { table, lines } = result;
      report('profiling', 0, 1, table.rowCount);
      const sha256 = await unlessAborted(hashing, signal);
      const profile = await profileTable(result, { fileName: file.name, sha256 }, { signal });
      const { fileSize, format, rowCount, badRows } = profile;
      const facts = { name: file.name, size: fileSize, sha256, rows: rowCount, format, badRows };
      const opened: Opened = { id: ++this.#lastId, table, lines, file: facts, source, options, audit: null };
      this.#tables = [...this.#tables, opened];
      return { tableId: opened.id, profile: { ...profile, elapsed: performance.now() - started } };
    });
  }

  audit(jobId: string, tableId: number, plan: AuditPlan, onProgress: OnProgress): Promise<Audit> {
    return this.#jobs.run(jobId, async (signal) => {
      const opened = this.#open(tableId);
      const hooks = auditHooks(signal, onProgress, opened.table.rowCount);
      return this.#keep(opened, (asked) => runAudit(opened.file, opened.table, asked, hooks), plan);
    });
  }

  reassess(jobId: string, tableId: number, plan: AuditPlan): Promise<Audit> {
    return this.#jobs.run(jobId, async (signal) => {
      const opened = this.#open(tableId);
      const { table, file, audit } = opened;
      const revise = (asked: AuditPlan): Promise<Audit> =>
        audit ? reviseAudit(audit, table, asked, { signal }) : runAudit(file, table, asked, { signal });
      return this.#keep(opened, revise, plan);
    });
  }

  reassessCube(jobId: string, former: Audit, plan: AuditPlan): Promise<Audit> {
    return this.#jobs.run(jobId, async () => reviseFromCube(former, plan));
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
    return previewRows(opened.table, opened.source, count);
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
    const { reading: _, ...roles } = plan;
    const reading = readingOf(opened.options);
    const audit = await located(opened.lines, () => work(reading ? { ...roles, reading } : roles));
    opened.audit = audit;
    return audit;
  }
}

function auditHooks(signal: AbortSignal, onProgress: OnProgress, rows: number): AuditHooks {
  const report = progressReporter(onProgress);
  return { signal, onProgress: (stage, share) => report(stage, Math.round(share * rows), rows, rows) };
}

/** Waits for work that cannot be stopped itself, but not longer than until the signal fires. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new AppError('job/cancelled'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
