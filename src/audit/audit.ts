import type { AuditCube } from '../cube/cube.ts';
import type { BadRows, FileFormat } from '../data/profile.ts';
import type { Assessment } from '../fairness/assessment.ts';
import type { ResolvedPlan } from '../plan/plan.ts';

/** A finished audit: the plan as resolved, the counts, and every number with its verdicts. */
export interface Audit {
  /** 1 held fewer numbers; `upgrade.ts` brings such an audit up to date. */
  readonly evenhandAudit: 2;
  /** Version of the program that made it. */
  readonly madeBy: string;
  readonly file: AuditedFile;
  readonly plan: ResolvedPlan;
  readonly cube: AuditCube;
  readonly assessment: Assessment;
}

export interface AuditedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string | null;
  readonly rows: number;
  readonly format: FileFormat;
  readonly badRows: BadRows;
  /** Of how many rows those counted are a sample; absent where they are all. */
  readonly sampleOf?: number;
  readonly holds?: FileHolds;
  /** The files whose rows were counted together, at least two; absent where the audit is of one file. */
  readonly parts?: readonly AuditedPart[];
}

/**
 * What a file holds where it is not the rows themselves: counts that a database made of them, and `rows` is how many it
 * counted; of several files, `both` where some hold rows and some hold counts.
 */
export type FileHolds = 'counts' | 'both';

/** One of several files behind an audit. Its rows are those of the table, as in {@link AuditedFile}. */
export interface AuditedPart {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string | null;
  readonly rows: number;
  readonly holds?: FileHolds;
}
