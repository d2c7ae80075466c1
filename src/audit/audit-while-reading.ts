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
  /** Called when the file has been read, before it is known whether the plan suits it: with what stays when it does not. */
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
  const taker = new BothTaker(plan, options);
  const told = await opened.stream(taker, { signal: hooks.signal, onProgress: hooks.onReading });
  const survey = taker.surveyor.finish(told);
  hooks.onSurvey?.(survey);
  const { fileSize: size, rowCount: rows, format, badRows } = survey;
  const facts: AuditedFile = { name: file.name, size, sha256: await file.sha256, rows, format, badRows };
  const counting = resolveCounting(plan, survey.table);
  if (taker.refused) throw taker.refused;
  const { tally, counted } = taker;
  if (!tally || !counted || !countsAlike(counted, counting.plan)) {
    return { audit: await streamAudit(facts, opened, survey, plan, hooks), survey };
  }
  hooks.onProgress?.('assessing', 0);
  return { audit: assessStream(facts, plan, counting, tally, survey), survey };
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

  constructor(plan: AuditPlan, options: SurveyOptions) {
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
