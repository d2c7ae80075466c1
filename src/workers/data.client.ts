import type { Audit } from '../audit/audit.ts';
import type { Preview } from '../data/preview-rows.ts';
import { AppError } from '../errors.ts';
import { startSealedWorker } from '../locality/blob-worker.ts';
import type { AuditPlan } from '../plan/plan.ts';
import type { MadeLink, ShareOptions } from '../report/share/share-link.ts';
import type { DataClient, DataContract, Job, OpenedTable, Opening, SealReport } from './data.contract.ts';
import workerUrl from './data.worker.ts?worker&url';
import { connect, proxy, type Connection } from './rpc.ts';

/** Starts the data worker and keeps one alive: a worker that dies is replaced, its table lost, its callers told. */
export function createDataClient(start: () => Worker = () => startSealedWorker(workerUrl, 'data')): DataClient {
  return new WorkerDataClient(start);
}

class WorkerDataClient implements DataClient {
  readonly #start: () => Worker;
  readonly #crashListeners = new Set<(error: AppError) => void>();
  #connection: Connection<DataContract> | null = null;
  #jobs = 0;

  constructor(start: () => Worker) {
    this.#start = start;
    this.#connect();
  }

  seal(): Promise<SealReport> {
    return this.#connect().call((remote) => remote.seal());
  }

  read(files: readonly File[], opening: Opening, job: Job): Promise<OpenedTable> {
    return this.#run(job, (remote, id) => remote.read(id, files, opening, reporter(job)));
  }

  letGo(tableId: number): void {
    this.#connection?.call((remote) => remote.letGo(tableId)).catch(() => undefined);
  }

  audit(tableId: number, plan: AuditPlan, job: Job): Promise<Audit> {
    return this.#run(job, (remote, id) => remote.audit(id, tableId, plan, reporter(job)));
  }

  reassess(tableId: number, plan: AuditPlan, job: Job): Promise<Audit> {
    return this.#run(job, (remote, id) => remote.reassess(id, tableId, plan));
  }

  reassessCube(former: Audit, plan: AuditPlan, job: Job): Promise<Audit> {
    return this.#run(job, (remote, id) => remote.reassessCube(id, former, plan));
  }

  readAudit(file: File, job: Job): Promise<Audit> {
    return this.#run(job, (remote, id) => remote.readAudit(id, file));
  }

  mergeAudits(audits: readonly Audit[], leading: number, job: Job): Promise<Audit> {
    return this.#run(job, (remote, id) => remote.mergeAudits(id, audits, leading));
  }

  gate(audit: Audit, minimum: number, job: Job): Promise<Audit> {
    return this.#run(job, (remote, id) => remote.gate(id, audit, minimum));
  }

  share(audit: Audit, options: ShareOptions, job: Job): Promise<MadeLink> {
    return this.#run(job, (remote, id) => remote.share(id, audit, options));
  }

  preview(tableId: number, count: number): Promise<Preview> {
    return this.#connect().call((remote) => remote.preview(tableId, count));
  }

  onCrash(listener: (error: AppError) => void): () => void {
    this.#crashListeners.add(listener);
    return () => this.#crashListeners.delete(listener);
  }

  async #run<T>(
    { signal }: Job,
    work: (remote: Connection<DataContract>['remote'], jobId: string) => Promise<T>,
  ): Promise<T> {
    if (signal?.aborted) throw new AppError('job/cancelled');
    const connection = this.#connect();
    const id = `job-${++this.#jobs}`;
    const cancel = (): void => void connection.remote.cancel(id);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await connection.call((remote) => work(remote, id));
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** The live connection; after a crash the next call starts a new worker, so one that cannot start is not retried by itself. */
  #connect(): Connection<DataContract> {
    this.#connection ??= this.#newConnection();
    return this.#connection;
  }

  /** A worker that never said anything could not be fetched or started, and has held nothing. */
  #newConnection(): Connection<DataContract> {
    const worker = this.#start();
    let spoke = false;
    worker.addEventListener('message', () => (spoke = true), { once: true });
    const connection = connect<DataContract>(
      worker,
      () => new AppError(spoke ? 'worker/crashed' : 'worker/not-started'),
      (error) => {
        this.#connection = null;
        for (const listener of this.#crashListeners) listener(error);
      },
    );
    // Its first words, before any work that it could fail at.
    connection.call((remote) => remote.seal()).catch(() => undefined);
    return connection;
  }
}

function reporter({ onProgress }: Job): NonNullable<Job['onProgress']> {
  return proxy((progress) => onProgress?.(progress));
}
