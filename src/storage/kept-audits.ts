import type { Audit } from '../audit/audit.ts';
import { Database, inStore, type KeptAudit } from './database.ts';

/** The audits kept in this browser. */
export class KeptAudits {
  readonly #database: Database;

  constructor(database = new Database()) {
    this.#database = database;
  }

  /** Keeps an audit under a new id. @throws AppError `storage/unavailable` */
  keep(audit: Audit, keptAt: number = Date.now()): Promise<KeptAudit> {
    const { kept, bodies } = this.#database;
    const entry: KeptAudit = {
      id: crypto.randomUUID(),
      keptAt,
      title: audit.plan.title ?? audit.file.name,
      fileName: audit.file.name,
      rows: audit.file.rows,
    };
    return inStore(() =>
      this.#database.transaction('rw', kept, bodies, async () => {
        await kept.add(entry);
        await bodies.add({ id: entry.id, audit });
        return entry;
      }),
    );
  }

  /** All kept audits, latest first. @throws AppError `storage/unavailable` */
  list(): Promise<KeptAudit[]> {
    return inStore(() => this.#database.kept.orderBy('keptAt').reverse().toArray());
  }

  /** A kept audit, or null when it is gone. @throws AppError `storage/unavailable` */
  open(id: string): Promise<Audit | null> {
    return inStore(async () => (await this.#database.bodies.get(id))?.audit ?? null);
  }

  /** Forgets one audit. @throws AppError `storage/unavailable` */
  forget(id: string): Promise<void> {
    const { kept, bodies } = this.#database;
    return inStore(() =>
      this.#database.transaction('rw', kept, bodies, async () => {
        await kept.delete(id);
        await bodies.delete(id);
      }),
    );
  }

  /** Deletes the whole store. @throws AppError `storage/unavailable` */
  deleteEverything(): Promise<void> {
    return inStore(() => this.#database.delete({ disableAutoOpen: false }));
  }
}
