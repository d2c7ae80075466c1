import { withChanges } from '../audit/audit-changes.ts';
import type { Audit } from '../audit/audit.ts';
import { nextTask } from '../data/next-task.ts';
import type { Preview } from '../data/preview-rows.ts';
import { AppError } from '../errors.ts';
import { startSealedWorker } from '../locality/blob-worker.ts';
import type { AuditPlan } from '../plan/plan.ts';
import type { MadeLink, ShareOptions } from '../report/share/share-link.ts';
import type {
  DataClient,
  DataContract,
  Job,
  OpenedTable,
  Opening,
  SealReport,
  SurveyedTable,
} from './data.contract.ts';
import type {
  FoundFile,
  ModelRun,
  ModelRunResult,
  OpenedModel,
  OnRunProgress,
  RunJob,
  TableModelRun,
} from './data.contract.ts';
import type { DeviceFacts } from '../models.ts';
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
  /** The job that gave an audit, by which the worker knows what the page holds of it. */
  readonly #madeBy = new WeakMap<Audit, string>();

  constructor(start: () => Worker) {
    this.#start = start;
    this.#connect();
  }

  seal(): Promise<SealReport> {
    return this.#connect().call((remote) => remote.seal());
  }

  read(files: readonly File[], opening: Opening, job: Job): Promise<OpenedTable> {
    return this.#run(job, async (remote, id) => {
      const opened = await remote.read(id, files, opening, reporter(job));
      if (opened.audit?.kind === 'made') this.#madeBy.set(opened.audit.audit, id);
      return opened;
    });
  }

  letGo(tableId: number): void {
    this.#connection?.call((remote) => remote.letGo(tableId)).catch(() => undefined);
  }

  survey(tableId: number, job: Job): Promise<SurveyedTable> {
    return this.#run(job, (remote, id) => remote.survey(id, tableId, reporter(job)));
  }

  audit(tableId: number, plan: AuditPlan, job: Job): Promise<Audit> {
    return this.#run(job, async (remote, id) => this.#made(id, await remote.audit(id, tableId, plan, reporter(job))));
  }

  reassess(tableId: number, former: Audit, plan: AuditPlan, job: Job): Promise<Audit> {
    return this.#run(job, async (remote, id) => {
      const held = this.#madeBy.get(former) ?? null;
      return this.#made(id, withChanges(former, await remote.reassess(id, tableId, plan, held)));
    });
  }

  reassessCube(former: Audit, plan: AuditPlan, job: Job): Promise<Audit> {
    return this.#run(job, async (remote, id) => {
      const held = this.#madeBy.get(former);
      const changes = held === undefined ? null : await remote.reassessCube(id, held, plan);
      const all = changes ?? (await remote.reassessCube(id, former, plan));
      return this.#made(id, withChanges(former, all!));
    });
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

  modelDevice(): Promise<DeviceFacts> {
    return this.#connect().call((remote) => remote.modelDevice());
  }

  openModel(found: readonly FoundFile[], job: Pick<Job, 'signal'>): Promise<OpenedModel> {
    return this.#run(job, (remote, id) => remote.openModel(id, found));
  }

  runModel(
    tableId: number,
    run: ModelRun | TableModelRun,
    { signal, onStart, onProgress }: RunJob,
  ): Promise<ModelRunResult> {
    return this.#run({ ...(signal && { signal }) }, (remote, id) => {
      const tell = (what: Promise<void>): void => void what.catch(() => undefined);
      onStart?.({ pause: () => tell(remote.pauseRun(id)), resume: () => tell(remote.resumeRun(id)) });
      const told = proxy<OnRunProgress>((progress) => onProgress?.(progress));
      return remote.runModel(id, tableId, run, told);
    });
  }

  onCrash(listener: (error: AppError) => void): () => void {
    this.#crashListeners.add(listener);
    return () => this.#crashListeners.delete(listener);
  }

  #made(jobId: string, audit: Audit): Audit {
    this.#madeBy.set(audit, jobId);
    return audit;
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
      const answer = await connection.call((remote) => work(remote, id));
      // Unpacking a large answer takes its time; what is done with it is another task.
      await nextTask();
      return answer;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** A run that can be held up. */
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
