import type { TableProfile } from '../../data/profile.ts';
import type { FileFacts, Work } from '../../storage/records.ts';
import type { Dataset } from './dataset.svelte.ts';
import type { WorkParts } from './work-parts.ts';

/** A file that work waits for; its plan and how it was read, as they stood when it came to wait. */
export interface AwaitedFile extends Pick<Work, 'options' | 'plan' | 'origin'> {
  readonly file: FileFacts;
  /** Whether the audit shown was of this file as it was read. */
  readonly live: boolean;
  /** The file itself, where the page can read it again without asking for it. */
  readonly atHand: File | null;
}

/** Work on a table that is about to be let go of, as work that waits for its file. */
export function awaitedOf({ plan, audit }: WorkParts, { file, tableId, options, profile }: Dataset): AwaitedFile {
  const live = audit.asked?.tableId === tableId;
  return { file: factsOf(profile), options, plan: plan.current, origin: plan.origin, live, atHand: file };
}

/** Whether a file that was read is the one awaited: by its hash, or by name and size where there is none. */
export function isAwaited({ file }: AwaitedFile, found: Omit<FileFacts, 'rows'>): boolean {
  if (file.sha256 !== null && found.sha256 !== null) return file.sha256 === found.sha256;
  return file.size === found.size && file.name === found.name;
}

export function factsOf({ fileName: name, fileSize: size, sha256, rowCount: rows }: TableProfile): FileFacts {
  return { name, size, sha256, rows };
}
