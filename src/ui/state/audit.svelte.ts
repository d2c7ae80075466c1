import type { Audit } from '../../audit/audit.ts';
import { AppError } from '../../errors.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import type { DataClient, Progress } from '../../workers/data.contract.ts';
import { errorOf, isCancelled, isCrash } from './error-of.ts';

export type AuditStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'auditing'; readonly progress: Progress | null }
  /** The numbers shown are of the plan before; new ones come in a moment. */
  | { readonly kind: 'reassessing' }
  /** The numbers shown are of the plan before; new ones take the file to be read again, which waits for a person's word. */
  | { readonly kind: 'needs-reading' }
  | { readonly kind: 'failed'; readonly error: AppError };

/**
 * Why the rows behind an audit are not at hand, so that only its cube answers: its table was read anew or replaced, it was
 * kept or received, or its rows are lost.
 */
export type Detached = 'read-again' | 'other-file' | 'kept' | 'shared' | 'rows-gone' | 'opened' | 'merged';

/** What an audit was made of: the table's number, the plan as it was asked, and whether nobody changed its roles. */
export interface Asked {
  /** Null where the rows are not at hand. */
  readonly tableId: number | null;
  readonly plan: AuditPlan;
  readonly suggested: boolean;
}

/** Milliseconds to wait for more typing before asking for new numbers. */
const SETTLE = 150;

/** The finished audit, which stays until a newer one replaces it. */
export class AuditState {
  #client: DataClient;
  #afterWork: () => void;
  #current = $state.raw<Audit | null>(null);
  /** What the audit shown was made of. */
  #made: Asked | null = null;
  /** The same, with the changes that were made under it and are being assessed. */
  #asked = $state.raw<Asked | null>(null);
  #status = $state.raw<AuditStatus>({ kind: 'idle' });
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #detached = $state.raw<Detached | null>(null);

  constructor(client: DataClient, afterWork: () => void = () => {}) {
    this.#client = client;
    this.#afterWork = afterWork;
    client.onCrash(({ code }) => code === 'worker/crashed' && this.detach(this.#detached ?? 'rows-gone'));
  }

  get current(): Audit | null {
    return this.#current;
  }
  get status(): AuditStatus {
    return this.#status;
  }
  /** Why only the audit's cube answers its controls; null while its rows are at hand. */
  get detached(): Detached | null {
    return this.#detached;
  }
  /** What the audit was made of, as its controls show it. */
  get asked(): Asked | null {
    return this.#asked;
  }
  /** The same as it is to be saved: what the numbers shown are of, while a change of it waits. */
  get answered(): Asked | null {
    return this.#status.kind === 'needs-reading' ? this.#made : this.#asked;
  }

  /** Tallies and assesses. Resolves to null when cancelled, superseded or failed (see `status`). */
  run(asked: Asked & { readonly tableId: number }): Promise<Audit | null> {
    const abort = this.#supersede();
    this.#status = { kind: 'auditing', progress: null };
    const onProgress = (progress: Progress) => {
      if (this.#abort === abort) this.#status = { kind: 'auditing', progress };
    };
    const work = this.#client.audit(asked.tableId, asked.plan, { signal: abort.signal, onProgress });
    return this.#finish(abort, asked, work);
  }

  /** Changes the plan of the audit shown and asks for its numbers once typing has settled; the latest change wins. */
  adjust(changes: Partial<AuditPlan>): void {
    if (this.#asked) this.ask({ ...this.#asked.plan, ...changes });
  }

  /** The same with another plan in its whole. */
  ask(wanted: AuditPlan): void {
    const former = this.#current;
    if (!this.#asked || !former) return;
    const asked = { ...this.#asked, plan: wanted };
    const abort = this.#supersede();
    this.#asked = asked;
    this.#status = { kind: 'reassessing' };
    this.#timer = setTimeout(() => {
      const { tableId, plan } = asked;
      const job = { signal: abort.signal };
      const work =
        tableId === null
          ? this.#client.reassessCube(former, plan, job)
          : this.#client.reassess(tableId, former, plan, job);
      void this.#finish(abort, asked, work);
    }, SETTLE);
  }

  /** Reads the file again for a change that waits for it. Resolves as {@link run}. */
  async readAgain(): Promise<Audit | null> {
    const asked = this.#asked;
    return asked && asked.tableId !== null ? this.run({ ...asked, tableId: asked.tableId }) : null;
  }

  /** Says why the plan that came with a file cannot be audited. The audit shown stays. */
  fail(error: AppError): void {
    this.#status = { kind: 'failed', error };
  }

  cancel(): void {
    this.#supersede();
    this.#abort = null;
    this.#asked = this.#made;
    this.#status = { kind: 'idle' };
  }

  dismissError(): void {
    if (this.#status.kind === 'failed') this.#status = { kind: 'idle' };
  }

  /** Shows an audit whose rows are not at hand; its controls are answered from its cube. */
  show(audit: Audit, why: Detached = 'kept'): void {
    this.#made = { tableId: null, plan: audit.plan, suggested: false };
    this.detach(why);
    this.#current = audit;
  }

  /** Shows an audit whose table is open, saved or made while it was read; its controls are answered from the rows. */
  resume(audit: Audit, asked: Asked & { readonly tableId: number }): void {
    this.#made = asked;
    this.cancel();
    this.#detached = null;
    this.#current = audit;
  }

  /** Shows no audit any more. */
  clear(): void {
    this.#made = null;
    this.cancel();
    this.#detached = null;
    this.#current = null;
  }

  /** The audit stays, and so do its controls, but from here on only its cube answers them. */
  detach(why: Detached): void {
    this.#made &&= { ...this.#made, tableId: null };
    this.cancel();
    this.#detached = why;
  }

  #supersede(): AbortController {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    return (this.#abort = new AbortController());
  }

  /** Ends a piece of work, so that progress that arrives after its result says nothing; false if it was superseded. */
  #settle(abort: AbortController): boolean {
    if (this.#abort !== abort) return false;
    this.#abort = null;
    return true;
  }

  async #finish(abort: AbortController, asked: Asked, work: Promise<Audit>): Promise<Audit | null> {
    try {
      const audit = await work;
      this.#afterWork();
      if (!this.#settle(abort)) return null;
      this.#current = audit;
      this.#made = this.#asked = asked;
      if (asked.tableId !== null) this.#detached = null;
      this.#status = { kind: 'idle' };
      return audit;
    } catch (thrown) {
      if (!isCrash(thrown)) this.#afterWork();
      if (!this.#settle(abort)) return null;
      if (thrown instanceof AppError && thrown.code === 'audit/needs-reading') {
        this.#status = { kind: 'needs-reading' };
        return null;
      }
      this.#asked = this.#made;
      this.#status = isCancelled(thrown) ? { kind: 'idle' } : { kind: 'failed', error: errorOf(thrown) };
      return null;
    }
  }
}
