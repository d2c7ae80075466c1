import { withChanges } from '../../src/audit/audit-changes.ts';
import type { Audit } from '../../src/audit/audit.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import type { DataService } from '../../src/workers/data.service.ts';

let jobs = 0;

/** An audit without anything to share, for whoever holds none. */
const NOTHING = { assessment: { combinations: [] } } as unknown as Audit;

/** A table audited again, by a caller that holds no audit of it. */
export const reassessed = async (service: DataService, table: number, plan: AuditPlan): Promise<Audit> =>
  withChanges(NOTHING, await service.reassess(`again ${jobs++}`, table, plan, null));
