import type { Audit } from '../../audit/audit.ts';
import type { AppError } from '../../errors.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import type { DataClient, Progress } from '../../workers/data.contract.ts';
import { errorOf, isCancelled } from './error-of.ts';

export type AuditStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'auditing'; readonly progress: Progress | null }
  /** The numbers shown are of the plan before; new ones come in a moment. */
  | { readonly kind: 'reassessing' }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Milliseconds to wait for more typing before asking for new numbers. */
const SETTLE = 150;

/** The finished audit, which stays until a newer one replaces it. */
export class AuditState {
  #client: DataClient;
  #current = $state.raw<Audit | null>(null);
  #status = $state.raw<AuditStatus>({ kind: 'idle' });
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #live = $state.raw(true);

  constructor(client: DataClient) {
    this.#client = client;
    client.onCrash(() => {
      this.#supersede();
      this.#live = false;
      this.#status = { kind: 'idle' };
    });
  }

  get current(): Audit | null {
    return this.#current;
  }
  get status(): AuditStatus {
    return this.#status;
  }
  /** Whether the rows or counts behind the audit are still in the worker, so that its controls do something. */
  get live(): boolean {
    return this.#live;
  }

  /** Tallies and assesses. Resolves to null when cancelled, superseded or failed (see `status`). */
  run(plan: AuditPlan): Promise<Audit | null> {
    const abort = this.#supersede();
    this.#status = { kind: 'auditing', progress: null };
    const onProgress = (progress: Progress) => {
      if (this.#abort === abort) this.#status = { kind: 'auditing', progress };
    };
    return this.#finish(abort, this.#client.audit(plan, { signal: abort.signal, onProgress }));
  }

  /** Asks for the numbers of a changed plan once typing has settled; the latest plan wins. */
  reassess(plan: AuditPlan): void {
    const abort = this.#supersede();
    this.#status = { kind: 'reassessing' };
    this.#timer = setTimeout(() => {
      void this.#finish(abort, this.#client.reassess(plan, { signal: abort.signal }));
    }, SETTLE);
  }

  cancel(): void {
    this.#supersede();
    this.#abort = null;
    this.#status = { kind: 'idle' };
  }

  dismissError(): void {
    if (this.#status.kind === 'failed') this.#status = { kind: 'idle' };
  }

  /** Shows an audit whose rows are not open: it can be read, not changed. */
  show(audit: Audit): void {
    this.detach();
    this.#current = audit;
  }

  /** The table was replaced: the audit stays to be read, but its controls would ask about other rows. */
  detach(): void {
    this.cancel();
    this.#live = false;
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

  async #finish(abort: AbortController, work: Promise<Audit>): Promise<Audit | null> {
    try {
      const audit = await work;
      if (!this.#settle(abort)) return null;
      this.#current = audit;
      this.#live = true;
      this.#status = { kind: 'idle' };
      return audit;
    } catch (thrown) {
      if (!this.#settle(abort)) return null;
      this.#status = isCancelled(thrown) ? { kind: 'idle' } : { kind: 'failed', error: errorOf(thrown) };
      return null;
    }
  }
}
