import type { Audit, AuditedFile } from '../audit/audit.ts';
import { reviseAudit, runAudit, type AuditHooks } from '../audit/run-audit.ts';
import { located } from '../audit/located.ts';
import { hashFile } from '../data/hash-file.ts';
import type { LineIndex } from '../data/line-index.ts';
import { profileTable } from '../data/profile-table.ts';
import type { TableProfile } from '../data/profile.ts';
import type { ReadOptions } from '../data/read-options.ts';
import { readTable } from '../data/read-table.ts';
import type { Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { policyInForce } from '../locality/canary.ts';
import { countOffOrigin } from '../locality/off-origin.ts';
import { assertSealed } from '../locality/seal.ts';
import type { AuditPlan } from '../plan/plan.ts';
import type { DataContract, OnProgress, SealReport } from './data.contract.ts';
import { Jobs } from './jobs.ts';
import { progressReporter } from './progress.ts';

/** What the service needs of the place it runs in; the worker gives the real one, a test its own. */
export interface DataServiceHost {
  policyInForce(): boolean;
  offOriginRequests(): number;
}

export const WORKER_HOST: DataServiceHost = {
  policyInForce,
  offOriginRequests: () => countOffOrigin(performance.getEntriesByType('resource'), location.origin),
};

/** The table that is open, the lines its rows start on, and the facts of its file. */
interface Opened {
  readonly table: Table;
  readonly lines: LineIndex;
  readonly file: AuditedFile;
}

/** Owns the rows: reads, counts and keeps them. See {@link DataContract}. */
export class DataService implements DataContract {
  readonly #host: DataServiceHost;
  readonly #jobs = new Jobs();
  #current: Opened | null = null;
  #audit: Audit | null = null;

  constructor(host: DataServiceHost = WORKER_HOST) {
    this.#host = host;
  }

  seal(): Promise<SealReport> {
    return Promise.resolve({
      policyInForce: this.#host.policyInForce(),
      offOrigin: this.#host.offOriginRequests(),
    });
  }

  read(jobId: string, file: File, options: ReadOptions, onProgress: OnProgress): Promise<TableProfile> {
    assertSealed({ policyInForce: this.#host.policyInForce() });
    return this.#jobs.run(jobId, async (signal) => {
      const started = performance.now();
      const report = progressReporter(onProgress);
      // Hashing runs beside reading, off this thread; a file that cannot be read has no hash to wait for.
      const hashing = hashFile(file).catch(() => null);
      const result = await readTable(file, options, {
        signal,
        onProgress: ({ done, total, rows }) => report('reading', done, total, rows),
      });
      report('profiling', 0, 1, result.table.rowCount);
      const sha256 = await hashing;
      const profile = await profileTable(result, { fileName: file.name, sha256 }, { signal });
      const { fileSize, format, rowCount, badRows } = profile;
      this.#current = {
        table: result.table,
        lines: result.lines,
        file: { name: file.name, size: fileSize, sha256, rows: rowCount, format, badRows },
      };
      this.#audit = null;
      return { ...profile, elapsed: performance.now() - started };
    });
  }

  audit(jobId: string, plan: AuditPlan, onProgress: OnProgress): Promise<Audit> {
    return this.#jobs.run(jobId, async (signal) => {
      const { table, lines, file } = this.#requireTable();
      const hooks = auditHooks(signal, onProgress, table.rowCount);
      const audit = await located(lines, () => runAudit(file, table, plan, hooks));
      this.#audit = audit;
      return audit;
    });
  }

  reassess(jobId: string, plan: AuditPlan): Promise<Audit> {
    return this.#jobs.run(jobId, async (signal) => {
      const { table, lines, file } = this.#requireTable();
      const former = this.#audit;
      const audit = await located(lines, () =>
        former ? reviseAudit(former, table, plan, { signal }) : runAudit(file, table, plan, { signal }),
      );
      this.#audit = audit;
      return audit;
    });
  }

  cancel(jobId: string): Promise<void> {
    this.#jobs.cancel(jobId);
    return Promise.resolve();
  }

  #requireTable(): Opened {
    if (!this.#current) throw new AppError('worker/crashed');
    return this.#current;
  }
}

function auditHooks(signal: AbortSignal, onProgress: OnProgress, rows: number): AuditHooks {
  const report = progressReporter(onProgress);
  return { signal, onProgress: (stage, share) => report(stage, Math.round(share * rows), rows, rows) };
}
