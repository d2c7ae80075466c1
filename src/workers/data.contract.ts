import type { Audit, AuditedPart } from '../audit/audit.ts';
import type { Preview } from '../data/preview-rows.ts';
import type { TableProfile } from '../data/profile.ts';
import type { ReadOptions } from '../data/read-options.ts';
import type { AppError, PlainError } from '../errors.ts';
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
   * Resolves the plan against a table, tallies and assesses it. How the table was read is written into the plan. A table
   * whose rows are not held has its files read again, unless its last audit has counted what the plan asks for.
   * @throws AppError `worker/table-gone` when that table was let go of; `file/changed`
   */
  audit(jobId: string, tableId: number, plan: AuditPlan, onProgress: OnProgress): Promise<Audit>;
  /**
   * Assesses again from the cube of the table's last audit, whatever its number of rows; for a plan that differs only in threshold, reference groups,
   * tolerances, merged levels, minimum size, criteria or alpha. Anything else is tallied again from rows that are held.
   * @throws AppError `audit/needs-reading` when the rows are not held: no file is read again before a person says so
   */
  reassess(jobId: string, tableId: number, plan: AuditPlan): Promise<Audit>;
  /**
   * The same from the cube that an audit brings along, without its rows: for one that was kept or received.
   * @throws AppError `audit/needs-rows` when the plan asks for what the cube cannot tell
   */
  reassessCube(jobId: string, former: Audit, plan: AuditPlan): Promise<Audit>;
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
  cancel(jobId: string): Promise<void>;
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
  audit(tableId: number, plan: AuditPlan, job: Job): Promise<Audit>;
  reassess(tableId: number, plan: AuditPlan, job: Job): Promise<Audit>;
  reassessCube(former: Audit, plan: AuditPlan, job: Job): Promise<Audit>;
  readAudit(file: File, job: Job): Promise<Audit>;
  mergeAudits(audits: readonly Audit[], leading: number, job: Job): Promise<Audit>;
  gate(audit: Audit, minimum: number, job: Job): Promise<Audit>;
  share(audit: Audit, options: ShareOptions, job: Job): Promise<MadeLink>;
  preview(tableId: number, count: number): Promise<Preview>;
  /** Calls back when the worker has died and been started anew, its table lost; returns the way to stop listening. */
  onCrash(listener: (error: AppError) => void): () => void;
}

export interface Job {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}
