import type { DraftContent } from '../../storage/drafts.ts';
import { factsOf, type AwaitedFile } from './awaited-file.ts';
import type { WorkParts } from './work-parts.ts';

/** What there is to save of a tab's work: which screen, file, plan and audit; null when nothing was begun. */
export function workOf(app: WorkParts, awaited: AwaitedFile | null, withFile: boolean): DraftContent | null {
  const { dataset, plan, audit, navigation, kept, undo } = app;
  const open = dataset.current;
  if (!open && !audit.current) return null;
  const { answered } = audit;
  return {
    audit: audit.current,
    // A file that is at hand was lost, not closed: it stays kept.
    files: withFile ? (open?.files ?? awaited?.atHand ?? null) : null,
    work: {
      screen: navigation.screen,
      file: open ? factsOf(open) : (awaited?.file ?? null),
      options: open?.options ?? awaited?.options ?? {},
      plan: plan.current,
      origin: plan.origin,
      asked: answered && {
        plan: answered.plan,
        suggested: answered.suggested,
        live: answered.tableId !== null || (awaited?.live ?? false),
      },
      detached: audit.detached,
      keptId: kept.shownId,
      steps: undo.steps,
      keptAt: kept.shownId === null ? null : (kept.latest?.keptAt ?? null),
    },
  };
}
