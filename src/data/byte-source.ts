import { AppError } from '../errors.ts';
import type { TextFormat } from './profile.ts';
import type { ByteEncoding } from './schema.ts';

/** What is read of a Blob or File. It can be read again. */
export interface ByteSource extends Pick<Blob, 'stream' | 'slice'> {
  /** Bytes of the file as it lies there; of what is unpacked while it is read, those of the packed file. */
  readonly size: number;
  /** Present where bytes can only be had from the start on, as those of a packed file: it cannot be sliced. */
  readonly sequential?: Sequential;
}

/** How bytes that can only be had from the start on are read. */
export interface Sequential {
  /** About how many bytes will come; for decisions that hang on the size of what a file holds. */
  readonly expectedSize: number;
  /** The bytes from the start. `onBytes` hears how many of the `size` bytes have been used so far. */
  stream(onBytes: (done: number) => void): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** About how many bytes will be read of a source: of a packed file, those it holds. */
export function contentSize({ size, sequential }: Pick<ByteSource, 'size' | 'sequential'>): number {
  return sequential ? sequential.expectedSize : size;
}

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
  const { sequential } = source;
  const advance = ({ length }: Uint8Array): void => void (sequential || onBytes((done += length)));
  const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      advance(chunk);
      controller.enqueue(chunk);
    },
  });
  const utf16 = encoding === 'utf-16le' || encoding === 'utf-16be';
  const raw = sequential ? sequential.stream((bytes) => onBytes((done = bytes))) : source.stream();
  const reader = (utf16 ? transcode(raw.pipeThrough(count), encoding) : raw).getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop);
  let skip = byteOrderMark && !utf16 ? 3 : 0;
  try {
    for (;;) {
      const { done: ended, value } = sequential ? await reader.read() : await readOf(reader, done);
      if (ended) {
        if (!sequential && !signal?.aborted) await refuseOtherEnd(source, done);
        return;
      }
      if (!sequential) readBefore.add(source);
      if (!utf16) advance(value);
      const from = Math.min(skip, value.length);
      skip -= from;
      if (from === 0 && value.length <= PIECE_BYTES) yield value;
      else for (let at = from; at < value.length; at += PIECE_BYTES) yield value.subarray(at, at + PIECE_BYTES);
    }
  } catch (thrown) {
    throw readError(thrown, done, source);
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

/** The first bytes of a source, no more than asked for. @throws AppError `file/changed` or `file/unreadable`. */
export async function readHead(source: ByteSource, most: number): Promise<Uint8Array> {
  const head = new Uint8Array(Math.min(most, source.sequential ? most : source.size));
  let filled = 0;
  for await (const piece of readBytes(source, { encoding: 'utf-8', byteOrderMark: false })) {
    const part = piece.subarray(0, head.length - filled);
    head.set(part, filled);
    filled += part.length;
    if (filled === head.length) break;
  }
  return head.subarray(0, filled);
}

/** The bytes `[from, to)` of a source that can be sliced. @throws AppError `file/changed` or `file/unreadable`. */
export async function readSlice(source: ByteSource, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bytes = new Uint8Array(await source.slice(from, to).arrayBuffer());
    if (bytes.length === to - from) {
      readBefore.add(source);
      return bytes;
    }
  } catch (thrown) {
    if (thrown instanceof TypeError) throw new AppError('file/changed', { bytesRead: from }, { cause: thrown });
    throw readError(thrown, from, source);
  }
  throw new AppError('file/changed', { bytesRead: from });
}

/** Reads on in a file's own stream, which fails with a TypeError (`network error`) where the file was changed meanwhile. */
async function readOf<T>(reader: ReadableStreamDefaultReader<T>, done: number): Promise<ReadableStreamReadResult<T>> {
  try {
    return await reader.read();
  } catch (thrown) {
    throw thrown instanceof TypeError ? new AppError('file/changed', { bytesRead: done }, { cause: thrown }) : thrown;
  }
}

/**
 * Refuses a file that is another one at the end of its stream: one cut short, or one that was written to, which the stream
 * does not notice where its bytes had been fetched before, but a new look at the file does.
 */
async function refuseOtherEnd(source: ByteSource, done: number): Promise<void> {
  if (done < source.size) throw new AppError('file/changed', { bytesRead: done });
  if (source.size > 0) await readSlice(source, source.size - 1, source.size);
}

/** Files of which bytes could be read: that they can no longer be is because they were changed. */
const readBefore = new WeakSet<ByteSource>();

/** A browser refuses to go on with a file that was changed, moved or deleted after it was chosen, even to one of the same size. */
function readError(thrown: unknown, done: number, source: ByteSource): unknown {
  if (!(thrown instanceof DOMException)) return thrown;
  const wasReadable = done > 0 || readBefore.has(source);
  if (thrown.name === 'NotFoundError' || (thrown.name === 'NotReadableError' && wasReadable)) {
    return new AppError('file/changed', { bytesRead: done }, { cause: thrown });
  }
  if (thrown.name === 'NotReadableError')
    return new AppError('file/unreadable', { bytesRead: done }, { cause: thrown });
  return thrown;
}
