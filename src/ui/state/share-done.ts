import type { Progress } from '../../workers/data.contract.ts';

/** Stages that come when all rows are in, and of which nobody knows how far they are. */
export const allRowsIn = ({ stage }: Pick<Progress, 'stage'>): boolean =>
  stage === 'profiling' || stage === 'assessing';

/** How much of its stage is done, from 0 to 1; null where that is not known. */
export function shareDone(progress: Pick<Progress, 'stage' | 'done' | 'total'> | null): number | null {
  if (!progress || progress.total <= 0 || allRowsIn(progress)) return null;
  return Math.min(1, progress.done / progress.total);
}
