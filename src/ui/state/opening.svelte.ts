import type { ReadOptions } from '../../data/read-options.ts';
import { AppError, fromPlainError } from '../../errors.ts';
import type { LeftOfFolder, PassedOver } from '../../messages.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import { readOptionsOf, sameReading } from '../../plan/reading.ts';
import { countsColumns } from '../../warehouse/counts-file.ts';
import type { Opening } from '../../workers/data.contract.ts';
import type { Dataset, Read } from './dataset.svelte.ts';
import { errorOf } from './error-of.ts';
import type { FoundFiles } from './folder-files.ts';
import type { FormerState } from './former.svelte.ts';
import type { MergingState } from './merging.svelte.ts';
import type { RereadingState } from './rereading.svelte.ts';
import type { SessionState } from './session.svelte.ts';
import { PlanFileError, sortFiles, type SortedFiles } from './sort-files.ts';
import type { WorkParts } from './work-parts.ts';

/** What opening files is about, beside the work itself. */
export interface OpeningParts extends WorkParts {
  readonly session: SessionState;
  readonly former: FormerState;
  readonly merging: MergingState;
  readonly rereading: RereadingState;
  runAgain(): Promise<void>;
}

/** The way from dropped files to a table, and to its audit where a plan is known. */
export class OpeningState {
  readonly #app: OpeningParts;
  /** Files that were dropped together with others and passed over; until files are opened again. */
  #passedOver = $state.raw<PassedOver | null>(null);
  /** The same of a folder. */
  #leftOfFolder = $state.raw<LeftOfFolder | null>(null);

  constructor(app: OpeningParts) {
    this.#app = app;
  }

  get passedOver(): PassedOver | null {
    return this.#passedOver;
  }

  get leftOfFolder(): LeftOfFolder | null {
    return this.#leftOfFolder;
  }

  forgetPassedOver(): void {
    this.#passedOver = null;
    this.#leftOfFolder = null;
  }

  /** Takes dropped, chosen or pasted files: data, a plan, or both. A plan with data runs the audit with no click. */
  async open(files: readonly File[], left: LeftOfFolder | null = null): Promise<void> {
    if (files.length === 0) return;
    const sorted = await this.#sort(files);
    if (!sorted) return;
    this.#leftOfFolder = left && left.named.length + left.hidden > 0 ? left : null;
    const { passedOver } = sorted;
    this.#passedOver = passedOver.plans.length + passedOver.audits.length > 0 ? passedOver : null;
    if (sorted.audits.length > 0 && sorted.data.length === 0) return this.#app.merging.openFiles(sorted.audits);
    if (sorted.data.length > 0) return this.#openData(sorted.data, sorted.plan?.plan ?? null);
    if (sorted.plan) await this.usePlan(sorted.plan.plan);
  }

  /** Takes what was dropped, once folders among it have been gone through. */
  async openDropped(dropped: Promise<FoundFiles>): Promise<void> {
    const found = await dropped.catch((cause: unknown) => {
      this.#app.dataset.fail('', new AppError('file/unreadable', {}, { cause }));
    });
    if (found) await this.openFound(found);
  }

  /** Takes what was found where a folder was chosen or dropped. */
  async openFound({ files, left }: FoundFiles): Promise<void> {
    if (files.length > 0) return this.open(files, left);
    const names = left?.named.slice(0, 5) ?? [];
    const none = new AppError('file/no-table-in-folder', names.length > 0 ? { names } : {});
    this.#app.dataset.fail('', left ? none : new AppError('file/empty'));
  }

  /** Reads files again that were lost and are still at hand. */
  async openAgain(): Promise<void> {
    const { file } = this.#app.session.waiting;
    if (file?.atHand) await this.#openData(file.atHand, null);
  }

  /** Opens files that the memory did not suffice for so that no row of them is held. */
  async countWhileReading(): Promise<void> {
    const { status } = this.#app.dataset;
    if (status.kind !== 'failed' || !status.refused) return;
    const { files, opening } = status.refused;
    await this.#openData(files, opening.plan ?? null, true);
  }

  async readAs(options: ReadOptions): Promise<Dataset | null> {
    const { current } = this.#app.dataset;
    if (!current) return null;
    const read = this.#app.dataset.open(current.files, this.#likeNow(options));
    return this.#app.undo.trackReading(read, (dataset) => {
      if (this.#app.plan.origin === 'suggested') this.#app.plan.start(dataset);
      this.#app.audit.detach('read-again');
    });
  }

  /** Rows that are not held now are not held when the file is read otherwise either. */
  #likeNow(options: ReadOptions): Opening {
    return { options, streamed: this.#app.dataset.current?.rows.kind === 'streamed' };
  }

  async #sort(files: readonly File[]): Promise<SortedFiles | null> {
    try {
      return await sortFiles(files);
    } catch (thrown) {
      const isPlan = thrown instanceof PlanFileError;
      this.#app.dataset.fail(isPlan ? thrown.fileName : files[0].name, errorOf(isPlan ? thrown.cause : thrown));
      return null;
    }
  }

  async #openData(files: readonly File[], dropped: AuditPlan | null, streamed = false): Promise<void> {
    const own = dropped ?? this.#app.plan.pending;
    const awaited = own ? null : this.#app.session.waiting.expects(files);
    const standing = await this.#app.former.standing('awaited');
    const options = awaited?.options ?? readOptionsOf(own?.reading);
    const read = await this.#app.dataset.open(files, { options, plan: own, streamed });
    if (!read) return;
    const waited = this.#app.session.waiting.file !== null;
    if (this.#app.session.waiting.met(read.dataset, awaited)) return this.#showWork();
    if (waited) this.#app.former.hold(standing);
    // It was read as the file that it turned out not to be.
    const opened = awaited ? await this.#app.dataset.open(files, { options: {}, streamed }, true) : read;
    if (!opened) return;
    this.#app.audit.detach('other-file');
    this.#app.plan.start(opened.dataset, dropped);
    // Counts that are packed show themselves only when they have been read.
    if (countsColumns(opened.dataset.profile)) return this.#app.merging.openFiles(files);
    this.#app.navigation.go(this.#takeAudit(opened) ? 'audit' : 'columns');
  }

  /** Shows the audit that was made while the file was read; false where there is none. */
  #takeAudit({ dataset, audit }: Read): boolean {
    const { current: plan, origin, ready } = this.#app.plan;
    if (!audit || !ready) return false;
    if (audit.kind === 'made') {
      this.#app.audit.resume(audit.audit, { tableId: dataset.tableId, plan, suggested: origin === 'suggested' });
    } else this.#app.audit.fail(fromPlainError(audit.error));
    return audit.kind === 'made';
  }

  /** Work that goes on stays where it is, and begins at the columns when it is called from the start. */
  #showWork(): void {
    if (this.#app.navigation.screen === 'data') this.#app.navigation.go('columns');
  }

  async usePlan(plan: AuditPlan): Promise<void> {
    const dataset = this.#app.dataset.current;
    const options = readOptionsOf(plan.reading);
    const use = (): Promise<void> => {
      this.#app.plan.load(plan);
      return this.#app.runAgain();
    };
    if (!dataset) return this.#app.plan.load(plan);
    if (dataset.rows.kind === 'held') {
      if (!sameReading(dataset.options, options) && !(await this.readAs(options))) return;
      return use();
    }
    if (!sameReading(dataset.options, options)) {
      await this.#app.rereading.ask('plan', options, () => this.#openData(dataset.files, plan, true));
      return;
    }
    // The button there says that the file is read again, and how long that takes.
    this.#app.plan.load(plan);
    this.#app.navigation.go('columns');
  }
}
