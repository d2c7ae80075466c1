import type { Audit } from '../audit/audit.ts';
import { AppError } from '../errors.ts';
import { checkAudit } from './check-audit.ts';
import { countVerdicts } from './count-verdicts.ts';
import type { Database } from './database.ts';
import type { KeptAudit } from './records.ts';

/** A kept audit with its body, as it is put back when forgetting it is undone. */
export interface Forgotten {
  readonly entry: KeptAudit;
  /** As it was stored, whole or not. */
  readonly audit: unknown;
}

/** A kept audit as it was stored. */
export interface OpenedAudit {
  readonly entry: KeptAudit;
  readonly audit: Audit;
}

/** The audits kept in this browser. Every method throws the errors of {@link Database.run}. */
export class KeptAudits {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Keeps an audit under a new id. */
  keep(audit: Audit, title: string, keptAt: number = Date.now()): Promise<KeptAudit> {
    const entry = entryOf(crypto.randomUUID(), audit, title, keptAt);
    return this.#write(async () => {
      await this.#database.kept.add(entry);
      await this.#database.bodies.add({ id: entry.id, audit });
      return entry;
    });
  }

  /**
   * Puts an audit in the place of a kept one, under its title; null when that was forgotten in the meantime.
   * @param known when the kept one had last been kept, as far as is known
   * @throws AppError `storage/kept-anew` when it was kept again since, perhaps in another tab; it then stays as it is
   */
  update(id: string, audit: Audit, known: number, now: number = Date.now()): Promise<KeptAudit | null> {
    return this.#write(async () => {
      const former = await this.#database.kept.get(id);
      if (!former) return null;
      if (former.keptAt !== known) throw new AppError('storage/kept-anew', { title: former.title });
      const entry = entryOf(id, audit, former.title, Math.max(now, former.keptAt + 1));
      await this.#database.kept.put(entry);
      await this.#database.bodies.put({ id, audit });
      return entry;
    });
  }

  /** Renames; one that was forgotten in the meantime stays forgotten. */
  rename(id: string, title: string): Promise<void> {
    return this.#database.run(async () => void (await this.#database.kept.update(id, { title })));
  }

  /** All kept audits, latest first. */
  list(): Promise<KeptAudit[]> {
    return this.#database.run(() => this.#database.kept.orderBy('keptAt').reverse().toArray());
  }

  /** A kept audit as it was stored, or null when it is gone. @throws AppError `audit/damaged`, `audit/other-version` */
  open(id: string): Promise<OpenedAudit | null> {
    const { kept, bodies } = this.#database;
    return this.#database.run(async () => {
      const [entry, body] = await this.#database.transaction('r', kept, bodies, () =>
        Promise.all([kept.get(id), bodies.get(id)]),
      );
      return entry ? { entry, audit: checkAudit(body?.audit, entry.title) } : null;
    });
  }

  /** Forgets one audit and gives it back, so that it can be undone. */
  forget(id: string): Promise<Forgotten | null> {
    return this.#write(async () => {
      const entry = await this.#database.kept.get(id);
      const body = await this.#database.bodies.get(id);
      await this.#database.kept.delete(id);
      await this.#database.bodies.delete(id);
      return entry ? { entry, audit: body?.audit } : null;
    });
  }

  /** Puts back what was forgotten. */
  putBack({ entry, audit }: Forgotten): Promise<void> {
    return this.#write(async () => {
      await this.#database.kept.put(entry);
      await this.#database.bodies.put({ id: entry.id, audit: audit as Audit });
    });
  }

  #write<T>(work: () => Promise<T>): Promise<T> {
    const { kept, bodies } = this.#database;
    return this.#database.run(() => this.#database.transaction('rw', kept, bodies, work));
  }
}

function entryOf(id: string, audit: Audit, title: string, keptAt: number): KeptAudit {
  const { name: fileName, size: fileSize, rows, holds } = audit.file;
  return { id, keptAt, title, fileName, fileSize, rows, ...(holds && { holds }), verdicts: countVerdicts(audit) };
}
