import type { Audit } from '../../audit/audit.ts';
import type { AppError } from '../../errors.ts';
import type { SharePayload } from '../../report/share/payload.ts';
import { errorOf } from './error-of.ts';

/** What a link holds of an audit, and what is passed on of it as files. */
export interface SharingOptions {
  readonly content: 'plan' | 'planAndCube';
  readonly minimum: number;
  readonly fileName: boolean;
  readonly sha256: boolean;
}

export type LinkStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'ready'; readonly fragment: string; readonly payload: SharePayload; readonly gated: Audit | null }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Makes the link to an audit anew whenever a choice changes; the latest choice wins. Nothing is stored. */
export class SharingState {
  #options = $state.raw<SharingOptions>({ content: 'planAndCube', minimum: 10, fileName: true, sha256: false });
  #status = $state.raw<LinkStatus>({ kind: 'idle' });
  #turn = 0;

  get options(): SharingOptions {
    return this.#options;
  }
  get status(): LinkStatus {
    return this.#status;
  }

  choose(changes: Partial<SharingOptions>): void {
    this.#options = { ...this.#options, ...changes };
  }

  /** Counts below this are withheld; no larger than what an audit that was received was gated with. */
  minimumFor({ cube: { gate } }: Audit): number {
    return gate ? Math.min(gate.minimum, this.#options.minimum) : this.#options.minimum;
  }

  /** Packs the link to an audit as the choices are now. */
  async make(audit: Audit): Promise<void> {
    const turn = ++this.#turn;
    const { content, fileName: name, sha256 } = this.#options;
    const minimum = this.minimumFor(audit);
    this.#status = { kind: 'working' };
    try {
      const [{ encodePayload, sharePayload }, { gateAudit }] = await Promise.all([
        import('../../report/share/share-link.ts'),
        import('../../audit/gate-audit.ts'),
      ]);
      const payload = sharePayload(audit, { content, minimum, facts: { name, sha256 } });
      const gated = content === 'plan' ? null : gateAudit(audit, { minimum });
      const fragment = await encodePayload(payload);
      if (turn === this.#turn) this.#status = { kind: 'ready', fragment, payload, gated };
    } catch (thrown) {
      if (turn === this.#turn) this.#status = { kind: 'failed', error: errorOf(thrown) };
    }
  }
}
