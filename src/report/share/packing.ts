import { AppError } from '../../errors.ts';

/** Most bytes of a link once packed, and once unpacked. */
const MOST_PACKED = 2_000_000;
const MOST_UNPACKED = 20_000_000;

/** Text deflated and written in the letters that an address may hold. @throws AppError `share/too-large` */
export async function packText(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MOST_UNPACKED) throw new AppError('share/too-large');
  const packed = await readAll(
    new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    MOST_PACKED,
  );
  return toBase64Url(packed);
}

/**
 * The text that was packed. Reading stops as soon as more comes out than a link can hold, so that a small link cannot fill
 * the memory. @throws AppError `share/too-large`, `share/damaged`
 */
export async function unpackText(packed: string): Promise<string> {
  if (packed.length > (MOST_PACKED * 4) / 3 + 4) throw new AppError('share/too-large');
  const bytes = fromBase64Url(packed);
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(await readAll(stream, MOST_UNPACKED));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('share/damaged', {}, { cause });
  }
}

async function readAll(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new AppError('share/too-large');
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const STEP = 32_768;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += STEP) binary += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) throw new AppError('share/damaged');
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch (cause) {
    throw new AppError('share/damaged', {}, { cause });
  }
}
