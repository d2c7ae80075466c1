import { createContext } from 'svelte';
import type { Audit } from '../../audit/audit.ts';
import type { ReadOptions } from '../../data/read-options.ts';
import { AppError } from '../../errors.ts';
import { WHY_NOT } from '../../messages/shell.ts';
import { movedWords } from '../../messages/working.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import type { RequestLog } from '../../locality/request-log.ts';
import type { DataClient } from '../../workers/data.contract.ts';
import { AuditState } from './audit.svelte.ts';
import { DatasetState, type Dataset } from './dataset.svelte.ts';
import { FormerState } from './former.svelte.ts';
import { KeptState } from './kept.svelte.ts';
import { LocalityState } from './locality.svelte.ts';
import { MergingState } from './merging.svelte.ts';
import { ModelRunChoices } from './model-run-choices.svelte.ts';
import { rolesOf, type AuditWay } from './model-run-roles.ts';
import { ModelRunState } from './model-run.svelte.ts';
import { keptModels } from './models-kept.ts';
import { shippedModels } from './models-shipped.ts';
import { ModelsState } from './models.svelte.ts';
import { isAboutAudit, Navigation, type ScreenId } from './navigation.svelte.ts';
import { OpeningState } from './opening.svelte.ts';
import { PlanState } from './plan.svelte.ts';
import { RereadingState } from './rereading.svelte.ts';
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
  /** Audits that are to become one. */
  readonly merging: MergingState;
  readonly #door = new StoreDoor();
  readonly preferences = new Preferences(this.#door);

  /** The models that can be chosen. */
  readonly models: ModelsState;
  /** What is to be asked of the chosen one. */
  readonly modelChoices: ModelRunChoices;
  /** The run of a model over the table, and those before. */
  readonly modelRun: ModelRunState;
  readonly undo: UndoState;
  /** What waits for the file to be read again. */
  readonly rereading: RereadingState;
  /** Files on their way to a table and its audit. */
  readonly opening: OpeningState;
  readonly shortcuts = new ShortcutsState(this.preferences);
  readonly spoken = new SpokenState();

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
      auditShown: () => isAboutAudit(this.navigation.screen),
    });
    this.models = new ModelsState(client, shippedModels, keptModels(this.#door));
    this.modelChoices = new ModelRunChoices(client, this.dataset, this.models);
    this.modelRun = new ModelRunState({
      client,
      dataset: this.dataset,
      models: this.models,
      choices: this.modelChoices,
      rowsReplaced: () => this.audit.detach('rows-gone'),
      afterWork: askWorker,
    });
    this.rereading = new RereadingState(this.dataset);
    this.kept = new KeptState(this.#door);
    this.session = new SessionState(this, this.#door);
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
    this.merging = new MergingState(client, {
      openKept: async (id) => {
        const opened = await this.kept.open(id);
        const title = this.kept.list.find((entry) => entry.id === id)?.title;
        return opened && { title: title ?? opened.audit.file.name, audit: opened.audit };
      },
      show: async (audit, why) => {
        await this.former.makeWay();
        this.audit.show(audit, why);
        this.navigation.go('audit');
      },
    });
    this.opening = new OpeningState(this);
    this.former = new FormerState(this, () => (this.shared.status.kind === 'audit' ? this.shared.status.audit : null));
  }

  /** Why a screen has nothing to show yet; null when it has. */
  whyNot(screen: ScreenId): string | null {
    if (screen === 'columns' && !this.dataset.current && !this.session.waiting.file) return WHY_NOT.noFile;
    if (screen === 'model' && !this.dataset.current) return WHY_NOT.noFile;
    if (isAboutAudit(screen) && !this.audit.current) return WHY_NOT.noAudit;
    return null;
  }

  /** What the audit shown is called: as it is kept, by its plan's title, or by its file; null while there is none. */
  get auditName(): string | null {
    const { current: audit } = this.audit;
    const { shown } = this.kept;
    if (!audit) return null;
    return (shown?.audit === audit ? shown.entry.title : audit.plan.title) ?? audit.file.name;
  }

  /** Whether the plan on the Columns screen asks for another audit than the one shown, whose controls are live. */
  get planMovedOn(): boolean {
    const { asked } = this.audit;
    return asked !== null && asked.tableId !== null && !this.undo.moving && !samePlan(asked.plan, this.plan.current);
  }

  /** Takes dropped, chosen or pasted files: data, a plan, or both. A plan with data runs the audit with no click. */
  openFiles(files: readonly File[]): Promise<void> {
    return this.opening.open(files);
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

  /** Uses the plan that came with a link on the file that is open. */
  async useSharedPlan(): Promise<void> {
    const { status } = this.shared;
    if (status.kind === 'plan') await this.opening.usePlan(status.plan);
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
    this.opening.forgetPassedOver();
    this.undo.close();
    if (dataset && (await this.#audit(dataset))) this.navigation.go('audit');
  }

  /** Runs the audit of the plan as it is now, or leads to what stands in its way. */
  async runAgain(): Promise<void> {
    if (this.plan.ready) await this.runAudit();
    else this.navigation.go('columns');
  }

  /** Audits what a model said of the rows, in the place of what decided before; or leads to what is still to be said. */
  async auditModel(way: AuditWay): Promise<void> {
    this.plan.change(rolesOf(way));
    await this.runAgain();
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
  async reread(options: ReadOptions): Promise<void> {
    await this.rereading.ask('columns', options, () => this.opening.readAs(options));
  }

  /** Takes the last change back, or does it again, and says so aloud. */
  async step(direction: 'undo' | 'redo'): Promise<void> {
    const options = this.undo.readingAfter(direction);
    if (options) await this.rereading.ask(direction, options, () => this.#step(direction));
    else await this.#step(direction);
  }

  async #step(direction: 'undo' | 'redo'): Promise<void> {
    const moved = await this.undo[direction]();
    if (!moved) return;
    const follows = moved.audit === 'reassessed' || moved.audit === 'counted';
    if (follows) this.spoken.before(movedWords(moved));
    else this.spoken.say(movedWords(moved));
  }

  #audit(dataset: Dataset): Promise<Audit | null> {
    const { current: plan, origin } = this.plan;
    return this.audit.run({ tableId: dataset.tableId, plan, suggested: origin === 'suggested' });
  }
}

/** The page's state, handed down from the root component. */
export const [useApp, provideApp] = createContext<App>();
