import type { DeviceFacts } from '../../src/models.ts';
import type {
  FoundFile,
  ModelRun,
  ModelRunResult,
  OpenedModel,
  RunJob,
  TableModelRun,
} from '../../src/workers/data.contract.ts';
import type { Audit } from '../../src/audit/audit.ts';
import type { Preview } from '../../src/data/preview-rows.ts';
import type { ReadOptions } from '../../src/data/read-options.ts';
import type { ColumnProfile, TableProfile } from '../../src/data/profile.ts';
import { AppError } from '../../src/errors.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import type { MadeLink, ShareOptions } from '../../src/report/share/share-link.ts';
import type {
  DataClient,
  Job,
  OpenedTable,
  Opening,
  SealReport,
  SurveyedTable,
} from '../../src/workers/data.contract.ts';
import type { RequestCounts, RequestLog } from '../../src/locality/request-log.ts';

const column = (index: number, name: string, more: Partial<ColumnProfile>): ColumnProfile => ({
  index,
  name,
  store: 'codes',
  type: 'category',
  reason: { code: 'few-values', facts: {} },
  distinct: 2,
  missing: [],
  twins: [],
  unreadable: 0,
  unreadableLines: [],
  ...more,
});
const levels = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([value, count]) => ({ value, count, perhapsMissing: value === '' || value === '?' }));

/** A profile like that of two years of recidivism scores. */
export function recidivismProfile(fileName = 'scores.csv'): TableProfile {
  return {
    fileName,
    fileSize: 2_546_489,
    sha256: null,
    format: { delimiter: ',', encoding: 'utf-8', byteOrderMark: false, hasHeader: true, lineEnding: 'lf' },
    rowCount: 7214,
    badRows: { count: 0, setAside: 0, first: [] },
    elapsed: 40,
    columns: [
      column(0, 'sex', { levels: levels({ Male: 5819, Female: 1395 }) }),
      column(1, 'race', {
        distinct: 4,
        levels: levels({ 'African-American': 3696, Caucasian: 2454, '?': 700, '': 364 }),
      }),
      column(2, 'age', {
        store: 'numbers',
        type: 'number',
        distinct: 65,
        numeric: { min: 18, max: 96, mean: 34.8, quartiles: [25, 31, 42], wholeNumbers: true, count: 7214 },
      }),
      column(3, 'predicted', { levels: levels({ '0': 3897, '1': 3317 }) }),
      column(4, 'two_year_recid', { levels: levels({ '0': 3963, '1': 3251 }) }),
      column(5, 'note', { store: 'text', type: 'text', distinct: null }),
    ],
  };
}

/** The same as a table that was opened under a number. */
export function openedTable(fileName = 'scores.csv', tableId = 1, more: Partial<OpenedTable> = {}): OpenedTable {
  const rows = { kind: 'held', bytes: 180_000 } as const;
  return { tableId, profile: recidivismProfile(fileName), rows, parts: [], audit: null, ...more };
}

/** The same where no row is held. */
export function streamedTable(tableId = 1, more: Partial<OpenedTable> = {}): OpenedTable {
  const rows = { kind: 'streamed', sampled: 100_000, passTime: 40_000 } as const;
  return openedTable('scores.csv', tableId, { rows, ...more });
}

export function auditOf(plan: AuditPlan): Audit {
  return { evenhandAudit: 2, plan } as Audit;
}

/** A data client whose answers a test gives one by one. */
export class FakeClient implements DataClient {
  readonly calls: Call[] = [];
  /** Numbers of tables that were let go of. */
  readonly gone: number[] = [];
  /** How often rows were asked for. */
  previews = 0;
  readonly #crash = new Set<(error: AppError) => void>();

  async seal(): Promise<SealReport> {
    return { policyInForce: true, offOrigin: 0 };
  }
  read(files: readonly File[], opening: Opening, job: Job): Promise<OpenedTable> {
    const { options } = opening;
    return this.#call({ kind: 'read', job, file: files[0], files, options, opening }) as Promise<OpenedTable>;
  }
  letGo(tableId: number): void {
    this.gone.push(tableId);
  }
  survey(tableId: number, job: Job): Promise<SurveyedTable> {
    return this.#call({ kind: 'survey', job, tableId }) as Promise<SurveyedTable>;
  }
  audit(tableId: number, plan: AuditPlan, job: Job): Promise<Audit> {
    return this.#call({ kind: 'audit', job, tableId, plan }) as Promise<Audit>;
  }
  reassess(tableId: number, former: Audit, plan: AuditPlan, job: Job): Promise<Audit> {
    return this.#call({ kind: 'reassess', job, tableId, former, plan }) as Promise<Audit>;
  }
  reassessCube(former: Audit, plan: AuditPlan, job: Job): Promise<Audit> {
    return this.#call({ kind: 'reassessCube', job, former, plan }) as Promise<Audit>;
  }
  readAudit(file: File, job: Job): Promise<Audit> {
    return this.#call({ kind: 'readAudit', job, file }) as Promise<Audit>;
  }
  mergeAudits(audits: readonly Audit[], leading: number, job: Job): Promise<Audit> {
    return this.#call({ kind: 'mergeAudits', job, audits, leading }) as Promise<Audit>;
  }
  gate(audit: Audit, minimum: number, job: Job): Promise<Audit> {
    return this.#call({ kind: 'gate', job, former: audit, minimum }) as Promise<Audit>;
  }
  share(audit: Audit, sharing: ShareOptions, job: Job): Promise<MadeLink> {
    return this.#call({ kind: 'share', job, former: audit, sharing }) as Promise<MadeLink>;
  }
  async preview(_tableId: number, count: number): Promise<Preview> {
    this.previews += 1;
    return { rows: Array.from({ length: count }, (_, row) => [`cell of row ${row}`]), cut: 0 };
  }
  async modelDevice(): Promise<DeviceFacts> {
    return { noGraphics: 'no-interface', halfPrecision: false, cores: 2, memory: null };
  }
  openModel(found: readonly FoundFile[], job: Pick<Job, 'signal'>): Promise<OpenedModel> {
    return this.#call({ kind: 'openModel', job, found }) as Promise<OpenedModel>;
  }
  runModel(tableId: number, run: ModelRun | TableModelRun, job: RunJob): Promise<ModelRunResult> {
    const { signal } = job;
    return this.#call({
      kind: 'runModel',
      job: { signal },
      tableId,
      ...('inputs' in run ? { tableRun: run } : { run }),
      runJob: job,
    }) as Promise<ModelRunResult>;
  }
  onCrash(listener: (error: AppError) => void): () => void {
    this.#crash.add(listener);
    return () => this.#crash.delete(listener);
  }
  crash(): void {
    for (const listener of this.#crash) listener(new AppError('worker/crashed'));
  }

  #call(call: Omit<Call, 'settle'>): Promise<unknown> {
    return new Promise((resolve, reject) => this.calls.push({ ...call, settle: { resolve, reject } }));
  }
}

interface Call {
  readonly kind:
    | 'runModel'
    | 'openModel'
    | 'read'
    | 'survey'
    | 'audit'
    | 'reassess'
    | 'reassessCube'
    | 'readAudit'
    | 'mergeAudits'
    | 'gate'
    | 'share';
  readonly run?: ModelRun;
  readonly tableRun?: TableModelRun;
  readonly runJob?: RunJob;
  readonly found?: readonly FoundFile[];
  readonly minimum?: number;
  readonly audits?: readonly Audit[];
  readonly leading?: number;
  readonly sharing?: ShareOptions;
  readonly former?: Audit;
  readonly job: Job;
  readonly file?: File;
  readonly files?: readonly File[];
  readonly opening?: Opening;
  readonly options?: ReadOptions;
  readonly tableId?: number;
  readonly plan?: AuditPlan;
  readonly settle: Settle;
}

interface Settle {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export function silentLog(): RequestLog {
  const counts: RequestCounts = { offOrigin: 0, refused: 0, ownOrigin: 0 };
  return { counts: () => counts, subscribe: () => () => {}, noteWorker() {}, close() {} };
}
