import type { AuditChanges } from '../audit/audit-changes.ts';
import type { Audit, AuditedPart } from '../audit/audit.ts';
import type { Preview } from '../data/preview-rows.ts';
import type { TableProfile } from '../data/profile.ts';
import type { ReadOptions } from '../data/read-options.ts';
import type { AppError, PlainError } from '../errors.ts';
import type {
  DescribedModel,
  DeviceFacts,
  ModelDescription,
  ModelFiles,
  RunProgress,
  RunReport,
  RunSettings,
} from '../models.ts';
import type { AuditPlan } from '../plan/plan.ts';
import type { MadeLink, ShareOptions } from '../report/share/share-link.ts';

/** Progress of a long piece of work; throttled to ten a second. */
export interface Progress {
  /** `-again`: the file is read a further time for it. */
  readonly stage: 'reading' | 'reading-again' | 'profiling' | 'tallying' | 'tallying-again' | 'assessing';
  /** Bytes or rows done and in all. */
  readonly done: number;
  readonly total: number;
  readonly rows: number;
  /** Estimated milliseconds left; null while unknown. */
  readonly left: number | null;
  /** Rows a second so far; null while unknown. */
  readonly pace: number | null;
}

export type OnProgress = (progress: Progress) => void;

/**
 * The data worker. It owns the rows: they are read, counted and kept here, and nothing that crosses to the page holds a
 * row, but for the first ones where a person asks to see them. Each long method takes a job id; `cancel(jobId)` makes it reject with `job/cancelled` within 200 ms and leaves
 * the table as it was.
 */
export interface DataContract {
  /** Whether the policy binds this worker (a network-free canary) and what its own timing record says it fetched. */
  seal(): Promise<SealReport>;
  /**
   * Reads files into one table of its own, in the order given. Its rows are held, or counted as they are read where they
   * would take too much of the memory. Every table stays until its number is let go of, so a caller that gave up waiting
   * loses nothing.
   * @throws AppError `memory/refused` when the browser gives no more memory; nothing of the file is then held
   */
  read(jobId: string, files: readonly File[], opening: Opening, onProgress: OnProgress): Promise<OpenedTable>;
  /** Gives up the table of a number, whose memory is free when work under way on it has ended. */
  letGo(tableId: number): Promise<void>;
  /**
   * Reads the columns of a table that have not been read yet, in another time through its files: where a plan was known, only its
   * columns were. Does nothing where all have been.
   * @throws AppError `worker/table-gone`; `file/changed` and what else reading throws, with the table as it was before
   */
  survey(jobId: string, tableId: number, onProgress: OnProgress): Promise<SurveyedTable>;
  /**
   * Resolves the plan against a table, tallies and assesses it. How the table was read is written into the plan. A table
   * whose rows are not held has its files read again, unless its last audit has counted what the plan asks for.
   * @throws AppError `worker/table-gone` when that table was let go of; `file/changed`
   */
  audit(jobId: string, tableId: number, plan: AuditPlan, onProgress: OnProgress): Promise<Audit>;
  /**
   * Assesses again from the cube of the table's last audit, whatever its number of rows; for a plan that differs only in threshold, reference groups,
   * tolerances, merged levels, minimum size, criteria or alpha. Anything else is tallied again from rows that are held.
   * @param held the job whose audit of this table the page holds, so that nothing of that is sent again; null for none
   * @throws AppError `audit/needs-reading` when the rows are not held: no file is read again before a person says so
   */
  reassess(jobId: string, tableId: number, plan: AuditPlan, held: string | null): Promise<AuditChanges>;
  /**
   * The same from the cube that an audit brings along, without its rows: for one that was kept or received.
   * @param former the audit; or the job of this kind that gave it, which is still known here as a rule
   * @returns what changes of it; null where the job is not known, so that the audit has to be brought along
   * @throws AppError `audit/needs-rows` when the plan asks for what the cube cannot tell
   */
  reassessCube(jobId: string, former: Audit | string, plan: AuditPlan): Promise<AuditChanges | null>;
  /**
   * The audit that a file of it holds, its numbers assessed anew from its counts; or of counts that a database made.
   * @throws AppError `audit/not-whole`, `audit/other-version`, `file/unreadable`, `counts/*`
   */
  readAudit(jobId: string, file: File): Promise<Audit>;
  /**
   * Audits of several files as one, from their cubes; settings are those of the one that leads, by its index.
   * @throws AppError `audit/cannot-merge` with every difference
   */
  mergeAudits(jobId: string, audits: readonly Audit[], leading: number): Promise<Audit>;
  /**
   * An audit with small counts withheld, as it may be passed on; from its cube, whatever table is open.
   * @throws AppError `share/too-small`, `share/already-gated`
   */
  gate(jobId: string, audit: Audit, minimum: number): Promise<Audit>;
  /** The link to an audit, gated first where it holds counts. @throws AppError as `gate`; `share/too-large` */
  share(jobId: string, audit: Audit, options: ShareOptions): Promise<MadeLink>;
  /**
   * The first rows of a table, for a person who asked to see them; the only way by which rows reach the page.
   * @throws AppError `worker/table-gone`; `file/changed` and `file/unreadable` when the file can no longer be read
   */
  preview(tableId: number, count: number): Promise<Preview>;
  /** What this machine offers to models. */
  modelDevice(): Promise<DeviceFacts>;
  /**
   * The model in files that were dropped or fetched: those of a folder, of one archive, or a single file, and what they tell.
   * @throws AppError `model/empty`, `model/several`, `model/nested`, `model/bomb`, `packed/*`
   */
  openModel(jobId: string, found: readonly FoundFile[]): Promise<OpenedModel>;
  /**
   * Runs a model over the texts of a column, each distinct one once, or a model for tables over all rows, its inputs fed from
   * columns. It runs in threads that this worker starts, and what it says is put behind the columns of the table. What is kept
   * of texts makes the next run go on where this one ended; of rows nothing is. A table whose rows are not held is left as it
   * is, and a sample of its rows becomes a table of its own.
   * @throws AppError `worker/table-gone`, `model/*`; `job/cancelled` with the table as it was, and what was predicted kept
   */
  runModel(
    jobId: string,
    tableId: number,
    run: ModelRun | TableModelRun,
    onProgress: OnRunProgress,
  ): Promise<ModelRunResult>;
  /** Holds a run up after what is under way, within about a quarter of a second, until it is resumed. */
  pauseRun(jobId: string): Promise<void>;
  resumeRun(jobId: string): Promise<void>;
  cancel(jobId: string): Promise<void>;
}

/** A file by its path in what was dropped. */
export interface FoundFile {
  readonly path: string;
  readonly blob: Blob;
}

/** The files of a model and what they tell of it. */
export interface OpenedModel {
  readonly files: ModelFiles;
  readonly described: DescribedModel;
}

/** A model to be run over the texts of a column. */
export interface ModelRun {
  readonly files: ModelFiles;
  readonly description: ModelDescription;
  readonly settings: RunSettings;
  /** The column with the texts. */
  readonly column: string;
  readonly outputs: RunOutputs;
}

/** Which columns a run makes. */
export interface RunOutputs {
  /** One with the label of each row. */
  readonly label: boolean;
  /** One with the score of each of these labels. */
  readonly scores: readonly string[];
  /** One with the score of several labels together, under a name: their sum where they exclude each other, else the largest of them. */
  readonly together?: { readonly name: string; readonly labels: readonly string[] };
  /** By label, from which score on it applies, where each is judged by itself; 0.5 for one that is not named. */
  readonly thresholds?: Readonly<Record<string, number>>;
}

/** A model to be run over rows. */
export interface TableModelRun {
  readonly files: ModelFiles;
  readonly description: ModelDescription;
  /** The names of the columns that each input of the model is fed from, by its name. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  readonly outputs: Pick<RunOutputs, 'label' | 'scores'>;
}

export type OnRunProgress = (progress: RunProgress) => void;

/** A table with what a model said of its rows. */
export interface ModelRunResult {
  /** Another than was asked for where the rows were not held. */
  readonly tableId: number;
  readonly profile: TableProfile;
  readonly rows: RowsKept;
  /** The names of the columns that were added. */
  readonly added: readonly string[];
  readonly report: RunReport;
}

/** How files are to be opened. */
export interface Opening {
  readonly options: ReadOptions;
  /** A plan that is known already: its audit is made in the same time through the files. */
  readonly plan?: AuditPlan | null;
  /** To hold no more than a sample of the rows, however much memory there is. */
  readonly streamed?: boolean;
}

/** A table in the worker: what the page may know of it, and the number to ask for it by. */
export interface OpenedTable {
  readonly tableId: number;
  readonly profile: TableProfile;
  readonly rows: RowsKept;
  /** The files that it is of, where there are several. */
  readonly parts: readonly AuditedPart[];
  /** The audit under the plan that was known, or why that cannot be audited; null where there was none. */
  readonly audit: MadeAudit | null;
}

/** What is known of a table when all its columns have been read. */
export type SurveyedTable = Pick<OpenedTable, 'profile' | 'rows'>;

export type MadeAudit =
  { readonly kind: 'made'; readonly audit: Audit } | { readonly kind: 'failed'; readonly error: PlainError };

/** What is kept of the rows of a table: all of them, or some chosen by chance beside the counts. */
export type RowsKept = HeldRows | StreamedRows;

export interface HeldRows {
  readonly kind: 'held';
  /** Bytes of memory that they take. */
  readonly bytes: number;
}

export interface StreamedRows {
  readonly kind: 'streamed';
  /** Rows in the sample that types and cut points were looked at in. */
  readonly sampled: number;
  /** Milliseconds that one time through the files took. */
  readonly passTime: number;
}

export interface SealReport {
  /** True when evaluating a string as code was refused, so the content security policy is in force here. */
  readonly policyInForce: boolean;
  /** Requests to other origins in this worker's resource timing. */
  readonly offOrigin: number;
}

/** What the page holds of the data worker: the contract with signals instead of job ids. Injected into state classes. */
export interface DataClient {
  seal(): Promise<SealReport>;
  read(files: readonly File[], opening: Opening, job: Job): Promise<OpenedTable>;
  /** Gives up a table that nobody will ask for any more. A worker that is gone has given up all of them. */
  letGo(tableId: number): void;
  survey(tableId: number, job: Job): Promise<SurveyedTable>;
  audit(tableId: number, plan: AuditPlan, job: Job): Promise<Audit>;
  /** @param former the audit of that table that the page holds */
  reassess(tableId: number, former: Audit, plan: AuditPlan, job: Job): Promise<Audit>;
  reassessCube(former: Audit, plan: AuditPlan, job: Job): Promise<Audit>;
  readAudit(file: File, job: Job): Promise<Audit>;
  mergeAudits(audits: readonly Audit[], leading: number, job: Job): Promise<Audit>;
  gate(audit: Audit, minimum: number, job: Job): Promise<Audit>;
  share(audit: Audit, options: ShareOptions, job: Job): Promise<MadeLink>;
  preview(tableId: number, count: number): Promise<Preview>;
  modelDevice(): Promise<DeviceFacts>;
  openModel(found: readonly FoundFile[], job: Pick<Job, 'signal'>): Promise<OpenedModel>;
  /** See {@link DataContract.runModel}. */
  runModel(tableId: number, run: ModelRun | TableModelRun, job: RunJob): Promise<ModelRunResult>;
  /** Calls back when the worker has died and been started anew, its table lost; returns the way to stop listening. */
  onCrash(listener: (error: AppError) => void): () => void;
}

/** A run of a model, which can be held up. */
export interface RunJob {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnRunProgress;
  /** Called once with the ways to hold the run up and let it go on. */
  readonly onStart?: (control: RunControl) => void;
}

export interface RunControl {
  pause(): void;
  resume(): void;
}

export interface Job {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}
