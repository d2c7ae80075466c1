import { createContext } from 'svelte';
import type { Audit } from '../../audit/audit.ts';
import { AppError } from '../../errors.ts';
import type { PassedOver } from '../../messages.ts';
import { WHY_NOT } from '../../messages/shell.ts';
import { movedWords } from '../../messages/working.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import { readOptionsOf, sameReading } from '../../plan/reading.ts';
import type { RequestLog } from '../../locality/request-log.ts';
import type { DataClient } from '../../workers/data.contract.ts';
import { AuditState } from './audit.svelte.ts';
import { DatasetState, type Dataset } from './dataset.svelte.ts';
import { errorOf } from './error-of.ts';
import { FormerState } from './former.svelte.ts';
import { KeptState } from './kept.svelte.ts';
import { LocalityState } from './locality.svelte.ts';
import { Navigation, type ScreenId } from './navigation.svelte.ts';
import { PlanState } from './plan.svelte.ts';
import { Preferences } from './preferences.svelte.ts';
import { SessionState } from './session.svelte.ts';
import { StoreDoor } from './store-door.ts';
import { carryOver, samePlan } from './same-plan.ts';
import type { SampleId } from './sample-files.ts';
import { fetchSample } from './samples.ts';
import { isSharedFragment } from './shared-fragment.ts';
import { SharedState } from './shared.svelte.ts';
import { SharingState } from './sharing.svelte.ts';
import { ShortcutsState } from './shortcuts.svelte.ts';
import { SpokenState } from './spoken.svelte.ts';
import { UndoState } from './undo.svelte.ts';
import { PlanFileError, sortFiles, type SortedFiles } from './sort-files.ts';

export interface AppParts {
  readonly client: DataClient;
  readonly requestLog: RequestLog;
}

/** The state of the page: one class for each concern, and the few steps that concern several. */
export class App {
  readonly dataset: DatasetState;
  readonly plan: PlanState;
  readonly audit: AuditState;
  readonly locality: LocalityState;
  readonly navigation: Navigation;
  readonly kept: KeptState;
  readonly session: SessionState;
  /** Work that a link, a kept audit or another file took the place of. */
  readonly former: FormerState;
  /** A link that was opened. */
  readonly shared: SharedState;
  /** What is passed on of the audit. */
  readonly sharing: SharingState;
  readonly preferences = new Preferences();

  readonly undo: UndoState;
  readonly shortcuts = new ShortcutsState(this.preferences);
  readonly spoken = new SpokenState();

  /** Files that were dropped together with others and passed over; until files are opened again. */
  #passedOver = $state.raw<PassedOver | null>(null);

  constructor({ client, requestLog }: AppParts) {
    const askWorker = () => void this.locality.askWorker();
    this.dataset = new DatasetState(client, askWorker, (lost) => this.session.waiting.lose(lost));
    this.plan = new PlanState(this.dataset, (change) => this.undo.track(change));
    this.audit = new AuditState(client, askWorker);
    this.locality = new LocalityState(requestLog, client);
    this.navigation = new Navigation((screen) => this.whyNot(screen) === null);
    this.undo = new UndoState({
      dataset: this.dataset,
      plan: this.plan,
      audit: this.audit,
      auditShown: () => this.navigation.screen !== 'data' && this.navigation.screen !== 'columns',
    });
    const door = new StoreDoor();
    this.kept = new KeptState(door);
    this.session = new SessionState(this, door);
    this.sharing = new SharingState(client);
    this.shared = new SharedState(client, {
      showAudit: async (audit) => {
        await this.former.makeWay();
        this.audit.show(audit, 'shared');
        this.navigation.showAt('audit');
      },
      takePlan: (plan) => {
        if (!this.dataset.current && !this.session.waiting.file) this.plan.load(plan);
      },
    });
    this.former = new FormerState(this, () => (this.shared.status.kind === 'audit' ? this.shared.status.audit : null));
  }

  /** Why a screen has nothing to show yet; null when it has. */
  whyNot(screen: ScreenId): string | null {
    if (screen === 'columns' && !this.dataset.current && !this.session.waiting.file) return WHY_NOT.noFile;
    if (screen !== 'data' && screen !== 'columns' && !this.audit.current) return WHY_NOT.noAudit;
    return null;
  }

  /** What the audit shown is called: as it is kept, by its plan's title, or by its file; null while there is none. */
  get auditName(): string | null {
    const { current: audit } = this.audit;
    const { shown } = this.kept;
    if (!audit) return null;
    return (shown?.audit === audit ? shown.entry.title : audit.plan.title) ?? audit.file.name;
  }

  get passedOver(): PassedOver | null {
    return this.#passedOver;
  }

  /** Whether the plan on the Columns screen asks for another audit than the one shown, whose controls are live. */
  get planMovedOn(): boolean {
    const { asked } = this.audit;
    return asked !== null && asked.tableId !== null && !this.undo.moving && !samePlan(asked.plan, this.plan.current);
  }

  /** Takes dropped, chosen or pasted files: data, a plan, or both. A plan with data runs the audit with no click. */
  async openFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const sorted = await this.#sort(files);
    if (!sorted) return;
    const { passedOver } = sorted;
    this.#passedOver = passedOver.tables.length + passedOver.plans.length > 0 ? passedOver : null;
    if (sorted.data) return this.#openData(sorted.data, sorted.plan?.plan ?? null);
    if (sorted.plan) await this.#usePlan(sorted.plan.plan);
  }

  /** Fetches a bundled synthetic sample with its plan and audits it. */
  async openSample(id: SampleId): Promise<void> {
    const files = await fetchSample(id).catch((cause: unknown) => {
      this.dataset.fail(`${id}.csv`, new AppError('sample/unavailable', {}, { cause }));
    });
    if (!files) return;
    this.session.noteExample(files[0]);
    await this.openFiles(files);
  }

  /** Shows an audit kept in this browser. It can be read; its rows are gone. */
  async openKept(id: string): Promise<void> {
    const opened = await this.kept.open(id);
    if (!opened) return;
    await this.former.makeWay();
    this.kept.opened(opened);
    this.audit.show(opened.audit);
    this.navigation.go('audit');
  }

  /** Reads a file again that was lost and is still at hand. */
  async openAgain(): Promise<void> {
    const { file } = this.session.waiting;
    if (file?.atHand) await this.#openData(file.atHand, null);
  }

  /** Uses the plan that came with a link on the file that is open. */
  async useSharedPlan(): Promise<void> {
    const { status } = this.shared;
    if (status.kind === 'plan') await this.#usePlan(status.plan);
  }

  /** Follows Back, Forward and a link that was pasted into the address bar. */
  followAddress(): void {
    const { entry, shown } = (history.state ?? {}) as { readonly entry?: number; readonly shown?: ScreenId };
    this.navigation.follow();
    if (isSharedFragment(location.hash)) void this.shared.follow(location.hash, shown !== undefined);
    else if (entry !== undefined && this.former.wasAt(entry))
      void this.former.back(false).then(() => this.shared.close());
  }

  async runAudit(): Promise<void> {
    const dataset = this.dataset.current;
    this.#passedOver = null;
    this.undo.close();
    if (dataset && (await this.#audit(dataset))) this.navigation.go('audit');
  }

  /** Runs the audit of the plan as it is now, or leads to what stands in its way. */
  async runAgain(): Promise<void> {
    if (this.plan.ready) await this.runAudit();
    else this.navigation.go('columns');
  }

  /** Changes the plan of the audit shown and asks for its new numbers; the Columns screen follows as far as it can. */
  adjust(changes: Partial<AuditPlan>): void {
    const { asked } = this.audit;
    if (!asked) return;
    this.undo.track(() => {
      if (asked.tableId !== null) this.plan.change(this.planMovedOn ? carryOver(changes, this.plan.current) : changes);
      this.audit.adjust(changes);
    });
  }

  /** Reads the file again under other options and keeps the plan as far as it was changed by hand. */
  async reread(read: Promise<Dataset | null>): Promise<Dataset | null> {
    return this.undo.trackReading(read, (dataset) => {
      if (this.plan.origin === 'suggested') this.plan.start(dataset);
      this.audit.detach('read-again');
    });
  }

  /** Takes the last change back, or does it again, and says so aloud. */
  async step(direction: 'undo' | 'redo'): Promise<void> {
    const moved = await this.undo[direction]();
    if (!moved) return;
    const follows = moved.audit === 'reassessed' || moved.audit === 'counted';
    if (follows) this.spoken.before(movedWords(moved));
    else this.spoken.say(movedWords(moved));
  }

  async #sort(files: readonly File[]): Promise<SortedFiles | null> {
    try {
      return await sortFiles(files);
    } catch (thrown) {
      const isPlan = thrown instanceof PlanFileError;
      this.dataset.fail(isPlan ? thrown.fileName : files[0].name, errorOf(isPlan ? thrown.cause : thrown));
      return null;
    }
  }

  async #openData(file: File, dropped: AuditPlan | null): Promise<void> {
    const own = dropped ?? this.plan.pending;
    const awaited = own ? null : this.session.waiting.expects(file);
    const standing = await this.former.standing('awaited');
    const read = await this.dataset.open(file, awaited?.options ?? readOptionsOf(own?.reading));
    if (!read) return;
    const waited = this.session.waiting.file !== null;
    if (this.session.waiting.met(read, awaited)) return this.#showWork();
    if (waited) this.former.hold(standing);
    // It was read as the file that it turned out not to be.
    const dataset = awaited ? await this.dataset.open(file) : read;
    if (!dataset) return;
    this.audit.detach('other-file');
    this.plan.start(dataset, dropped);
    if (this.plan.origin === 'file' && this.plan.ready && (await this.#audit(dataset))) this.navigation.go('audit');
    else this.navigation.go('columns');
  }

  /** Work that goes on stays where it is, and begins at the columns when it is called from the start. */
  #showWork(): void {
    if (this.navigation.screen === 'data') this.navigation.go('columns');
  }

  async #usePlan(plan: AuditPlan): Promise<void> {
    const dataset = this.dataset.current;
    const options = readOptionsOf(plan.reading);
    const otherwise = dataset && !sameReading(dataset.options, options);
    if (otherwise && !(await this.reread(this.dataset.open(dataset.file, options)))) return;
    this.plan.load(plan);
    if (dataset) await this.runAgain();
  }

  #audit(dataset: Dataset): Promise<Audit | null> {
    const { current: plan, origin } = this.plan;
    return this.audit.run({ tableId: dataset.tableId, plan, suggested: origin === 'suggested' });
  }
}

/** The page's state, handed down from the root component. */
export const [useApp, provideApp] = createContext<App>();
