import type { StoredDraft } from '../../storage/drafts.ts';
import type { FileFacts, Work } from '../../storage/records.ts';
import type { Detached } from './audit.svelte.ts';
import type { Dataset } from './dataset.svelte.ts';
import { SCREEN_IDS, type ScreenId } from './navigation.svelte.ts';
import type { WorkParts } from './work-parts.ts';

/** A file that saved work waits for, and what of the work can only go on with it. */
export interface AwaitedFile extends Pick<Work, 'options' | 'plan' | 'origin' | 'asked'> {
  readonly file: FileFacts;
  /** Whether the audit shown was of this file as it was read. */
  readonly live: boolean;
}

/**
 * Takes saved work up again: with its file the table is read anew and everything is live; without it the audit answers
 * from its counts, and the file that is missing is told.
 */
export async function takeUp(app: WorkParts, { draft, audit, file }: StoredDraft): Promise<AwaitedFile | null> {
  const { plan, asked, origin, options, detached } = draft;
  const dataset = file && (await app.dataset.open(file, options));
  if (audit) {
    await app.kept.recall(draft.keptId, audit);
    app.audit.show(audit, (detached ?? 'kept') as Detached);
  }
  if (dataset) app.plan.resume(plan, origin);
  if (dataset && audit && asked?.live) app.audit.resume(audit, { ...asked, tableId: dataset.tableId });
  if (dataset || !draft.file) return null;
  return { file: draft.file, options, plan, origin, asked, live: asked?.live ?? false };
}

/** Goes on with a file that was awaited and has been read: with its plan, and with its audit where that was of it. */
export function goOn(app: WorkParts, awaited: AwaitedFile, dataset: Dataset): void {
  const audit = app.audit.current;
  app.plan.resume(awaited.plan, awaited.origin);
  if (audit && awaited.live && app.audit.asked) {
    app.audit.resume(audit, { ...app.audit.asked, tableId: dataset.tableId });
  }
}

/** Whether a file that was read is the one awaited: by its hash, or by name and size where there is none. */
export function isAwaited({ file }: AwaitedFile, found: FileFacts): boolean {
  if (file.sha256 !== null && found.sha256 !== null) return file.sha256 === found.sha256;
  return file.size === found.size && file.name === found.name;
}

export function screenOf({ screen }: Pick<Work, 'screen'>): ScreenId {
  return SCREEN_IDS.find((id) => id === screen) ?? 'data';
}
