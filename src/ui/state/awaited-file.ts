import type { FileFacts, PartOfFile, Work } from '../../storage/records.ts';
import type { Dataset } from './dataset.svelte.ts';
import type { WorkParts } from './work-parts.ts';

/** A file that work waits for; its plan and how it was read, as they stood when it came to wait. */
export interface AwaitedFile extends Pick<Work, 'options' | 'plan' | 'origin'> {
  readonly file: FileFacts;
  /** Whether the audit shown was of this file as it was read. */
  readonly live: boolean;
  /** The file itself, or the files of one table, where the page can read them again without asking for them. */
  readonly atHand: readonly File[] | null;
}

/** Work on a table that is about to be let go of, as work that waits for its file. */
export function awaitedOf({ plan, audit }: WorkParts, dataset: Dataset): AwaitedFile {
  const { files: atHand, tableId, options } = dataset;
  const live = audit.asked?.tableId === tableId;
  return { file: factsOf(dataset), options, plan: plan.current, origin: plan.origin, live, atHand };
}

/** Whether a file that was read is the one awaited: by its hash, or by name and size where there is none. */
export function isAwaited({ file }: Pick<AwaitedFile, 'file'>, found: Omit<FileFacts, 'rows'>): boolean {
  const [parts, others] = [file.parts ?? [file], found.parts ?? [found]];
  return parts.length === others.length && parts.every((part, at) => isSame(part, others[at]));
}

function isSame(part: Omit<PartOfFile, 'rows'>, other: Omit<PartOfFile, 'rows'>): boolean {
  if (part.sha256 !== null && other.sha256 !== null) return part.sha256 === other.sha256;
  return part.size === other.size && part.name === other.name;
}

/** What tells the files of an open table apart from others. */
export function factsOf({ profile, parts }: Pick<Dataset, 'profile' | 'parts'>): FileFacts {
  const { fileName: name, fileSize: size, sha256, rowCount: rows } = profile;
  return { name, size, sha256, rows, ...(parts.length > 1 && { parts }) };
}
