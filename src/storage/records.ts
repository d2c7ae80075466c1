import type { Audit, FileHolds } from '../audit/audit.ts';
import type { ReadOptions } from '../data/read-options.ts';
import type { VerdictKind } from '../fairness/assessment.ts';
import type { AuditPlan } from '../plan/plan.ts';

/** What may be kept without asking each time: nothing, the work without its rows, or the file as well. */
export type KeepChoice = 'nothing' | 'work' | 'file';

/** How many findings of each verdict an audit has. */
export type VerdictCounts = Readonly<Record<VerdictKind, number>>;

/** What a list of kept audits needs; the audit itself stands apart, so that listing reads little. */
export interface KeptAudit {
  readonly id: string;
  /** Milliseconds since 1970, of the last time it was kept. */
  readonly keptAt: number;
  readonly title: string;
  readonly fileName: string;
  /** Bytes; null where the version that kept it did not say. */
  readonly fileSize: number | null;
  readonly rows: number;
  /** Absent where the file holds the rows themselves. */
  readonly holds?: FileHolds;
  /** Null where it cannot be read. */
  readonly verdicts: VerdictCounts | null;
}

/** An audit by the id of the kept audit or the draft that it belongs to. */
export interface AuditBody {
  readonly id: string;
  readonly audit: Audit;
}

/** A file by what tells it apart from others, without its content. */
export interface PartOfFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string | null;
  readonly rows: number;
}

/** The same of a table, with the files that it is of where there are several. */
export interface FileFacts extends PartOfFile {
  readonly parts?: readonly PartOfFile[];
}

/** The changes that can be undone and done again, as the page records them, and what they are about. */
export interface StoredSteps {
  readonly subject: string;
  readonly past: readonly unknown[];
  readonly future: readonly unknown[];
}

/** Where a person stood in a tab: enough to come back to it. Never a row. */
export interface Work {
  readonly screen: string;
  /** The file that is open, or that the work waits for. */
  readonly file: FileFacts | null;
  readonly options: ReadOptions;
  readonly plan: AuditPlan;
  readonly origin: 'suggested' | 'changed' | 'file';
  /** What the audit shown was made of; `live` while the rows behind it are those of the file. */
  readonly asked: { readonly plan: AuditPlan; readonly suggested: boolean; readonly live: boolean } | null;
  /** Why only its counts answer, where they do. */
  readonly detached: string | null;
  /** The kept audit that it was opened from or kept as. */
  readonly keptId: string | null;
  /** When that had last been kept, as far as this tab knew; absent in drafts of earlier versions. */
  readonly keptAt?: number | null;
  /** Absent in drafts of earlier versions. */
  readonly steps?: StoredSteps;
}

/** The work of one tab as it was last saved. */
export interface Draft extends Work {
  /** The tab's id. */
  readonly id: string;
  readonly savedAt: number;
  /** The content of the file or files, where that is kept as well. */
  readonly fileId: string | null;
}

/** The content of a table's files, or of its one file as earlier versions kept it. */
export interface KeptFile {
  readonly id: string;
  readonly files?: readonly File[];
  readonly file?: File;
}

/** What a list of kept models needs; their files stand apart. */
export interface KeptModel {
  /** Made of the content of its files. */
  readonly id: string;
  readonly title: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** The files of a kept model by path. */
export interface KeptModelFiles {
  readonly id: string;
  readonly files: readonly (readonly [path: string, file: Blob])[];
}

/** What a person prefers of the page itself, as it was written; each absent where nothing was chosen. */
export interface PagePreferences {
  readonly theme?: string;
  readonly numbers?: string;
  readonly shortcuts?: string;
}

export type Preference =
  | { readonly key: 'keep'; readonly value: KeepChoice }
  | { readonly key: keyof PagePreferences; readonly value: string };
