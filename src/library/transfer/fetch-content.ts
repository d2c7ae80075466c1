import type { ModelStore, StoredFile } from '../../storage/models.ts';
import { PLAINLY, refusalOf } from '../hub/ask.ts';
import { LibraryError, type LibraryFacts } from '../library-error.ts';
import { readPieces } from './read-pieces.ts';

/** Milliseconds to wait after each break in a row before going on from where it was. */
const PAUSES = [300, 1_000, 3_000];

export interface ContentRequest {
  readonly store: ModelStore;
  readonly file: StoredFile;
  readonly address: string;
  readonly facts: LibraryFacts;
  /** Told how many bytes are there. */
  readonly onBytes: (there: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Fetches what is not yet stored of a file's content. After a break it goes on from the last byte that was stored, as long as
 * that gets anywhere.
 *
 * @throws LibraryError `broken-off` where it does not, `wrong-size`, and as the hub refuses
 * @throws AppError `storage/…`
 */
export async function fetchContent(request: ContentRequest): Promise<void> {
  const { store, file, facts, onBytes, signal } = request;
  let there = await store.bytesOf(file.content);
  if (there > file.bytes) there = await startOver(request);
  onBytes(there);
  for (let breaks = 0; there < file.bytes;) {
    const before = there;
    const cause = await attempt(request, there);
    there = await store.bytesOf(file.content);
    if (there >= file.bytes) return;
    breaks = there > before ? 0 : breaks + 1;
    const pause = PAUSES[breaks];
    if (pause === undefined) throw new LibraryError('broken-off', facts, { cause });
    await sleep(pause, signal);
  }
}

/** One request; returns why it ended, whether all is there or not. */
async function attempt(request: ContentRequest, there: number): Promise<unknown> {
  const { file, address, facts, signal } = request;
  let response: Response;
  try {
    response = await fetch(address, { ...PLAINLY, headers: there > 0 ? { Range: `bytes=${there}-` } : {}, signal });
  } catch (cause) {
    signal.throwIfAborted();
    return cause;
  }
  if (response.status === 416) {
    await startOver(request);
    throw new LibraryError('wrong-size', facts);
  }
  if (response.status >= 500) return refusalOf(response, facts);
  if (!response.ok) throw refusalOf(response, facts);
  const goesOn = response.status === 206 && startsAt(response, there);
  const from = there > 0 && !goesOn ? await startOver(request) : there;
  const { more, cause } = await readPieces(request, response, from, file.bytes);
  if (!more) return cause;
  await startOver(request);
  throw new LibraryError('wrong-size', facts);
}

/** A server that does not show what it sends is taken at its word: the hash of the whole tells. */
function startsAt(response: Response, there: number): boolean {
  const range = response.headers.get('Content-Range');
  return range === null || range.startsWith(`bytes ${there}-`);
}

async function startOver({ store, file }: ContentRequest): Promise<number> {
  await store.dropContent(file.content);
  return 0;
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}
