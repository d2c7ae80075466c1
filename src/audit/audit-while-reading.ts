import type { BatchTaker, OpenedFile } from '../data/formats/opened-file.ts';
import type { LineIndex } from '../data/line-index.ts';
import type { ReadHooks } from '../data/pacer.ts';
import type { Survey, SurveyOptions } from '../data/stream/survey.ts';
import { Surveyor } from '../data/stream/surveyor.ts';
import { findColumn, type Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import { refuseEarly } from '../plan/check-against-table.ts';
import { planColumns } from '../plan/plan-columns.ts';
import type { AuditPlan, CountedPlan } from '../plan/plan.ts';
import { resolveCounting } from '../plan/resolve.ts';
import { countsAlike, selfContained } from '../plan/self-contained.ts';
import type { Audit, AuditedFile } from './audit.ts';
import type { AuditHooks } from './run-audit.ts';
import { assessStream, streamAudit } from './stream-audit.ts';
import { StreamTally } from './stream-tally.ts';

/** What is known of a file before it is read. Its hash may still be under way. */
export interface FileIdentity {
  readonly name: string;
  readonly sha256: string | null | Promise<string | null>;
}

export interface WhileReadingHooks extends AuditHooks {
  /** Progress of reading, in bytes and rows; where the plan needs a second time through, it is told by `onProgress`. */
  readonly onReading?: ReadHooks['onProgress'];
  /** Called when all columns of the file have been read, before it is known whether the plan suits it: with what stays when it does not. */
  readonly onSurvey?: (survey: Survey) => void;
}

/**
 * Audits a file whose plan is known in one time through it, where every choice that counting rests on is the plan's own: bins have
 * their edges, classes are named, a numeric target has its origin, and the score turns out to need no grid. Else the file is
 * surveyed first and counted in a second time through. Reference groups are chosen from the counts in either case.
 *
 * @returns the audit, and the survey that it leaves for what comes later
 * @throws AppError as {@link streamAudit}; what the names of the columns alone tell of the plan is told with the first rows
 */
export async function auditWhileReading(
  opened: OpenedFile,
  plan: AuditPlan,
  file: FileIdentity,
  hooks: WhileReadingHooks = {},
  options: SurveyOptions = {},
): Promise<{ readonly audit: Audit; readonly survey: Survey }> {
  const taker = new BothTaker(plan, { ...options, counted: planColumns(plan) });
  const told = await opened.stream(taker, { signal: hooks.signal, onProgress: hooks.onReading });
  const survey = taker.surveyor.finish(told);
  hooks.onSurvey?.(survey);
  const facts = await factsOf(survey, file);
  const audit = assessCounted(taker, plan, facts, survey, hooks);
  return { audit: audit ?? (await streamAudit(facts, opened, survey, plan, hooks)), survey };
}

/**
 * The same audit from one time through the plan's columns alone, where the plan leaves nothing to the data that counting rests on
 * and the file can be read so. Null where it cannot, which is told as soon as it shows.
 *
 * @returns the audit, and a survey of the plan's columns
 * @throws AppError as {@link auditWhileReading}
 */
export async function auditPlanColumns(
  opened: OpenedFile,
  plan: AuditPlan,
  file: FileIdentity,
  hooks: Omit<WhileReadingHooks, 'onSurvey'> = {},
): Promise<{ readonly audit: Audit; readonly survey: Survey } | null> {
  const columns = planColumns(plan);
  const all = new Set(opened.columnNames);
  if (columns.size >= all.size || [...columns].some((name) => !all.has(name)) || !selfContained(plan)) return null;
  const unsuited = new AbortController();
  const taker = new BothTaker(plan, { counted: columns, ofColumns: all.size }, () => unsuited.abort());
  try {
    const signal = hooks.signal ? AbortSignal.any([hooks.signal, unsuited.signal]) : unsuited.signal;
    const told = await opened.stream(taker, { signal, onProgress: hooks.onReading, columns });
    const survey = taker.surveyor.finish(told);
    const audit = assessCounted(taker, plan, await factsOf(survey, file), survey, hooks);
    return audit && { audit, survey };
  } catch (thrown) {
    if (unsuited.signal.aborted && !hooks.signal?.aborted) return null;
    throw thrown;
  }
}

async function factsOf(survey: Survey, { name, sha256 }: FileIdentity): Promise<AuditedFile> {
  const { fileSize: size, rowCount: rows, format, badRows } = survey;
  return { name, size, sha256: await sha256, rows, format, badRows };
}

/** Null where the rows have to be counted under the plan as the survey resolves it. */
function assessCounted(
  { refused, tally, counted }: BothTaker,
  plan: AuditPlan,
  facts: AuditedFile,
  survey: Survey,
  { onProgress }: AuditHooks,
): Audit | null {
  const counting = resolveCounting(plan, survey.table);
  if (refused) throw refused;
  if (!tally || !counted || !countsAlike(counted, counting.plan)) return null;
  onProgress?.('assessing', 0);
  return assessStream(facts, plan, counting, tally, survey);
}

/** Surveys the rows and, while nothing speaks against it, counts them under the plan. */
class BothTaker implements BatchTaker {
  readonly surveyor: Surveyor;
  /** The plan that is counted under; null where it has to be resolved first. */
  readonly counted: CountedPlan | null;
  /** Null when the plan turned out to need more than one time through. */
  tally: StreamTally | null = null;
  /** Why the rows cannot be counted under the plan. */
  refused: AppError | null = null;
  readonly #plan: AuditPlan;
  readonly #names: ReadonlySet<string>;
  readonly #onUnsuited: () => void;

  /** @param onUnsuited called when the plan has turned out to need more than one time through, or not to suit the rows */
  constructor(plan: AuditPlan, options: SurveyOptions, onUnsuited: () => void = () => undefined) {
    this.#onUnsuited = onUnsuited;
    this.#plan = plan;
    this.#names = planColumns(plan);
    this.surveyor = new Surveyor(options);
    this.counted = selfContained(plan);
    this.restart();
  }

  take(batch: Table, first: number, lines?: LineIndex | null): void {
    if (first === 0) refuseEarly(this.#plan, batch);
    this.surveyor.take(batch, first, lines);
    if (!this.tally) return;
    if (this.#needsGrid(batch)) this.tally = null;
    else this.#count(this.tally, batch);
    if (!this.tally) this.#onUnsuited();
  }

  restart(): void {
    this.surveyor.restart();
    this.refused = null;
    this.tally = this.counted && new StreamTally(this.counted);
  }

  #needsGrid(batch: Table): boolean {
    const { score } = this.#plan;
    if (!score || score.grid) return false;
    return findColumn(batch, score.column)?.store === 'numbers' && !this.surveyor.countsDistinct(score.column);
  }

  /** What cannot be counted is told when the plan has been checked against all rows, which may tell more precisely why. */
  #count(tally: StreamTally, { rowCount, columns }: Table): void {
    try {
      tally.add({ rowCount, columns: columns.filter(({ name }) => this.#names.has(name)) });
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      this.refused = thrown;
      this.tally = null;
    }
  }
}
