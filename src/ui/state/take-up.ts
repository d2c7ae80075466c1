import type { StoredDraft } from '../../storage/drafts.ts';
import type { Work } from '../../storage/records.ts';
import type { Detached } from './audit.svelte.ts';
import { isAwaited, type AwaitedFile } from './awaited-file.ts';
import type { Dataset } from './dataset.svelte.ts';
import { SCREEN_IDS, type ScreenId } from './navigation.svelte.ts';
import type { WorkParts } from './work-parts.ts';

/**
 * Takes saved work up again: with its file the table is read anew and everything is live; without it the audit answers
 * from its counts, and the file that is missing is told.
 */
export async function takeUp(app: WorkParts, { draft, audit, files }: StoredDraft): Promise<AwaitedFile | null> {
  const { plan, asked, origin, options, detached } = draft;
  const { dataset } = (files && (await app.dataset.open(files, { options }))) ?? {};
  if (audit) {
    await app.kept.recall(draft, audit);
    app.audit.show(audit, (detached ?? 'kept') as Detached);
  }
  app.plan.resume(plan, origin);
  if (dataset && audit && asked?.live) app.audit.resume(audit, { ...asked, tableId: dataset.tableId });
  if (draft.steps) app.undo.resume(draft.steps);
  if (dataset || !draft.file) return null;
  return { file: draft.file, options, plan, origin, live: asked?.live ?? false, atHand: files };
}

/** Goes on with a file that was awaited and has been read: with the plan, and with the audit where that was of it. */
export function goOn(app: WorkParts, awaited: AwaitedFile, dataset: Dataset): void {
  const audit = app.audit.current;
  if (audit && awaited.live && app.audit.asked && isAwaited(awaited, audit.file)) {
    app.audit.resume(audit, { ...app.audit.asked, tableId: dataset.tableId });
  }
}

export function screenOf({ screen }: Pick<Work, 'screen'>): ScreenId {
  // What a model needs is a file that is open, and the Columns screen is where it is opened again.
  const wanted = screen === 'model' ? 'columns' : screen;
  return SCREEN_IDS.find((id) => id === wanted) ?? 'data';
}
