import type { Audit } from '../../audit/audit.ts';
import type { MergeCheck } from '../../audit/merging/check-merge.ts';
import type { AppError } from '../../errors.ts';
import type { DataClient } from '../../workers/data.contract.ts';
import type { Detached } from './audit.svelte.ts';
import { errorOf, isCancelled } from './error-of.ts';

/** An audit among those that may be merged. */
export interface Candidate {
  /** As it is kept, or its file's name. */
  readonly title: string;
  readonly audit: Audit;
}

export interface Choosing {
  readonly candidates: readonly Candidate[];
  /** Index of the audit whose settings are taken. */
  readonly leading: number;
  readonly check: MergeCheck;
  /** Why merging failed, where it was tried. */
  readonly error: AppError | null;
}

export type MergingStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening'; readonly names: readonly string[] }
  | ({ readonly kind: 'choosing' } & Choosing)
  | ({ readonly kind: 'merging' } & Choosing)
  /** A file of an audit could not be opened. */
  | { readonly kind: 'failed'; readonly name: string; readonly error: AppError };

export interface MergingSteps {
  readonly openKept: (id: string) => Promise<Candidate | null>;
  readonly show: (audit: Audit, why: Detached) => Promise<void>;
}

/** Audits that were dropped or kept, and become one. The one that is shown stays until another takes its place. */
export class MergingState {
  readonly #client: DataClient;
  readonly #steps: MergingSteps;
  #status = $state.raw<MergingStatus>({ kind: 'idle' });
  #abort: AbortController | null = null;

  constructor(client: DataClient, steps: MergingSteps) {
    this.#client = client;
    this.#steps = steps;
  }

  get status(): MergingStatus {
    return this.#status;
  }

  /** Opens files of audits: one is shown, several may be merged. */
  async openFiles(files: readonly File[]): Promise<void> {
    await this.#gather(
      files.map(({ name }) => name),
      async (abort) => {
        const candidates: Candidate[] = [];
        for (const file of files) {
          try {
            candidates.push({ title: file.name, audit: await this.#client.readAudit(file, abort) });
          } catch (thrown) {
            if (isCancelled(thrown)) throw thrown;
            if (this.#abort === abort) this.#status = { kind: 'failed', name: file.name, error: errorOf(thrown) };
            return null;
          }
        }
        return candidates;
      },
    );
  }

  /** Opens kept audits to merge them. One that is gone or damaged is said so of in their list. */
  async openKept(ids: readonly string[]): Promise<void> {
    await this.#gather([], async () => {
      const candidates: Candidate[] = [];
      for (const id of ids) {
        const opened = await this.#steps.openKept(id);
        if (!opened) return null;
        candidates.push(opened);
      }
      return candidates;
    });
  }

  /** Takes the settings of another of the audits. */
  async lead(leading: number): Promise<void> {
    const status = this.#status;
    if (status.kind !== 'choosing') return;
    const abort = this.#begin();
    const check = await checked(status.candidates, leading);
    if (this.#abort === abort) this.#status = { ...status, leading, error: null, check };
  }

  /** Merges in the worker and shows the result; what stands in the way is said where it was asked for. */
  async merge(): Promise<void> {
    const status = this.#status;
    if (status.kind !== 'choosing') return;
    const abort = this.#begin();
    this.#status = { ...status, kind: 'merging', error: null };
    let merged: Audit;
    try {
      const audits = status.candidates.map(({ audit }) => audit);
      merged = await this.#client.mergeAudits(audits, status.leading, { signal: abort.signal });
    } catch (thrown) {
      if (this.#abort === abort) this.#status = { ...status, error: isCancelled(thrown) ? null : errorOf(thrown) };
      return;
    }
    if (this.#abort === abort) await this.#show(merged, 'merged');
  }

  /** Shows one of them as it is. */
  async showAlone(index: number): Promise<void> {
    const status = this.#status;
    if (status.kind === 'choosing') await this.#show(status.candidates[index].audit, 'opened');
  }

  close(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#status = { kind: 'idle' };
  }

  async #gather(
    names: readonly string[],
    open: (abort: AbortController) => Promise<readonly Candidate[] | null>,
  ): Promise<void> {
    const abort = this.#begin();
    this.#status = { kind: 'opening', names };
    let candidates: readonly Candidate[] | null;
    let check: MergeCheck | null = null;
    try {
      candidates = await open(abort);
      if (candidates && candidates.length > 1) check = await checked(candidates, 0);
    } catch (thrown) {
      if (this.#abort !== abort) return;
      if (isCancelled(thrown)) this.close();
      else this.#status = { kind: 'failed', name: names.join(', '), error: errorOf(thrown) };
      return;
    }
    if (this.#abort !== abort) return;
    if (!candidates) {
      if (this.#status.kind === 'opening') this.close();
    } else if (check) this.#status = { kind: 'choosing', candidates, leading: 0, check, error: null };
    else await this.#show(candidates[0].audit, 'opened');
  }

  async #show(audit: Audit, why: Detached): Promise<void> {
    this.close();
    await this.#steps.show(audit, why);
  }

  #begin(): AbortController {
    this.#abort?.abort();
    return (this.#abort = new AbortController());
  }
}

async function checked(candidates: readonly Candidate[], leading: number): Promise<MergeCheck> {
  const { checkMerge } = await import('../../audit/merging/check-merge.ts');
  return checkMerge(
    candidates.map(({ audit }) => audit),
    leading,
  );
}
