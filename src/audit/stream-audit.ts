import type { BatchTaker, OpenedFile } from '../data/formats/opened-file.ts';
import { isSampled, type Survey } from '../data/stream/survey.ts';
import { findColumn, type Column, type Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { refuseOneOutcome } from '../plan/check-against-table.ts';
import { planColumns } from '../plan/plan-columns.ts';
import type { AuditPlan } from '../plan/plan.ts';
import { closeReferences, resolveCounting, type CountingPlan } from '../plan/resolve.ts';
import type { Audit, AuditedFile } from './audit.ts';
import { needsTally } from './needs-tally.ts';
import { resolveFromCube } from './resolve-from-cube.ts';
import { assess, runAudit, type AuditHooks } from './run-audit.ts';
import { StreamTally } from './stream-tally.ts';
import { sampleNotices, tableNotices } from './table-notices.ts';

/**
 * Audits a file whose rows are not held: resolves the plan against what was surveyed of it, then counts in one time through
 * the file, of which only the plan's columns are read. Counts are to the last bit those of {@link runAudit} on the table held,
 * sums up to rounding. Where the survey kept every row, nothing is read.
 *
 * @throws AppError as {@link runAudit} and {@link OpenedFile.stream}; `file/changed` when the file is no longer the one that was
 * surveyed; `job/cancelled` within 200 ms of the signal.
 */
export async function streamAudit(
  file: AuditedFile,
  opened: OpenedFile,
  survey: Survey,
  plan: AuditPlan,
  hooks: AuditHooks = {},
): Promise<Audit> {
  if (!isSampled(survey)) return runAudit(file, survey.table, plan, hooks);
  const counting = resolveCounting(plan, survey.table);
  const taker = new TallyTaker(counting, survey.table);
  const { rowCount } = await opened.stream(taker, {
    signal: hooks.signal,
    columns: planColumns(plan),
    onProgress: ({ done, total }) => hooks.onProgress?.('tallying-again', done / Math.max(total, 1)),
  });
  if (rowCount !== survey.rowCount) throw new AppError('file/changed', { bytesRead: survey.fileSize });
  hooks.onProgress?.('assessing', 0);
  return assessStream(file, plan, counting, taker.tally, survey);
}

/**
 * The audit of a streamed file under a changed plan: from the former audit's cube where the change allows it, else the file is
 * read again. Whether it will be is told beforehand by `needsReread`.
 * @throws AppError as {@link streamAudit}
 */
export async function reviseStreamed(
  former: Audit,
  opened: OpenedFile,
  survey: Survey,
  plan: AuditPlan,
  hooks: AuditHooks = {},
): Promise<Audit> {
  if (needsTally(former.plan, plan)) return streamAudit(former.file, opened, survey, plan, hooks);
  const resolved = resolveFromCube(plan, former);
  const sampled = former.assessment.notices.filter(({ code }) => code === 'from-sample');
  return assess(former.file, resolved, former.cube, [...tableNotices(survey.table, resolved), ...sampled]);
}

/** The audit from what was counted of a stream, with the references that were open until then. */
export function assessStream(
  file: AuditedFile,
  asked: AuditPlan,
  { plan, uncounted, unchecked }: CountingPlan,
  tally: StreamTally,
  survey: Survey,
): Audit {
  const { table } = survey;
  for (const name of unchecked) refuseOneOutcome(plan[name]!, name, tally.open.outcomes(name));
  const resolved = closeReferences(plan, table, uncounted, tally.open.sizes());
  const cube = tally.finish(file.badRows.setAside);
  const notices = [...tableNotices(table, resolved), ...sampleNotices(asked, resolved, survey)];
  return assess(file, resolved, cube, notices);
}

/** Counts batches under a plan; dictionaries list the levels of the whole file from the start. */
class TallyTaker implements BatchTaker {
  tally: StreamTally;
  readonly #counting: CountingPlan;
  readonly #surveyed: Table;

  constructor(counting: CountingPlan, surveyed: Table) {
    this.#counting = counting;
    this.#surveyed = surveyed;
    this.tally = new StreamTally(counting.plan);
  }

  take({ rowCount, columns }: Table): void {
    this.tally.add({ rowCount, columns: columns.map((column) => this.#withAllLevels(column)) });
  }

  restart(): void {
    this.tally = new StreamTally(this.#counting.plan);
  }

  #withAllLevels(column: Column): Column {
    const known = findColumn(this.#surveyed, column.name);
    if (column.store !== known?.store) throw new AppError('file/changed');
    if (column.store !== 'codes' || known.store !== 'codes') return column;
    const { levels, counts } = known;
    const last = column.levels.length - 1;
    if (last >= levels.length || levels[last] !== column.levels[last]) throw new AppError('file/changed');
    return { ...column, levels, counts };
  }
}
