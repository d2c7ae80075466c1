import type { Table } from 'dexie';
import type { Audit } from '../audit/audit.ts';
import { checkAudit } from './check-audit.ts';
import type { Database } from './database.ts';
import type { Draft, FileFacts, KeptFile, Work } from './records.ts';

/** What is saved of a tab's work. */
export interface DraftContent {
  readonly work: Work;
  readonly audit: Audit | null;
  /** The files themselves, for whoever asked that they be kept as well. */
  readonly files: readonly File[] | null;
}

/** A draft with what belongs to it. */
export interface StoredDraft {
  readonly draft: Draft;
  readonly audit: Audit | null;
  readonly files: readonly File[] | null;
}

/** The work of tabs, one draft for each. Every method throws the errors of {@link Database.run}. */
export class Drafts {
  readonly #database: Database;
  /** What this tab wrote last, so that a large audit or file is not written again with every change. */
  #written: {
    readonly id: string;
    readonly audit: Audit | null;
    readonly files: readonly File[] | null;
    readonly fileId: string | null;
  } | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Saves a tab's work in the place of what was saved of it before; false where it was decided meanwhile, perhaps in
   * another tab, that nothing is kept.
   */
  async save(
    id: string,
    { work, audit, files: content }: DraftContent,
    savedAt: number = Date.now(),
  ): Promise<boolean> {
    const { drafts, bodies, files, preferences } = this.#database;
    const former = this.#written;
    const fileId = !content ? null : former?.files === content && former.fileId ? former.fileId : crypto.randomUUID();
    const saved = await this.#database.run(() =>
      this.#database.transaction('rw', drafts, bodies, files, preferences, async () => {
        const choice = (await preferences.get('keep'))?.value ?? 'nothing';
        if (choice === 'nothing') return false;
        // What was written may have been removed since, by another tab.
        if (content && fileId && !(await isThere(files, fileId))) await files.put({ id: fileId, files: content });
        const written = former?.id === id && former.audit === audit;
        if (!audit) await bodies.delete(id);
        else if (!written || !(await isThere(bodies, id))) await bodies.put({ id, audit });
        await drafts.put({ ...work, id, savedAt, fileId });
        await this.#dropStrayFiles();
        return true;
      }),
    );
    this.#written = saved ? { id, audit, files: content, fileId } : null;
    return saved;
  }

  /** The work of a tab with its audit and file; null when there is none. @throws AppError `audit/damaged` */
  load(id: string): Promise<StoredDraft | null> {
    return this.#database.run(async () => {
      const draft = await this.#database.drafts.get(id);
      if (!draft) return null;
      const body = await this.#database.bodies.get(id);
      const kept = draft.fileId === null ? undefined : await this.#database.files.get(draft.fileId);
      const audit = body ? checkAudit(body.audit, draft.file?.name ?? '') : null;
      const files = kept ? filesOf(kept, draft.file) : null;
      this.#written = { id, audit, files, fileId: draft.fileId };
      return { draft, audit, files };
    });
  }

  /** The work of all tabs, latest first. */
  list(): Promise<Draft[]> {
    return this.#database.run(() => this.#database.drafts.orderBy('savedAt').reverse().toArray());
  }

  remove(id: string): Promise<void> {
    const { drafts, bodies, files } = this.#database;
    if (this.#written?.id === id) this.#written = null;
    return this.#database.run(() =>
      this.#database.transaction('rw', drafts, bodies, files, async () => {
        await drafts.delete(id);
        await bodies.delete(id);
        await this.#dropStrayFiles();
      }),
    );
  }

  /** Removes the files of all drafts, or the drafts as well. */
  clear(what: 'files' | 'everything'): Promise<void> {
    const { drafts, bodies, files } = this.#database;
    this.#written = null;
    return this.#database.run(() =>
      this.#database.transaction('rw', drafts, bodies, files, async () => {
        await files.clear();
        if (what === 'files') return void (await drafts.toCollection().modify({ fileId: null }));
        await bodies.bulkDelete(await drafts.toCollection().primaryKeys());
        await drafts.clear();
      }),
    );
  }

  async #dropStrayFiles(): Promise<void> {
    const { drafts, files } = this.#database;
    const used = new Set((await drafts.toArray()).map(({ fileId }) => fileId));
    const stray = (await files.toCollection().primaryKeys()).filter((id) => !used.has(id));
    if (stray.length > 0) await files.bulkDelete(stray);
  }
}

/** Whether a table has a row of an id, without reading it. */
async function isThere(table: Pick<Table<unknown, string>, 'where'>, id: string): Promise<boolean> {
  return (await table.where(':id').equals(id).count()) > 0;
}

/** Some browsers give back a file without its name. */
function filesOf({ file, files }: KeptFile, facts: FileFacts | null): readonly File[] {
  const stored: readonly Blob[] = files ?? (file ? [file] : []);
  const name = (at: number): string => (facts?.parts ?? (facts ? [facts] : []))[at]?.name ?? '';
  return stored.map((blob, at) => (blob instanceof File ? blob : new File([blob], name(at), { type: blob.type })));
}
