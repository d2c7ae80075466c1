import type { AuditState } from './audit.svelte.ts';
import type { DatasetState } from './dataset.svelte.ts';
import type { KeptState } from './kept.svelte.ts';
import type { Navigation } from './navigation.svelte.ts';
import type { PlanState } from './plan.svelte.ts';
import type { UndoState } from './undo.svelte.ts';

/** The parts of the page's state that make up a tab's work. */
export interface WorkParts {
  readonly dataset: DatasetState;
  readonly plan: PlanState;
  readonly audit: AuditState;
  readonly navigation: Navigation;
  readonly kept: KeptState;
  readonly undo: UndoState;
}
