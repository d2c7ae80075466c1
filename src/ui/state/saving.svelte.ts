import type { AppError } from '../../errors.ts';
import type { DraftContent } from '../../storage/drafts.ts';
import { errorOf } from './error-of.ts';
import { LatestWriter } from './latest-writer.ts';
import type { StoreDoor } from './store-door.ts';
import { TabId } from './tab-id.ts';

export type SaveStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  /** `fileLeftOut`: the file was to be kept too, and there was no room for it. */
  | { readonly kind: 'saved'; readonly at: number; readonly fileLeftOut: boolean }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Writes the work of this tab into its draft as it changes, and tells how that goes. */
export class SavingState {
  readonly #door: StoreDoor;
  readonly #tab = new TabId();
  readonly #writer = new LatestWriter<DraftContent>((content) => this.#save(content));
  /** Files that found no room. */
  #tooLarge: readonly File[] | null = null;
  #status = $state.raw<SaveStatus>({ kind: 'idle' });
  #id = $state.raw<string | null>(null);
  #takenOver = $state.raw<string | null>(null);

  constructor(door: StoreDoor) {
    this.#door = door;
  }

  get status(): SaveStatus {
    return this.#status;
  }
  /** The draft of this tab; null while it has none. */
  get id(): string | null {
    return this.#id;
  }
  /** The draft that is gone on with here, until that is saved. */
  get takenOver(): string | null {
    return this.#takenOver;
  }

  /** Takes the id that this tab had, or a new one. */
  async begin(): Promise<string> {
    return (this.#id = await this.#tab.take());
  }

  /** Notes what is to be saved once it has settled. */
  changed(content: DraftContent): void {
    this.#status = { kind: 'saving' };
    this.#writer.changed(content);
  }

  /** Writes what is not written yet. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  /** Forgets what is not written yet, and waits for what is being written. */
  async stop(): Promise<void> {
    this.#writer.drop();
    await this.#writer.flush();
  }

  fail(error: AppError): void {
    this.#status = { kind: 'failed', error };
  }

  /** The same where nothing can be written any more. */
  end(error: AppError): void {
    this.#writer.drop();
    this.fail(error);
  }

  settle(): void {
    this.#status = { kind: 'idle' };
  }

  /** Gives the tab's draft up, and leaves in the tab nothing that would find it. */
  giveUp(): void {
    this.#writer.drop();
    this.#tab.giveUp();
    this.#id = null;
  }

  /** What was saved of work that is gone on with here goes once that is saved under this tab's own id. */
  takeOver(id: string): void {
    this.#takenOver = id;
  }

  async #save(content: DraftContent): Promise<void> {
    try {
      const { drafts } = await this.#door.open();
      const id = await this.begin();
      const { files: wanted } = content;
      if (wanted && wanted !== this.#tooLarge && !(await hasRoomFor(wanted))) this.#tooLarge = wanted;
      const files = wanted === this.#tooLarge ? null : wanted;
      const save = (kept: readonly File[] | null) => drafts.save(id, { ...content, files: kept });
      const saved = await save(files).catch((thrown) => {
        if (!files || errorOf(thrown).code !== 'storage/full') throw thrown;
        this.#tooLarge = files;
        return save(null);
      });
      const fileLeftOut = wanted !== null && wanted === this.#tooLarge;
      if (!this.#writer.waiting)
        this.#status = saved ? { kind: 'saved', at: Date.now(), fileLeftOut } : { kind: 'idle' };
      if (saved && this.#takenOver !== null && this.#takenOver !== id) await drafts.remove(this.#takenOver);
      this.#takenOver = null;
    } catch (thrown) {
      this.#status = { kind: 'failed', error: errorOf(thrown) };
    }
  }
}

/** Whether the browser would take files of this size; where it does not say, it is tried. Nothing is copied for nothing. */
async function hasRoomFor(files: readonly File[]): Promise<boolean> {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  return quota === undefined || files.reduce((sum, { size }) => sum + size, 0) <= quota - usage;
}
