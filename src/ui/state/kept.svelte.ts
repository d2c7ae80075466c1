import type { Audit } from '../../audit/audit.ts';
import type { AppError } from '../../errors.ts';
import { freeTitle } from '../../messages/keeping.ts';
import type { Forgotten } from '../../storage/kept-audits.ts';
import type { KeptAudit, Work } from '../../storage/records.ts';
import type { Store } from '../../storage/store.ts';
import { errorOf } from './error-of.ts';
import type { StoreDoor } from './store-door.ts';

export type KeepStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  /** `id`: the kept audit that it was about; null for a new one. */
  | { readonly kind: 'failed'; readonly id: string | null; readonly error: AppError };

/** An audit as it was kept or opened here, and when it had then last been kept. */
export interface LatestKept {
  readonly id: string;
  readonly audit: Audit;
  readonly keptAt: number;
}

/** The audits that a person chose to keep in this browser under a name. */
export class KeptState {
  readonly #door: StoreDoor;
  #list = $state.raw<readonly KeptAudit[]>([]);
  #status = $state.raw<KeepStatus>({ kind: 'idle' });
  /** The audit as it was last kept or opened, by its id. */
  #latest = $state.raw<LatestKept | null>(null);
  #forgotten = $state.raw<Forgotten | null>(null);
  readonly #shown = $derived.by(() => {
    const latest = this.#latest;
    const entry = latest && this.#list.find(({ id }) => id === latest.id);
    return latest && entry ? { ...latest, entry } : null;
  });

  readonly #shownId = $derived(this.#shown?.id ?? null);

  constructor(door: StoreDoor) {
    this.#door = door;
    door.listen({
      onContent: ({ kept }) => (this.#list = kept),
      onLost: (why) => why !== 'newer-version' && this.clear(),
    });
  }

  /** Latest first; follows what other tabs do. */
  get list(): readonly KeptAudit[] {
    return this.#list;
  }
  get status(): KeepStatus {
    return this.#status;
  }
  /** The kept audit that was last kept or opened here, as long as it is kept. */
  get shown(): (LatestKept & { readonly entry: KeptAudit }) | null {
    return this.#shown;
  }
  /** The same by its id, which changes less often than the list. */
  get shownId(): string | null {
    return this.#shownId;
  }
  /** The audit as it was last kept or opened here, kept still or not. */
  get latest(): LatestKept | null {
    return this.#latest;
  }
  /** What was forgotten last, as long as that can be undone. */
  get forgotten(): Forgotten | null {
    return this.#forgotten;
  }

  /** The kept audit that an audit is, or was before it was changed; null for one of another file. */
  keptAs(audit: Audit): KeptAudit | null {
    const { shown } = this;
    return shown && (shown.audit === audit || sameFile(shown.audit, audit)) ? shown.entry : null;
  }

  /** Whether an audit is kept as it stands. */
  isKept(audit: Audit): boolean {
    return this.shown?.audit === audit && !this.keptAnew;
  }

  /** Whether another tab put something else in the place of the kept audit since. */
  get keptAnew(): boolean {
    return this.shown !== null && this.shown.entry.keptAt > this.shown.keptAt;
  }

  /** Keeps an audit under a title, which is numbered where another has it. */
  keep(audit: Audit, title: string): Promise<void> {
    return this.#run(null, async ({ kept }) => {
      const taken = (await kept.list()).map((entry) => entry.title);
      const { id, keptAt } = await kept.keep(audit, freeTitle(title, taken));
      this.#latest = { id, audit, keptAt };
    });
  }

  /** Puts an audit in the place of the one shown as kept, unless another tab did so meanwhile (see `status`). */
  update(audit: Audit): Promise<void> {
    const latest = this.#latest;
    if (!latest) return Promise.resolve();
    return this.#run(latest.id, async ({ kept }) => {
      const entry = await kept.update(latest.id, audit, latest.keptAt);
      if (entry) this.#latest = { id: entry.id, audit, keptAt: entry.keptAt };
    });
  }

  rename(id: string, title: string): Promise<void> {
    return this.#run(id, ({ kept }) => kept.rename(id, title));
  }

  /** A kept audit brought up to date; null when it is gone, damaged, or the browser refuses (see `status`). */
  async open(id: string): Promise<LatestKept | null> {
    let opened: LatestKept | null = null;
    await this.#run(id, async ({ kept }) => {
      const stored = await kept.open(id);
      opened = stored && { id, audit: await upToDate(stored.audit), keptAt: stored.entry.keptAt };
    });
    return opened;
  }

  /** Notes that a kept audit is the one shown. */
  opened(latest: LatestKept): void {
    this.#latest = latest;
  }

  /** The same after a reload: whether the audit shown is still as it was kept, by what was known of it then. */
  async recall({ keptId: id, keptAt }: Pick<Work, 'keptId' | 'keptAt'>, audit: Audit): Promise<void> {
    if (id === null) return;
    const stored = await this.open(id);
    if (!stored) return;
    const same = JSON.stringify(stored.audit.plan) === JSON.stringify(audit.plan) && sameFile(stored.audit, audit);
    this.#latest = { id, audit: same ? audit : stored.audit, keptAt: same ? stored.keptAt : (keptAt ?? stored.keptAt) };
  }

  forget(id: string): Promise<void> {
    return this.#run(id, async ({ kept }) => {
      this.#forgotten = await kept.forget(id);
    });
  }

  /** Puts back what was forgotten last. */
  async undoForget(): Promise<void> {
    const forgotten = this.#forgotten;
    if (!forgotten) return;
    await this.#run(forgotten.entry.id, async ({ kept }) => {
      await kept.putBack(forgotten);
      this.#forgotten = null;
    });
  }

  dismissError(): void {
    if (this.#status.kind === 'failed') this.#status = { kind: 'idle' };
  }

  /** Nothing is kept any more. */
  clear(): void {
    this.#list = [];
    this.#latest = null;
    this.#forgotten = null;
    this.#status = { kind: 'idle' };
  }

  async #run(id: string | null, work: (store: Store) => Promise<void>): Promise<void> {
    this.#status = { kind: 'working' };
    try {
      const store = await this.#door.open();
      await work(store);
      this.#list = await store.kept.list();
      this.#status = { kind: 'idle' };
    } catch (thrown) {
      this.#status = { kind: 'failed', id, error: errorOf(thrown) };
    }
  }
}

function sameFile({ file: a }: Audit, { file: b }: Audit): boolean {
  return a.name === b.name && a.size === b.size && a.sha256 === b.sha256;
}

/** Audits kept by an earlier version are brought up to date from their counts. */
async function upToDate(kept: Audit): Promise<Audit> {
  if (kept.evenhandAudit === 2) return kept;
  const { upgraded } = await import('../../audit/upgrade.ts');
  return upgraded(kept);
}
