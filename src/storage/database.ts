import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie';
import { AppError } from '../errors.ts';
import { countVerdicts } from './count-verdicts.ts';
import type { AuditBody, Draft, KeptAudit, KeptFile, KeptModel, KeptModelFiles, Preference } from './records.ts';
import type { StoredKey, StoredPrediction } from './predictions.ts';
import { storageError } from './storage-error.ts';
import { DATABASE_NAME, storedVersion } from './stored-version.ts';

const VERSION = 3;

/** Milliseconds for another tab to finish its writing and let go, once it is in the way. */
export const BLOCKED_PATIENCE = 2000;

/** Why a store that was open can no longer be used: another tab deleted it or has a newer one, or the browser cleared it. */
export type Lost = 'deleted' | 'newer-version' | 'cleared';

/** The browser's store. It is opened by the first piece of work, and gives way to other tabs that upgrade or delete it. */
export class Database extends Dexie {
  readonly kept!: EntityTable<KeptAudit, 'id'>;
  readonly bodies!: EntityTable<AuditBody, 'id'>;
  readonly drafts!: EntityTable<Draft, 'id'>;
  readonly files!: EntityTable<KeptFile, 'id'>;
  readonly preferences!: EntityTable<Preference, 'key'>;
  readonly predictions!: Table<StoredPrediction, [model: string, text: string]>;
  readonly keys!: EntityTable<StoredKey, 'id'>;
  readonly models!: EntityTable<KeptModel, 'id'>;
  readonly modelFiles!: EntityTable<KeptModelFiles, 'id'>;

  readonly #onLost: (why: Lost) => void;
  #lost: Lost | null = null;
  #wasOpen = false;

  constructor(name = DATABASE_NAME, onLost: (why: Lost) => void = () => {}) {
    super(name);
    this.#onLost = onLost;
    this.version(1).stores({ kept: 'id, keptAt', bodies: 'id' });
    this.version(2)
      .stores({ drafts: 'id, savedAt', files: 'id', preferences: 'key' })
      .upgrade((transaction) => describeKept(transaction));
    this.version(VERSION).stores({ predictions: '[model+text]', keys: 'id', models: 'id', modelFiles: 'id' });
    this.on('versionchange', ({ newVersion }) => this.#lose(newVersion === null ? 'deleted' : 'newer-version'));
  }

  /**
   * Runs a piece of work on the store.
   * @throws AppError `storage/full`, `storage/newer-version`, `storage/blocked`, `storage/gone`, `storage/unavailable`
   */
  async run<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      if (this.#lost) throw new AppError('storage/gone', { why: this.#lost });
      if (!this.isOpen()) await this.#open();
      return await work();
    } catch (cause) {
      throw storageError(cause);
    }
  }

  /** Dexie would open a newer store, and even change it; here it is left alone. */
  async #open(): Promise<void> {
    const stored = await storedVersion(this.name);
    if (stored > VERSION) throw new AppError('storage/newer-version', { stored });
    if (stored === 0 && this.#wasOpen) {
      this.#lose('cleared');
      throw new AppError('storage/gone', { why: 'cleared' });
    }
    let stop = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    const blocked = new Promise<never>((_, reject) => {
      stop = () => (timer = setTimeout(() => reject(new AppError('storage/blocked')), BLOCKED_PATIENCE));
    });
    this.on('blocked', stop);
    await Promise.race([this.open(), blocked]).finally(() => {
      clearTimeout(timer);
      this.on('blocked').unsubscribe(stop);
    });
    this.#wasOpen = true;
  }

  #lose(why: Lost): void {
    if (this.#lost) return;
    this.#lost = why;
    this.close({ disableAutoOpen: true });
    this.#onLost(why);
  }
}

/** What the first version did not say of a kept audit is read off the audit, as far as that can be read. */
async function describeKept(transaction: Transaction): Promise<void> {
  const bodies = transaction.table<AuditBody, string>('bodies');
  const entries = await transaction.table<KeptAudit, string>('kept').toArray();
  for (const entry of entries) {
    const audit = (await bodies.get(entry.id))?.audit;
    const fileSize = typeof audit?.file?.size === 'number' ? audit.file.size : null;
    await transaction.table('kept').put({ ...entry, fileSize, verdicts: countVerdicts(audit) });
  }
}
