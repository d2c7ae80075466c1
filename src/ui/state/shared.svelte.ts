import type { AppError } from '../../errors.ts';
import type { Audit } from '../../audit/audit.ts';
import type { AuditPlan } from '../../plan/plan.ts';
import type { SharePayload } from '../../report/share/payload.ts';
import type { DataClient } from '../../workers/data.contract.ts';
import { errorOf, isCancelled } from './error-of.ts';
import { isSharedFragment } from './shared-fragment.ts';

export type SharedStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening' }
  /** What the page shows came with a link; `audit` as it was when it was opened. */
  | { readonly kind: 'audit'; readonly payload: SharePayload; readonly audit: Audit }
  | { readonly kind: 'plan'; readonly payload: SharePayload; readonly plan: AuditPlan }
  | { readonly kind: 'failed'; readonly error: AppError };

/** What a shared link does once what it holds has been checked. */
export interface SharedSteps {
  readonly showAudit: (audit: Audit) => Promise<void>;
  readonly takePlan: (plan: AuditPlan) => void;
}

/** A link that was opened, on arrival or pasted later. Opening one changes nothing until all of it has been checked. */
export class SharedState {
  #client: DataClient;
  #steps: SharedSteps;
  #status = $state.raw<SharedStatus>({ kind: 'idle' });
  /** The fragment that was opened last. */
  #fragment = '';
  #abort: AbortController | null = null;

  constructor(client: DataClient, steps: SharedSteps) {
    this.#client = client;
    this.#steps = steps;
  }

  get status(): SharedStatus {
    return this.#status;
  }

  /** Closes the link, so that the way forward opens it anew. */
  close(): void {
    this.dismiss();
    this.#fragment = '';
  }

  dismiss(): void {
    this.#status = { kind: 'idle' };
  }

  /**
   * Opens what an address's fragment holds, if that is a link.
   * @param shownBefore whether this is a way back to where it was shown, which does not open it again over later work
   */
  async follow(fragment: string, shownBefore = false): Promise<void> {
    if (!isSharedFragment(fragment) || (shownBefore && fragment === this.#fragment)) return;
    this.#fragment = fragment;
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    this.#status = { kind: 'opening' };
    try {
      const { decodeShareLink } = await import('../../report/share/share-link.ts');
      const shared = await decodeShareLink(fragment);
      const { payload } = shared;
      if (shared.kind === 'audit') {
        const { audit: unassessed } = shared;
        const audit = await this.#client.reassessCube(unassessed, unassessed.plan, { signal: abort.signal });
        if (this.#abort !== abort) return;
        await this.#steps.showAudit(audit);
        this.#status = { kind: 'audit', payload, audit };
      } else if (this.#abort === abort) {
        this.#status = { kind: 'plan', payload, plan: shared.plan };
        this.#steps.takePlan(shared.plan);
      }
    } catch (thrown) {
      if (this.#abort === abort) {
        this.#status = isCancelled(thrown) ? { kind: 'idle' } : { kind: 'failed', error: errorOf(thrown) };
      }
    }
  }
}
