import type { ContentRequest } from './fetch-content.ts';

/** Bytes that are stored at a time: what a break may cost. */
const PIECE = 4 * 2 ** 20;
/** Milliseconds without a byte after which an answer counts as broken off. */
const SILENCE = 30_000;

/**
 * Stores an answer piece by piece, what came before a break included.
 *
 * @returns whether more came than there should be, and why it ended early, if it did
 */
export async function readPieces(
  { store, file, onBytes, signal }: ContentRequest,
  response: Response,
  from: number,
  end: number,
): Promise<{ readonly more: boolean; readonly cause: unknown }> {
  const reader = response.body!.getReader();
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let pending = 0;
  let stored = from;
  const keep = async (): Promise<void> => {
    if (pending === 0) return;
    await store.append(file.content, stored, new Blob(parts));
    stored += pending;
    parts = [];
    pending = 0;
  };
  for (;;) {
    let part: ReadableStreamReadResult<Uint8Array<ArrayBuffer>>;
    try {
      part = await within(SILENCE, reader.read());
    } catch (cause) {
      void reader.cancel().catch(() => {});
      signal.throwIfAborted();
      await keep();
      return { more: false, cause };
    }
    if (!part.done) {
      parts.push(part.value);
      pending += part.value.length;
      onBytes(stored + pending);
      if (stored + pending > end) {
        void reader.cancel().catch(() => {});
        return { more: true, cause: null };
      }
    }
    if (part.done || pending >= PIECE) await keep();
    if (part.done) return { more: false, cause: null };
  }
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('nothing came any more')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
