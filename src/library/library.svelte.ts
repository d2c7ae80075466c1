import { AppError } from '../errors.ts';
import {
  listStoredModels,
  listUnfinishedModels,
  ModelStore,
  type StoredModel,
  type UnfinishedModel,
} from '../storage/models.ts';
import { filesFor, weightsOf, type WeightChoice } from './hub/choose-files.ts';
import type { HubModel } from './hub/hub-model.ts';
import { readModelName } from './hub/model-id.ts';
import { openHub } from './hub/source.ts';
import { LibraryError } from './library-error.ts';
import { proveSealed, type LibrarySeal } from './seal.ts';
import { toStore } from './transfer/content.ts';
import { downloadModel, storageRefusal, type DownloadProgress } from './transfer/download-model.ts';

/** A model that the hub was asked for, and the weights that are to be fetched. */
export interface Offer {
  readonly model: HubModel;
  readonly choices: readonly WeightChoice[];
  readonly chosen: WeightChoice;
  /** Bytes that the browser has left for this site, as it estimates; null where it does not say. */
  readonly room: number | null;
}

export type LibraryStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly model: string }
  | { readonly kind: 'offered'; readonly offer: Offer }
  | { readonly kind: 'downloading'; readonly model: string; readonly progress: DownloadProgress | null }
  | { readonly kind: 'stored'; readonly model: string }
  | { readonly kind: 'cancelled'; readonly model: string }
  | { readonly kind: 'failed'; readonly error: LibraryError };

/** Milliseconds between two lines of progress. */
const SHOWN_EVERY = 100;

/** The library page: what it was asked to fetch, and what is there. It does one thing at a time, each on a person's click. */
export class Library {
  readonly #source = openHub();
  #seal = $state.raw<LibrarySeal>({ kind: 'checking' });
  #status = $state.raw<LibraryStatus>({ kind: 'idle' });
  #stored = $state.raw<readonly StoredModel[]>([]);
  #unfinished = $state.raw<readonly UnfinishedModel[]>([]);
  #stop = new AbortController();

  get seal(): LibrarySeal {
    return this.#seal;
  }
  get status(): LibraryStatus {
    return this.#status;
  }
  get stored(): readonly StoredModel[] {
    return this.#stored;
  }
  get unfinished(): readonly UnfinishedModel[] {
    return this.#unfinished;
  }
  get busy(): boolean {
    return this.#status.kind === 'asking' || this.#status.kind === 'downloading';
  }

  async start(): Promise<void> {
    this.#seal = await proveSealed();
    await this.#attempt(() => this.#look());
  }

  /** Asks the hub what a model is; nothing of it is fetched yet. */
  ask(typed: string): Promise<void> {
    return this.#attempt(async (signal) => {
      const name = readModelName(typed);
      if (!name) throw new LibraryError('not-an-id', { model: typed.slice(0, 100) });
      this.#status = { kind: 'asking', model: name.repo };
      const model = await this.#source.describe(name.repo, name.revision, signal);
      const choices = weightsOf(model.files);
      const [chosen] = choices;
      if (!chosen) throw new LibraryError('no-weights', { model: name.repo });
      this.#status = { kind: 'offered', offer: { model, choices, chosen, room: await roomLeft() } };
    });
  }

  choose(type: string): void {
    if (this.#status.kind !== 'offered') return;
    const { offer } = this.#status;
    const chosen = offer.choices.find((choice) => choice.type === type) ?? offer.chosen;
    this.#status = { kind: 'offered', offer: { ...offer, chosen } };
  }

  /** Fetches what is offered. */
  async download(): Promise<void> {
    if (this.#status.kind !== 'offered') return;
    const { model, chosen } = this.#status.offer;
    const { files, gated: _, ...origin } = model;
    await this.#fetch({
      ...origin,
      id: `${model.repo}@${model.commit}`,
      files: filesFor(files, chosen).map((file) => toStore(model, file)),
      startedAt: Date.now(),
    });
  }

  /** Goes on with a download that broke off. */
  goOn(model: UnfinishedModel): Promise<void> {
    return this.#fetch(model);
  }

  /** Calls off what is under way; what was fetched of it is deleted. */
  cancel(): void {
    this.#stop.abort();
  }

  delete(id: string): Promise<void> {
    return this.#change((store) => store.delete(id));
  }

  giveUp(id: string): Promise<void> {
    return this.#change((store) => store.giveUp(id));
  }

  dismiss(): void {
    if (!this.busy) this.#status = { kind: 'idle' };
  }

  #fetch(model: UnfinishedModel): Promise<void> {
    return this.#attempt(async (signal) => {
      this.#status = { kind: 'downloading', model: model.repo, progress: null };
      // Browsers may clear what was not asked to be kept; some ask the person.
      void navigator.storage?.persist?.().catch(() => false);
      let progress: DownloadProgress | null = null;
      const onProgress = (told: DownloadProgress) => void (progress = told);
      const showing = setInterval(
        () => (this.#status = { kind: 'downloading', model: model.repo, progress }),
        SHOWN_EVERY,
      );
      try {
        await inStore((store) => downloadModel({ store, source: this.#source, model, onProgress, signal }));
      } catch (thrown) {
        if (!signal.aborted) throw thrown;
        this.#status = { kind: 'cancelled', model: model.repo };
        return;
      } finally {
        clearInterval(showing);
        await this.#look();
      }
      this.#status = { kind: 'stored', model: model.repo };
    });
  }

  async #change(work: (store: ModelStore) => Promise<void>): Promise<void> {
    await this.#attempt(async () => {
      await inStore(work);
      this.#status = { kind: 'idle' };
      await this.#look();
    });
  }

  /** One thing at a time, and none where the page is not sealed. */
  async #attempt(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#seal.kind !== 'sealed' || this.busy) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    try {
      await work(signal);
    } catch (thrown) {
      this.#status = signal.aborted ? { kind: 'idle' } : { kind: 'failed', error: errorOf(thrown) };
    }
  }

  /** Looking makes no store. */
  async #look(): Promise<void> {
    this.#stored = await listStoredModels();
    this.#unfinished = await listUnfinishedModels();
  }
}

/** Opened for each piece of work: one that another tab deleted meanwhile is not written to any more. */
async function inStore(work: (store: ModelStore) => Promise<void>): Promise<void> {
  const store = new ModelStore();
  try {
    await work(store);
  } finally {
    store.close();
  }
}

function errorOf(thrown: unknown): LibraryError {
  if (thrown instanceof LibraryError) return thrown;
  if (thrown instanceof AppError) return storageRefusal(thrown);
  return new LibraryError('odd-answer', { reason: String(thrown) }, { cause: thrown });
}

async function roomLeft(): Promise<number | null> {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  return estimate?.quota === undefined ? null : Math.max(0, estimate.quota - (estimate.usage ?? 0));
}
