import { untrack } from 'svelte';
import { AppError } from '../../errors.ts';
import type { Draft, KeepChoice } from '../../storage/records.ts';
import type { StoreContent } from '../../storage/store.ts';
import { AwaitedState } from './awaited.svelte.ts';
import { errorOf } from './error-of.ts';
import { forgetLocally } from './local-keys.ts';
import { SavingState, type SaveStatus } from './saving.svelte.ts';
import type { StoreDoor } from './store-door.ts';
import { TabId } from './tab-id.ts';
import { screenOf, takeUp } from './take-up.ts';
import { wouldLose } from './unsaved.ts';
import { workOf } from './work-of.ts';
import type { WorkParts } from './work-parts.ts';

/** Saves the work of this tab as it goes, where a person chose that, and comes back to it after a reload. */
export class SessionState {
  readonly waiting: AwaitedState;
  readonly #app: WorkParts;
  readonly #door: StoreDoor;
  readonly #saving: SavingState;
  #example: File | null = null;
  /** Whether a newer version has the store, so that nothing more can be saved here. */
  #outdated = false;
  /** Whether anything of a person's work was in the store, so that losing it is to be told. */
  #held = false;

  #choice = $state.raw<KeepChoice>('nothing');
  #drafts = $state.raw<readonly Draft[]>([]);
  #restoring = $state.raw(TabId.left() !== null);
  #persistent = $state.raw<boolean | null>(null);

  constructor(app: WorkParts, door: StoreDoor) {
    this.#app = app;
    this.waiting = new AwaitedState(app);
    this.#door = door;
    this.#saving = new SavingState(door);
    door.listen({
      onContent: (content) => this.#follow(content),
      // Of a store that was opened for how the page looks, nothing is told here.
      onError: (error) => (this.#held || this.#choice !== 'nothing') && this.#saving.fail(error),
      onLost: (why) => {
        // A newer version keeps what was saved: it is found again by this tab's id after a reload.
        if (why === 'newer-version') this.#outdated = true;
        else this.#nothingKept();
        if (this.#held || why !== 'deleted') this.#saving.end(new AppError('storage/gone', { why }));
        this.#held = false;
      },
    });
  }

  get choice(): KeepChoice {
    return this.#choice;
  }
  get status(): SaveStatus {
    return this.#saving.status;
  }
  /** Saved work of other tabs, latest first. */
  get others(): readonly Draft[] {
    const { id: own, takenOver } = this.#saving;
    return this.#drafts.filter(({ id }) => id !== own && id !== takenOver);
  }
  /** Whether saved work of this tab is being taken up. */
  get restoring(): boolean {
    return this.#restoring;
  }
  /** Whether the browser promised not to clear the store by itself; null while it was not asked. */
  get persistent(): boolean | null {
    return this.#persistent;
  }

  /** Whether leaving the page now would lose work. */
  get atStake(): boolean {
    const { dataset, audit, plan, kept } = this.#app;
    const unkept = audit.current !== null && !kept.isKept(audit.current);
    const rows = dataset.current !== null || (this.waiting.file?.atHand ?? null) !== null;
    return wouldLose({
      fileOpen: rows && (audit.current === null || unkept || plan.origin === 'changed'),
      auditUnsaved: unkept && audit.detached !== 'shared' && audit.detached !== 'opened',
      saved: this.#choice !== 'nothing' && this.status.kind === 'saved',
      onlyExample: this.onlyExample,
    });
  }
  /** Whether nothing was done but to look at a bundled example. */
  get onlyExample(): boolean {
    const { dataset, plan } = this.#app;
    const [file] = dataset.current?.files ?? this.waiting.file?.atHand ?? [];
    return this.#example !== null && file === this.#example && plan.origin === 'file';
  }

  /** Notes the bundled sample that is opened, of which nothing can be lost. */
  noteExample(file: File): void {
    this.#example = file;
  }

  /**
   * Takes up what this tab left, where it left something. Nothing is stored by looking. Where a link is opened instead,
   * what was left stays among the unfinished work and this tab begins anew.
   */
  async start(opensLink = false): Promise<void> {
    const left = opensLink ? null : TabId.left();
    if (opensLink) {
      this.#restoring = false;
      this.#saving.giveUp();
    }
    try {
      if (!(await this.#door.exists())) return;
      const store = await this.#door.open();
      this.#choice = await store.choice();
      if (this.#choice === 'nothing') return;
      this.#persistent = (await navigator.storage?.persisted?.()) ?? false;
      if (left === null) return;
      await this.#saving.begin();
      const stored = await store.drafts.load(left);
      if (stored) this.waiting.waitFor(await takeUp(this.#app, stored));
    } catch (thrown) {
      this.#saving.fail(errorOf(thrown));
    } finally {
      this.#restoring = false;
    }
  }

  /** Saves after each change of the work; returns the way to stop. */
  watch(): () => void {
    return $effect.root(() => {
      $effect(() => this.notice());
    });
  }

  /**
   * Notes the work as it stands, to be saved once it has settled. What a link holds is no work of this tab until it is kept
   * by name: the link holds it.
   */
  notice(): void {
    const { audit, kept } = this.#app;
    if (audit.detached === 'shared' && audit.current && !kept.keptAs(audit.current)) return;
    const content = workOf(this.#app, this.waiting.file, this.#choice === 'file');
    if (this.#choice === 'nothing' || this.#restoring || this.#outdated || !content) return;
    untrack(() => this.#saving.changed(content));
  }

  /** Decides what is kept from now on. */
  async choose(choice: KeepChoice): Promise<void> {
    await this.#attempt(async () => {
      await this.#saving.stop();
      const store = await this.#door.open();
      await store.choose(choice);
      this.#saving.settle();
      this.#outdated = false;
      this.#choice = choice;
      if (choice === 'nothing') {
        this.#saving.giveUp();
        if (await store.isEmpty()) await this.#deleteStore();
      } else {
        await this.#saving.begin();
        this.#persistent = (await navigator.storage?.persist?.()) ?? false;
      }
    });
  }

  /**
   * Takes over work that another tab left; its draft goes once the work is saved here.
   * @param makeWay called once that work is at hand
   */
  async continueDraft(id: string, makeWay: () => void = () => {}): Promise<void> {
    await this.#attempt(async () => {
      const stored = await (await this.#door.open()).drafts.load(id);
      if (!stored) return;
      makeWay();
      this.takeOver(id);
      this.waiting.waitFor(await takeUp(this.#app, stored));
      this.#app.navigation.go(screenOf(stored.draft));
    });
  }

  /**
   * Leaves what is saved of this tab's work among the unfinished, and gives back its id; what is done from here on is
   * saved apart. What is not written yet is not written any more: {@link flush} first.
   */
  leave(): string | null {
    const { id } = this.#saving;
    if (this.#choice === 'nothing' || id === null) return null;
    this.#saving.giveUp();
    this.#saving.settle();
    return id;
  }

  /** Goes back to work that was left; what was saved of it goes once it is saved here. */
  takeOver(id: string): void {
    this.#saving.takeOver(id);
  }

  async forgetDraft(id: string): Promise<void> {
    await this.#attempt(async () => (await this.#door.open()).drafts.remove(id));
  }

  /** Writes what is not written yet, before the page may be left. */
  flush(): Promise<void> {
    return this.#saving.flush();
  }

  /** Deletes all that Evenhand keeps in this browser; false when it could not be. */
  deleteEverything(): Promise<boolean> {
    return this.#attempt(async () => {
      await this.#saving.stop();
      const { deleteStoredModels } = await import('../../storage/models.ts');
      await deleteStoredModels();
      await this.#deleteStore();
      forgetLocally();
      this.#app.kept.clear();
      this.#saving.settle();
    });
  }

  /** Tells of what goes wrong; false then. */
  async #attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      this.#saving.fail(errorOf(thrown));
      return false;
    }
  }

  async #deleteStore(): Promise<void> {
    // Opening one that is not there would make it.
    if (!(await this.#door.exists())) return this.#nothingKept();
    const store = await this.#door.open();
    this.#door.letGo();
    await store.deleteEverything();
    this.#nothingKept();
  }

  #nothingKept(): void {
    this.#saving.giveUp();
    this.#choice = 'nothing';
    this.#drafts = [];
  }

  #follow({ kept, drafts, choice }: StoreContent): void {
    this.#held = kept.length + drafts.length > 0 || choice !== 'nothing';
    this.#drafts = drafts;
    if (choice === 'nothing' && this.#choice !== 'nothing') this.#nothingKept();
    this.#choice = choice;
  }
}
