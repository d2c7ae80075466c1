import { needsTally } from '../../audit/needs-tally.ts';
import type { WorkParts } from './work-parts.ts';

/**
 * Milliseconds that an audit of the plan as it is now takes to read the file again, by what it took before; null where
 * nothing is read for it, because the rows are held or the last audit has counted what it asks for.
 */
export function timeToAudit({ dataset, plan, audit }: Pick<WorkParts, 'dataset' | 'plan' | 'audit'>): number | null {
  const open = dataset.current;
  if (open?.rows.kind !== 'streamed') return null;
  const counted = audit.asked?.tableId === open.tableId ? audit.current : null;
  return counted && !needsTally(counted.plan, plan.current) ? null : open.rows.passTime;
}
