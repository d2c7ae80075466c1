import { Dexie, type EntityTable } from 'dexie';
import type { Audit } from '../audit/audit.ts';
import { AppError } from '../errors.ts';

/** What a list of kept audits needs; the audit itself stands apart, so that listing reads little. */
export interface KeptAudit {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  readonly title: string;
  readonly fileName: string;
  readonly rows: number;
}

interface AuditBody {
  readonly id: string;
  readonly audit: Audit;
}

/** The browser's store of audits that a person chose to keep. Never a row: an audit holds the plan, counts and results. */
export class Database extends Dexie {
  readonly kept!: EntityTable<KeptAudit, 'id'>;
  readonly bodies!: EntityTable<AuditBody, 'id'>;

  constructor(name = 'evenhand') {
    super(name);
    this.version(1).stores({ kept: 'id, keptAt', bodies: 'id' });
  }
}

/**
 * Runs a piece of work on the store.
 * @throws AppError `storage/unavailable` with the browser's reason: no room, forbidden, blocked by another tab, or made
 * by a newer version.
 */
export async function inStore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.name : String(cause);
    throw new AppError('storage/unavailable', { reason }, { cause });
  }
}
