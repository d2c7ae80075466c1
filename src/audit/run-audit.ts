import { version } from '../../package.json' with { type: 'json' };
import type { AuditCube } from '../cube/cube.ts';
import { tallyTable } from '../cube/tally.ts';
import type { Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { assessCube } from '../fairness/assess-cube.ts';
import type { Notice } from '../fairness/assessment.ts';
import type { AuditPlan, ResolvedPlan } from '../plan/plan.ts';
import { resolvePlan } from '../plan/resolve.ts';
import { needsTally } from './needs-tally.ts';
import { resolveFromCube } from './resolve-from-cube.ts';
import { isTableNotice, planNotices, tableNotices } from './table-notices.ts';
import type { Audit, AuditedFile } from './audit.ts';

/** Name and version of the program, as reports carry it. */
const MADE_BY = `Evenhand ${version}`;

export interface AuditHooks {
  readonly signal?: AbortSignal;
  /** `tallying-again`: the file is read once more to be counted. */
  readonly onProgress?: (stage: 'tallying' | 'tallying-again' | 'assessing', share: number) => void;
}

/**
 * File facts + table + plan → Audit: resolves the plan, counts once, assesses.
 * @throws AppError as {@link resolvePlan} and {@link tallyTable}; `audit/no-complete-rows` when no row has all that the
 * plan needs, `audit/all-groups-small` when every group of every feature is below the minimum size.
 */
export async function runAudit(
  file: AuditedFile,
  table: Table,
  plan: AuditPlan,
  hooks: AuditHooks = {},
): Promise<Audit> {
  const resolved = resolvePlan(plan, table);
  const cube = await tallyTable(table, resolved, file.badRows.setAside, {
    signal: hooks.signal,
    onProgress: (share) => hooks.onProgress?.('tallying', share),
  });
  hooks.onProgress?.('assessing', 0);
  return assess(file, resolved, cube, tableNotices(table, resolved));
}

/**
 * The audit under a changed plan: from the former audit's cube where the change allows it, else counted again.
 */
export async function reviseAudit(
  former: Audit,
  table: Table,
  plan: AuditPlan,
  hooks: AuditHooks = {},
): Promise<Audit> {
  if (needsTally(former.plan, plan)) return runAudit(former.file, table, plan, hooks);
  const resolved = resolveFromCube(plan, former);
  return assess(former.file, resolved, former.cube, tableNotices(table, resolved));
}

/**
 * The audit under a changed plan from its cube alone, for one whose rows are not here. What was noticed in its table stays
 * said. @throws AppError `audit/needs-rows` when the plan asks for what the cube cannot tell
 */
export function reviseFromCube(former: Audit, plan: AuditPlan): Audit {
  if (needsTally(former.plan, plan) || movesGatedThreshold(former, plan)) {
    throw new AppError('audit/needs-rows', { file: former.file.name });
  }
  const noticed = former.assessment.notices.filter(isTableNotice);
  return assess(former.file, resolveFromCube(plan, former), former.cube, noticed);
}

/** Whether another threshold is asked of a cube that was passed on without its scores. */
function movesGatedThreshold({ cube, plan: former }: Audit, { score }: AuditPlan): boolean {
  if (!cube.gate || !score || !former.score) return false;
  return score.threshold !== former.score.threshold || score.comparison !== former.score.comparison;
}

/**
 * An audit from a cube and the plan it answers. @throws AppError `audit/no-complete-rows`, `audit/all-groups-small`
 */
export function assess(file: AuditedFile, plan: ResolvedPlan, cube: AuditCube, noticed: readonly Notice[]): Audit {
  const assessed = assessCube(cube, plan);
  const assessment = { ...assessed, notices: [...assessed.notices, ...noticed, ...planNotices(plan, cube)] };
  const groups = assessment.combinations
    .filter(({ features }) => features.length === 1)
    .flatMap(({ groups }) => groups);
  if (groups.every(({ n }) => n === 0)) throw new AppError('audit/no-complete-rows', { rows: cube.rows.tallied });
  if (groups.every(({ belowMinimum }) => belowMinimum)) {
    throw new AppError('audit/all-groups-small', {
      minimum: plan.minimumGroupSize,
      largest: Math.max(...groups.map(({ n }) => n)),
      groups: groups.length,
    });
  }
  return { evenhandAudit: 2, madeBy: MADE_BY, file, plan, cube, assessment };
}
