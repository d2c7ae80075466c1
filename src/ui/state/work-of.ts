import type { DraftContent } from '../../storage/drafts.ts';
import type { FileFacts } from '../../storage/records.ts';
import type { TableProfile } from '../../data/profile.ts';
import type { WorkParts } from './work-parts.ts';
import type { AwaitedFile } from './take-up.ts';

/** What there is to save of a tab's work: which screen, file, plan and audit; null when nothing was begun. */
export function workOf(app: WorkParts, awaited: AwaitedFile | null, withFile: boolean): DraftContent | null {
  const { dataset, plan, audit, navigation, kept } = app;
  const open = dataset.current;
  if (!open && !audit.current) return null;
  const { asked } = audit;
  return {
    audit: audit.current,
    file: withFile ? (open?.file ?? null) : null,
    work: {
      screen: navigation.screen,
      file: open ? factsOf(open.profile) : (awaited?.file ?? null),
      options: open?.options ?? awaited?.options ?? {},
      plan: plan.current,
      origin: plan.origin,
      asked: asked && {
        plan: asked.plan,
        suggested: asked.suggested,
        live: asked.tableId !== null || (awaited?.live ?? false),
      },
      detached: audit.detached,
      keptId: kept.shownId,
    },
  };
}

export function factsOf({ fileName: name, fileSize: size, sha256, rowCount: rows }: TableProfile): FileFacts {
  return { name, size, sha256, rows };
}
