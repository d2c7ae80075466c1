import { AppError } from '../../errors.ts';
import type { ModelStore, UnfinishedModel } from '../../storage/models.ts';
import { total } from '../hub/choose-files.ts';
import type { HubSource } from '../hub/hub-model.ts';
import { LibraryError, type LibraryErrorKind } from '../library-error.ts';
import { hashOf } from './content.ts';
import { fetchContent } from './fetch-content.ts';
import { matches } from './matches.ts';

export interface DownloadProgress {
  readonly stage: 'fetching' | 'checking';
  readonly path: string;
  /** Bytes that are there, of all. */
  readonly done: number;
  readonly total: number;
}

export interface Download {
  readonly store: ModelStore;
  readonly source: HubSource;
  readonly model: UnfinishedModel;
  readonly onProgress: (progress: DownloadProgress) => void;
  /** Calls it off: what was fetched for it is deleted. */
  readonly signal: AbortSignal;
}

/**
 * Fetches all files of a model, compares each with what the hub says of it, and lists the model. What had come is kept when the
 * line breaks, and deleted when the download is called off or there is no room for it.
 *
 * @throws LibraryError; the signal's reason where it was called off
 */
export function downloadModel(download: Download): Promise<void> {
  const { id } = download.model;
  return navigator.locks.request(`evenhand-model ${id}`, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new LibraryError('in-another-tab', { model: id });
    try {
      await download.store.begin(download.model);
      await fetchAll(download);
      download.signal.throwIfAborted();
      await download.store.finish(download.model);
    } catch (thrown) {
      const full = thrown instanceof AppError && thrown.code === 'storage/full';
      if (full || download.signal.aborted) await download.store.giveUp(id);
      throw thrown instanceof AppError ? storageRefusal(thrown, id) : thrown;
    }
  });
}

async function fetchAll({ store, source, model, onProgress, signal }: Download): Promise<void> {
  const all = total(model.files);
  let before = 0;
  for (const file of model.files) {
    const { path } = file;
    const facts = { model: model.repo, path };
    const tell = (stage: DownloadProgress['stage']) => (there: number) =>
      onProgress({ stage, path, done: before + there, total: all });
    await fetchContent({
      store,
      file,
      address: source.addressOf(model, path),
      facts,
      onBytes: tell('fetching'),
      signal,
    });
    tell('checking')(file.bytes);
    const hash = hashOf(file.content);
    if (hash && !(await matches(await store.contentOf(file.content), hash))) {
      await store.dropContent(file.content);
      throw new LibraryError('wrong-content', facts);
    }
    before += file.bytes;
  }
}

const KINDS: Readonly<Record<string, LibraryErrorKind>> = {
  'storage/full': 'storage-full',
  'storage/gone': 'storage-deleted',
};

/** A refusal of the browser's store in the words of this page. */
export function storageRefusal(error: AppError, model?: string): LibraryError {
  const kind = KINDS[error.code] ?? 'storage-unavailable';
  const { reason } = error.details;
  return new LibraryError(kind, { model, reason: typeof reason === 'string' ? reason : error.code }, { cause: error });
}
