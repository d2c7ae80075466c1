import type { Audit } from '../../audit/audit.ts';
import { USUAL_MINIMUM } from '../../cube/gate/minima.ts';
import type { AppError } from '../../errors.ts';
import type { MadeLink } from '../../report/share/share-link.ts';
import type { DataClient } from '../../workers/data.contract.ts';
import { errorOf, isCancelled } from './error-of.ts';

/** What a link holds of an audit, and what is passed on of it as files. */
export interface SharingOptions {
  readonly content: 'plan' | 'planAndCube';
  readonly minimum: number;
  readonly fileName: boolean;
  readonly sha256: boolean;
}

export type LinkStatus =
  | { readonly kind: 'idle' }
  /** `former`: the link to the same audit as it was before the last choice. */
  | { readonly kind: 'working'; readonly former: MadeLink | null }
  | { readonly kind: 'ready'; readonly link: MadeLink }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Makes what is passed on of an audit, in the worker; the latest choice wins. Nothing is stored. */
export class SharingState {
  readonly #client: DataClient;
  #options = $state.raw<SharingOptions>({
    content: 'planAndCube',
    minimum: USUAL_MINIMUM,
    fileName: true,
    sha256: false,
  });
  #status = $state.raw<LinkStatus>({ kind: 'idle' });
  #made: { readonly audit: Audit; readonly link: MadeLink } | null = null;
  /** What was gated last, so that it is not done again for another choice. */
  #gated: { readonly audit: Audit; readonly minimum: number; readonly told: Audit } | null = null;
  #abort: AbortController | null = null;

  constructor(client: DataClient) {
    this.#client = client;
  }

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

  /** Makes the link to an audit as the choices are now, in place of one that is being made. */
  async make(audit: Audit): Promise<void> {
    const { content, fileName: name, sha256 } = this.#options;
    const minimum = this.minimumFor(audit);
    this.stop();
    const abort = (this.#abort = new AbortController());
    this.#status = { kind: 'working', former: this.#made?.audit === audit ? this.#made.link : null };
    try {
      const options = { content, minimum, facts: { name, sha256 } };
      const link = await this.#client.share(this.#known(audit, minimum) ?? audit, options, { signal: abort.signal });
      if (this.#abort !== abort) return;
      if (link.gated) this.#gated = { audit, minimum, told: link.gated };
      this.#made = { audit, link };
      this.#status = { kind: 'ready', link };
    } catch (thrown) {
      if (this.#abort !== abort) return;
      this.#status = isCancelled(thrown) ? { kind: 'idle' } : { kind: 'failed', error: errorOf(thrown) };
    }
  }

  /** Gives up the link that is being made. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
  }

  /** An audit as it may be passed on. @throws AppError why it may not */
  async gated(audit: Audit, signal: AbortSignal): Promise<Audit> {
    const minimum = this.minimumFor(audit);
    const known = this.#known(audit, minimum);
    if (known) return known;
    const told = await this.#client.gate(audit, minimum, { signal });
    this.#gated = { audit, minimum, told };
    return told;
  }

  #known(audit: Audit, minimum: number): Audit | null {
    return this.#gated?.audit === audit && this.#gated.minimum === minimum ? this.#gated.told : null;
  }
}
