import { liveQuery } from 'dexie';
import { BLOCKED_PATIENCE, Database, type Lost } from './database.ts';
import { Drafts } from './drafts.ts';
import { KeptAudits } from './kept-audits.ts';
import { KeptModels } from './kept-models.ts';
import { Predictions } from './predictions.ts';
import type { Draft, KeepChoice, KeptAudit, PagePreferences } from './records.ts';
import { storageError } from './storage-error.ts';
import { DATABASE_NAME } from './stored-version.ts';
import type { AppError } from '../errors.ts';

/** Where a browser does not list its databases, Dexie keeps their names in one of its own. */
const NAMES = '__dbnames';

/** What every tab shows of the store. */
export interface StoreContent {
  readonly kept: readonly KeptAudit[];
  readonly drafts: readonly Draft[];
  readonly choice: KeepChoice;
  readonly page: PagePreferences;
}

/** All that is kept in this browser, by what it is. */
export class Store {
  readonly kept: KeptAudits;
  readonly drafts: Drafts;
  readonly predictions: Predictions;
  readonly models: KeptModels;
  readonly #database: Database;

  /** @param onLost called once when the store can no longer be used */
  constructor(onLost: (why: Lost) => void = () => {}, name = DATABASE_NAME) {
    this.#database = new Database(name, onLost);
    this.kept = new KeptAudits(this.#database);
    this.drafts = new Drafts(this.#database);
    this.predictions = new Predictions(this.#database);
    this.models = new KeptModels(this.#database);
  }

  /** @throws AppError as {@link Database.run} does */
  async content(): Promise<StoreContent> {
    const [kept, drafts, choice, page] = await Promise.all([
      this.kept.list(),
      this.drafts.list(),
      this.choice(),
      this.page(),
    ]);
    return { kept, drafts, choice, page };
  }

  /**
   * Calls back with the content now and after each change of it, in whichever tab; returns the way to stop. Errors are
   * those of {@link Database.run}.
   */
  watch(onContent: (content: StoreContent) => void, onError: (error: AppError) => void): () => void {
    let stop = (): void => {};
    let stopped = false;
    const fail = (thrown: unknown): void => void (stopped || onError(storageError(thrown)));
    // What is read before the store is open would not be seen to change.
    this.#database
      .run(() => Promise.resolve())
      .then(() => {
        if (stopped) return;
        const subscription = liveQuery(() => this.content()).subscribe({ next: onContent, error: fail });
        stop = () => subscription.unsubscribe();
      }, fail);
    return () => {
      stopped = true;
      stop();
    };
  }

  choice(): Promise<KeepChoice> {
    return this.#database.run(async () => {
      const chosen = await this.#database.preferences.get('keep');
      return chosen?.key === 'keep' ? chosen.value : 'nothing';
    });
  }

  /** What was preferred of the page itself. */
  page(): Promise<PagePreferences> {
    return this.#database.run(async () => {
      const all = await this.#database.preferences.toArray();
      return Object.fromEntries(all.filter(({ key }) => key !== 'keep').map(({ key, value }) => [key, value]));
    });
  }

  /** Keeps a preference of the page; null forgets it. */
  prefer(key: keyof PagePreferences, value: string | null): Promise<void> {
    const { preferences } = this.#database;
    return this.#database.run(async () => {
      if (value === null) await preferences.delete(key);
      else await preferences.put({ key, value });
    });
  }

  /** Whether nothing at all is kept, so that the store may go. */
  isEmpty(): Promise<boolean> {
    const { kept, drafts, preferences, models } = this.#database;
    return this.#database.run(async () => {
      const counts = await Promise.all([kept.count(), drafts.count(), preferences.count(), models.count()]);
      return counts.every((count) => count === 0);
    });
  }

  /** Decides what is kept from now on, and removes what is no longer to be kept. */
  async choose(choice: KeepChoice): Promise<void> {
    await this.#database.run(() => this.#database.preferences.put({ key: 'keep', value: choice }));
    if (choice !== 'file') await this.drafts.clear(choice === 'work' ? 'files' : 'everything');
    if (choice !== 'nothing') return;
    await this.predictions.clear();
    await this.#database.run(() => this.#database.preferences.delete('keep'));
  }

  /** Deletes the whole store. @throws AppError `storage/blocked` while another tab does not let go of it */
  async deleteEverything(): Promise<void> {
    this.#database.close({ disableAutoOpen: true });
    await deleteDatabase(this.#database.name);
    if (typeof indexedDB.databases !== 'function') await deleteDatabase(NAMES);
  }
}

/**
 * Other tabs let go of it when they hear of it, as soon as they have written what they are writing; one that does not
 * answer keeps it from being deleted for now.
 */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const request = indexedDB.deleteDatabase(name);
    const settle = (how: () => void) => (): void => {
      clearTimeout(timer);
      how();
    };
    request.onsuccess = settle(resolve);
    request.onerror = settle(() => reject(storageError(request.error)));
    request.onblocked = () => {
      timer = setTimeout(() => reject(storageError(new DOMException('', 'BlockedError'))), BLOCKED_PATIENCE);
    };
  });
}
