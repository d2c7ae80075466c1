import { AppError } from '../errors.ts';
import type { TextFormat } from './profile.ts';
import type { ByteEncoding } from './schema.ts';

/** What is read of a Blob or File. It can be read again. */
export type ByteSource = Pick<Blob, 'size' | 'stream' | 'slice'>;

export type Encoding = TextFormat['encoding'];

export interface SourceEncoding {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
}

/** How the bytes that {@link readBytes} gives spell characters. */
export function parsedEncoding(encoding: Encoding): ByteEncoding {
  return encoding === 'windows-1252' ? 'windows-1252' : 'utf-8';
}

/** Pieces are cut to this, so that work on one of them stays short. */
const PIECE_BYTES = 2 ** 20;

export interface ReadBytesHooks {
  /** Hears how many bytes of the source have been read so far. */
  readonly onBytes?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * The bytes to parse, without a byte order mark, in pieces of at most a megabyte: UTF-8 and Windows-1252 as they stand
 * in the file, UTF-16 turned into UTF-8. Ends early when the signal
 * is aborted.
 *
 * @throws AppError `file/changed` or `file/unreadable` when the browser can no longer read the file.
 */
export async function* readBytes(
  source: ByteSource,
  { encoding, byteOrderMark }: SourceEncoding,
  { onBytes = () => undefined, signal }: ReadBytesHooks = {},
): AsyncGenerator<Uint8Array, void, void> {
  let done = 0;
  const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      done += chunk.length;
      onBytes(done);
      controller.enqueue(chunk);
    },
  });
  const utf16 = encoding === 'utf-16le' || encoding === 'utf-16be';
  const raw = source.stream();
  const reader = (utf16 ? transcode(raw.pipeThrough(count), encoding) : raw).getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop);
  let skip = byteOrderMark && !utf16 ? 3 : 0;
  try {
    for (;;) {
      const { done: ended, value } = await reader.read();
      if (ended) return;
      if (!utf16) onBytes((done += value.length));
      const from = Math.min(skip, value.length);
      skip -= from;
      for (let at = from; at < value.length; at += PIECE_BYTES) yield value.subarray(at, at + PIECE_BYTES);
    }
  } catch (thrown) {
    throw readError(thrown, done);
  } finally {
    signal?.removeEventListener('abort', stop);
    await reader.cancel().catch(() => undefined);
  }
}

function transcode(raw: ReadableStream<Uint8Array<ArrayBuffer>>, encoding: Encoding): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  // A streaming decoder gives whole characters only, so its pieces can be encoded one by one.
  const transcoder = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array>({
    transform: (chunk, controller) => controller.enqueue(encoder.encode(decoder.decode(chunk, { stream: true }))),
    flush: (controller) => controller.enqueue(encoder.encode(decoder.decode())),
  });
  return raw.pipeThrough(transcoder);
}

/** The bytes `[from, to)` of a source. @throws AppError `file/changed` or `file/unreadable`. */
export async function readSlice(source: ByteSource, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bytes = new Uint8Array(await source.slice(from, to).arrayBuffer());
    if (bytes.length === to - from) return bytes;
  } catch (thrown) {
    throw readError(thrown, from);
  }
  throw new AppError('file/changed', { bytesRead: from });
}

/** A browser refuses to go on with a file that was changed, moved or deleted after it was chosen. */
function readError(thrown: unknown, done: number): unknown {
  if (!(thrown instanceof DOMException)) return thrown;
  if (thrown.name === 'NotFoundError' || (thrown.name === 'NotReadableError' && done > 0)) {
    return new AppError('file/changed', { bytesRead: done }, { cause: thrown });
  }
  if (thrown.name === 'NotReadableError')
    return new AppError('file/unreadable', { bytesRead: done }, { cause: thrown });
  return thrown;
}
