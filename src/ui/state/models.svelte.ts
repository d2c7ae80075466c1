import type { AppError } from '../../errors.ts';
import type { DescribedModel, ModelFiles, ModelProblem } from '../../models.ts';
import type { DataClient, FoundFile } from '../../workers/data.contract.ts';
import { errorOf, isCancelled } from './error-of.ts';
import type { FolderFile } from './folder-files.ts';
import { modelName } from './models-found.ts';
import type { KeptModels } from './models-kept.ts';
import type { ShippedModel, ShippedModels } from './models-shipped.ts';

/** Where a model comes from: this site, this browser's store, or the person's own files. */
export type ModelOrigin = 'shipped' | 'kept' | 'dropped';

/** A model whose files can be used. */
export type UsableModel = Extract<DescribedModel, { usable: true }> & { readonly files: ModelFiles };

/** What is known of a model so far. */
export type ModelState =
  /** Its files have not been fetched yet. */
  | { readonly kind: 'listed' }
  | { readonly kind: 'fetching'; readonly bytes: number }
  | { readonly kind: 'looking' }
  | { readonly kind: 'usable'; readonly model: UsableModel }
  | { readonly kind: 'unusable'; readonly problems: readonly ModelProblem[] }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface ModelAtHand {
  readonly key: string;
  readonly origin: ModelOrigin;
  readonly title: string;
  /** Bytes of its files; null while they are not known. */
  readonly bytes: number | null;
  readonly state: ModelState;
}

/** Whether this site brings models along. */
export type ShippedStatus = 'unasked' | 'asking' | 'none' | 'listed' | 'failed';

/** The models that can be chosen, and what is known of each. They stay for as long as the page does. */
export class ModelsState {
  readonly #client: Pick<DataClient, 'openModel'>;
  readonly #shipped: ShippedModels;
  readonly #kept: KeptModels;
  #list = $state.raw<readonly ModelAtHand[]>([]);
  #chosenKey = $state.raw<string | null>(null);
  #shippedStatus = $state.raw<ShippedStatus>('unasked');
  #keepError = $state.raw<AppError | null>(null);
  /** How the files of each are had. */
  readonly #sources: Partial<Record<string, (signal: AbortSignal) => Promise<readonly FoundFile[]>>> = {};
  readonly #aborts: Partial<Record<string, AbortController>> = {};
  #count = 0;
  readonly #chosen = $derived(this.#list.find(({ key }) => key === this.#chosenKey) ?? null);

  constructor(client: Pick<DataClient, 'openModel'>, shipped: ShippedModels, kept: KeptModels) {
    this.#client = client;
    this.#shipped = shipped;
    this.#kept = kept;
  }

  /** Those of this site first, then those that are kept, then those that were dropped. */
  get list(): readonly ModelAtHand[] {
    return this.#list;
  }
  get chosen(): ModelAtHand | null {
    return this.#chosen;
  }
  /** The chosen model, once it is known to be usable. */
  get usable(): UsableModel | null {
    return this.#chosen?.state.kind === 'usable' ? this.#chosen.state.model : null;
  }
  get shippedStatus(): ShippedStatus {
    return this.#shippedStatus;
  }
  /** Why a model could not be kept or forgotten. */
  get keepError(): AppError | null {
    return this.#keepError;
  }

  /** Lists the models of this site and of this browser; does nothing when that was done. */
  async enter(): Promise<void> {
    if (this.#shippedStatus !== 'unasked' && this.#shippedStatus !== 'failed') return;
    this.#shippedStatus = 'asking';
    await Promise.all([this.#listShipped(), this.#listKept()]);
  }

  /** Chooses a model, and fetches what is not known of it yet. */
  async choose(key: string): Promise<void> {
    this.#chosenKey = key;
    const { state } = this.#find(key) ?? {};
    if (state?.kind === 'listed' || state?.kind === 'failed') await this.#open(key);
  }

  /** Takes a model of files that a person chose or dropped, and chooses it. */
  async take(found: readonly FolderFile[]): Promise<void> {
    if (found.length === 0) return;
    const key = `dropped ${++this.#count}`;
    const bytes = found.reduce((sum, { file }) => sum + file.size, 0);
    this.#sources[key] = () => Promise.resolve(found.map(({ path, file }) => ({ path, blob: file })));
    this.#put({ key, origin: 'dropped', title: modelName(found), bytes, state: { kind: 'listed' } });
    await this.choose(key);
  }

  /** Gives up fetching a model; it stays in the list. */
  cancel(key: string): void {
    this.#aborts[key]?.abort();
  }

  /** Keeps the files of a usable model in this browser, because a person asked for that. */
  async keep(key: string): Promise<void> {
    const entry = this.#find(key);
    if (entry?.state.kind !== 'usable') return;
    const { files, description } = entry.state.model;
    await this.#storing(async () => {
      await this.#kept.keep({ id: description.id, title: entry.title, bytes: description.bytes }, files.files);
      this.#change(key, { origin: 'kept' });
    });
  }

  /** Removes a kept model from this browser; for as long as the page is open it can still be used. */
  async forget(key: string): Promise<void> {
    const entry = this.#find(key);
    if (!entry) return;
    await this.#storing(async () => {
      await this.#kept.forget(entry.state.kind === 'usable' ? entry.state.model.description.id : key);
      if (entry.state.kind === 'usable') this.#change(key, { origin: 'dropped' });
      else this.#list = this.#list.filter((other) => other.key !== key);
    });
  }

  async #listShipped(): Promise<void> {
    try {
      const listed = await this.#shipped.list();
      this.#shippedStatus = listed ? 'listed' : 'none';
      for (const model of listed ?? []) this.#add(model);
    } catch {
      this.#shippedStatus = 'failed';
    }
  }

  #add(model: ShippedModel): void {
    const key = `shipped ${model.name}`;
    const bytes = model.files.reduce((sum, file) => sum + file.bytes, 0);
    this.#sources[key] = async (signal) => {
      const onBytes = (done: number): void => this.#change(key, { state: { kind: 'fetching', bytes: done } });
      return inFolder(model.name, await this.#shipped.fetch(model, onBytes, signal));
    };
    this.#put({ key, origin: 'shipped', title: model.title, bytes, state: { kind: 'listed' } });
  }

  async #listKept(): Promise<void> {
    await this.#storing(async () => {
      for (const { id, title, bytes } of await this.#kept.list()) {
        this.#sources[id] = async () => inFolder(title, await this.#kept.open(id));
        this.#put({ key: id, origin: 'kept', title, bytes, state: { kind: 'listed' } });
      }
    });
  }

  async #open(key: string): Promise<void> {
    const source = this.#sources[key];
    if (!source || this.#aborts[key]) return;
    const abort = new AbortController();
    this.#aborts[key] = abort;
    try {
      this.#change(key, { state: { kind: 'fetching', bytes: 0 } });
      const found = await source(abort.signal);
      this.#change(key, { state: { kind: 'looking' } });
      const { files, described } = await this.#client.openModel(found, { signal: abort.signal });
      if (described.usable) {
        const model = { ...described, files };
        this.#change(key, { bytes: described.description.bytes, state: { kind: 'usable', model } });
      } else this.#change(key, { state: { kind: 'unusable', problems: described.problems } });
    } catch (thrown) {
      if (isCancelled(thrown)) this.#calledOff(key);
      else this.#change(key, { state: { kind: 'failed', error: errorOf(thrown) } });
    } finally {
      delete this.#aborts[key];
    }
  }

  #calledOff(key: string): void {
    this.#change(key, { state: { kind: 'listed' } });
    if (this.#chosenKey === key) this.#chosenKey = null;
  }

  async #storing(work: () => Promise<void>): Promise<void> {
    this.#keepError = null;
    try {
      await work();
    } catch (thrown) {
      this.#keepError = errorOf(thrown);
    }
  }

  #find(key: string): ModelAtHand | undefined {
    return this.#list.find((entry) => entry.key === key);
  }

  #put(entry: ModelAtHand): void {
    const others = this.#list.filter(({ key }) => key !== entry.key);
    this.#list = [...others, entry].sort((a, b) => PLACES[a.origin] - PLACES[b.origin]);
  }

  #change(key: string, changes: Partial<ModelAtHand>): void {
    this.#list = this.#list.map((entry) => (entry.key === key ? { ...entry, ...changes } : entry));
  }
}

const PLACES: Readonly<Record<ModelOrigin, number>> = { shipped: 0, kept: 1, dropped: 2 };

/** The folder's name is that of the model. */
const inFolder = (name: string, files: ReadonlyMap<string, Blob>): readonly FoundFile[] =>
  Array.from(files, ([path, blob]) => ({ path: `${name}/${path}`, blob }));
