import type { Audit } from '../../audit/audit.ts';
import type { AppError } from '../../errors.ts';
import type { KeptAudit } from '../../storage/database.ts';
import type { KeptAudits } from '../../storage/kept-audits.ts';
import { errorOf } from './error-of.ts';

export type KeepStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'kept'; readonly audit: Audit }
  | { readonly kind: 'failed'; readonly error: AppError };

/** The audits that a person chose to keep in this browser. The store is opened only once there is something to keep or read. */
export class KeptState {
  #store: Promise<KeptAudits> | null = null;
  #list = $state.raw<readonly KeptAudit[]>([]);
  #status = $state.raw<KeepStatus>({ kind: 'idle' });

  get list(): readonly KeptAudit[] {
    return this.#list;
  }
  get status(): KeepStatus {
    return this.#status;
  }

  /** Reads the list, where this browser has kept something before; a first visitor's browser stores nothing. */
  async look(): Promise<void> {
    const databases = await globalThis.indexedDB?.databases?.().catch(() => []);
    if (databases?.some(({ name }) => name === 'evenhand')) await this.#run(async () => this.#status);
  }

  async keep(audit: Audit): Promise<void> {
    await this.#run(async (store) => {
      await store.keep(audit);
      return { kind: 'kept', audit };
    });
  }

  /** A kept audit; null when it is gone or the browser refuses (see `status`). */
  async open(id: string): Promise<Audit | null> {
    let audit: Audit | null = null;
    await this.#run(async (store) => {
      const kept = await store.open(id);
      audit = kept && (await upToDate(kept));
      return { kind: 'idle' };
    });
    return audit;
  }

  async forget(id: string): Promise<void> {
    await this.#run(async (store) => {
      await store.forget(id);
      return { kind: 'idle' };
    });
  }

  /** Removes the whole database; nothing of it is left, not even its name. */
  async deleteEverything(): Promise<void> {
    try {
      const store = await (this.#store ??= openStore());
      await store.deleteEverything();
      this.#store = null;
      this.#list = [];
      this.#status = { kind: 'idle' };
    } catch (thrown) {
      this.#status = { kind: 'failed', error: errorOf(thrown) };
    }
  }

  async #run(work: (store: KeptAudits) => Promise<KeepStatus>): Promise<void> {
    if (this.#status.kind !== 'kept') this.#status = { kind: 'working' };
    try {
      const store = await (this.#store ??= openStore());
      const status = await work(store);
      this.#list = await store.list();
      this.#status = status.kind === 'working' ? { kind: 'idle' } : status;
    } catch (thrown) {
      this.#status = { kind: 'failed', error: errorOf(thrown) };
    }
  }
}

/** Audits kept by an earlier version are brought up to date from their counts. */
async function upToDate(kept: Audit): Promise<Audit> {
  if (kept.evenhandAudit === 2) return kept;
  const { upgraded } = await import('../../audit/upgrade.ts');
  return upgraded(kept);
}

async function openStore(): Promise<KeptAudits> {
  const { KeptAudits } = await import('../../storage/kept-audits.ts');
  return new KeptAudits();
}
