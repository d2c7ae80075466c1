import { untrack } from 'svelte';
import { AppError } from '../../errors.ts';
import type { DraftContent } from '../../storage/drafts.ts';
import type { Draft, KeepChoice } from '../../storage/records.ts';
import type { StoreContent } from '../../storage/store.ts';
import { AwaitedState } from './awaited.svelte.ts';
import { errorOf } from './error-of.ts';
import { LatestWriter } from './latest-writer.ts';
import { forgetLocally } from './local-keys.ts';
import type { StoreDoor } from './store-door.ts';
import { TabId } from './tab-id.ts';
import { screenOf, takeUp } from './take-up.ts';
import { wouldLose } from './unsaved.ts';
import { workOf } from './work-of.ts';
import type { WorkParts } from './work-parts.ts';

export type SaveStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  /** `fileLeftOut`: the file was to be kept too, and there was no room for it. */
  | { readonly kind: 'saved'; readonly at: number; readonly fileLeftOut: boolean }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Saves the work of this tab as it goes, where a person chose that, and comes back to it after a reload. */
export class SessionState {
  readonly waiting: AwaitedState;
  readonly #app: WorkParts;
  readonly #door: StoreDoor;
  readonly #tab = new TabId();
  readonly #writer = new LatestWriter<DraftContent>((content) => this.#save(content));
  /** A file that found no room, and the draft of another tab that was taken over. */
  #tooLarge: File | null = null;
  #takenOver: string | null = null;
  #example: File | null = null;

  #choice = $state.raw<KeepChoice>('nothing');
  #status = $state.raw<SaveStatus>({ kind: 'idle' });
  #drafts = $state.raw<readonly Draft[]>([]);
  #restoring = $state.raw(TabId.left() !== null);
  #persistent = $state.raw<boolean | null>(null);

  constructor(app: WorkParts, door: StoreDoor) {
    this.#app = app;
    this.waiting = new AwaitedState(app);
    this.#door = door;
    door.listen({
      onContent: (content) => this.#follow(content),
      onError: (error) => (this.#status = { kind: 'failed', error }),
      onLost: (why) => {
        this.#nothingKept();
        this.#status = { kind: 'failed', error: new AppError('storage/gone', { why }) };
      },
    });
  }

  get choice(): KeepChoice {
    return this.#choice;
  }
  get status(): SaveStatus {
    return this.#status;
  }
  /** Saved work of other tabs, latest first. */
  get others(): readonly Draft[] {
    return this.#drafts.filter(({ id }) => id !== this.#tab.current && id !== this.#takenOver);
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
    return wouldLose({
      fileOpen: dataset.current !== null && (audit.current === null || unkept || plan.origin === 'changed'),
      auditUnsaved: unkept && audit.detached !== 'shared',
      saved: this.#choice !== 'nothing' && this.#status.kind === 'saved',
      onlyExample: dataset.current?.file === this.#example && plan.origin === 'file',
    });
  }

  /** Notes the bundled sample that is opened, of which nothing can be lost. */
  noteExample(file: File): void {
    this.#example = file;
  }

  /** Takes up what this tab left, where it left something. Nothing is stored by looking. */
  async start(): Promise<void> {
    const left = TabId.left();
    try {
      if (!(await this.#door.exists())) return;
      const store = await this.#door.open();
      this.#choice = await store.choice();
      if (this.#choice === 'nothing') return;
      this.#persistent = (await navigator.storage?.persisted?.()) ?? false;
      if (left === null) return;
      await this.#tab.take();
      const stored = await store.drafts.load(left);
      if (stored) this.waiting.waitFor(await takeUp(this.#app, stored));
    } catch (thrown) {
      this.#status = { kind: 'failed', error: errorOf(thrown) };
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

  /** Notes the work as it stands, to be saved once it has settled. */
  notice(): void {
    const content = workOf(this.#app, this.waiting.file, this.#choice === 'file');
    if (this.#choice === 'nothing' || this.#restoring || !content) return;
    untrack(() => {
      this.#status = { kind: 'saving' };
      this.#writer.changed(content);
    });
  }

  /** Decides what is kept from now on. */
  async choose(choice: KeepChoice): Promise<void> {
    await this.#attempt(async () => {
      this.#writer.drop();
      await this.#writer.flush();
      const store = await this.#door.open();
      await store.choose(choice);
      this.#status = { kind: 'idle' };
      this.#choice = choice;
      if (choice === 'nothing') {
        this.#tab.giveUp();
        if ((await store.content()).kept.length === 0) await this.#deleteStore();
      } else {
        await this.#tab.take();
        this.#persistent = (await navigator.storage?.persist?.()) ?? false;
      }
    });
  }

  /** Takes over work that another tab left; its draft goes once the work is saved here. */
  async continueDraft(id: string): Promise<void> {
    await this.#attempt(async () => {
      const stored = await (await this.#door.open()).drafts.load(id);
      if (!stored) return;
      this.#takenOver = id;
      this.waiting.waitFor(await takeUp(this.#app, stored));
      this.#app.navigation.go(screenOf(stored.draft));
    });
  }

  async forgetDraft(id: string): Promise<void> {
    await this.#attempt(async () => (await this.#door.open()).drafts.remove(id));
  }

  /** Writes what is not written yet, before the page may be left. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  /** Deletes all that Evenhand keeps in this browser; false when it could not be. */
  deleteEverything(): Promise<boolean> {
    return this.#attempt(async () => {
      this.#writer.drop();
      await this.#writer.flush();
      await this.#deleteStore();
      forgetLocally();
      this.#app.kept.clear();
      this.#status = { kind: 'idle' };
    });
  }

  /** Tells of what goes wrong; false then. */
  async #attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      this.#status = { kind: 'failed', error: errorOf(thrown) };
      return false;
    }
  }

  async #deleteStore(): Promise<void> {
    const store = await this.#door.open();
    this.#door.letGo();
    await store.deleteEverything();
    this.#nothingKept();
  }

  #nothingKept(): void {
    this.#writer.drop();
    this.#tab.giveUp();
    this.#choice = 'nothing';
    this.#drafts = [];
  }

  #follow({ drafts, choice }: StoreContent): void {
    this.#drafts = drafts;
    if (choice === 'nothing' && this.#choice !== 'nothing') this.#nothingKept();
    this.#choice = choice;
  }

  async #save(content: DraftContent): Promise<void> {
    try {
      const { drafts } = await this.#door.open();
      const id = await this.#tab.take();
      const file = content.file === this.#tooLarge ? null : content.file;
      const save = (kept: File | null) => drafts.save(id, { ...content, file: kept });
      const saved = await save(file).catch((thrown) => {
        if (!file || errorOf(thrown).code !== 'storage/full') throw thrown;
        this.#tooLarge = file;
        return save(null);
      });
      const fileLeftOut = content.file !== null && content.file === this.#tooLarge;
      if (!this.#writer.waiting)
        this.#status = saved ? { kind: 'saved', at: Date.now(), fileLeftOut } : { kind: 'idle' };
      if (saved && this.#takenOver !== null && this.#takenOver !== id) await drafts.remove(this.#takenOver);
      this.#takenOver = null;
    } catch (thrown) {
      this.#status = { kind: 'failed', error: errorOf(thrown) };
    }
  }
}
