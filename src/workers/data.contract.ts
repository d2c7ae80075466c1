import type { Audit } from '../audit/audit.ts';
import type { TableProfile } from '../data/profile.ts';
import type { ReadOptions } from '../data/read-options.ts';
import type { AuditPlan } from '../plan/plan.ts';

/** Progress of a long piece of work; throttled to ten a second. */
export interface Progress {
  readonly stage: 'reading' | 'profiling' | 'tallying' | 'assessing';
  /** Bytes or rows done and in all. */
  readonly done: number;
  readonly total: number;
  readonly rows: number;
  /** Estimated milliseconds left; null while unknown. */
  readonly left: number | null;
}

export type OnProgress = (progress: Progress) => void;

/**
 * The data worker. It owns the rows: they are read, counted and kept here, and nothing that crosses to the page holds a
 * row. Each long method takes a job id; `cancel(jobId)` makes it reject with `job/cancelled` within 200 ms and leaves
 * the table as it was.
 */
export interface DataContract {
  /** Whether the policy binds this worker (a network-free canary) and what its own timing record says it fetched. */
  seal(): Promise<SealReport>;
  /** Reads a file and keeps it as the current table (the former one is given up only on success). */
  read(jobId: string, file: File, options: ReadOptions, onProgress: OnProgress): Promise<TableProfile>;
  /** Resolves the plan against the current table, tallies and assesses it. */
  audit(jobId: string, plan: AuditPlan, onProgress: OnProgress): Promise<Audit>;
  /**
   * Assesses again from the cube of the last audit; for a plan that differs only in threshold, reference groups,
   * tolerances, merged levels, minimum size, criteria or alpha. Anything else is tallied again.
   */
  reassess(jobId: string, plan: AuditPlan): Promise<Audit>;
  cancel(jobId: string): Promise<void>;
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
  read(file: File, options: ReadOptions, job: Job): Promise<TableProfile>;
  audit(plan: AuditPlan, job: Job): Promise<Audit>;
  reassess(plan: AuditPlan, job: Job): Promise<Audit>;
  /** Calls back when the worker has died and been started anew, its table lost; returns the way to stop listening. */
  onCrash(listener: () => void): () => void;
}

export interface Job {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}
