import { AppError } from '../errors.ts';
import type { ByteSource } from './byte-source.ts';

const MAX_HASHED_BYTES = 512 * 2 ** 20;

/**
 * SHA-256 of a file's bytes in hexadecimal; null for files over 512 MiB, which would have to be held in memory whole.
 * @throws AppError `job/cancelled` when the signal fires, after which no more of the file is read; `file/changed`
 */
export async function hashFile(source: ByteSource, signal?: AbortSignal): Promise<string | null> {
  if (source.size > MAX_HASHED_BYTES) return null;
  const digest = await crypto.subtle.digest('SHA-256', await allBytes(source, signal));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function allBytes(source: ByteSource, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(source.size);
  const reader = source.stream().getReader();
  let filled = 0;
  try {
    for (;;) {
      if (signal?.aborted) throw new AppError('job/cancelled');
      const { done, value } = await reader.read();
      if (done) break;
      if (filled + value.length > bytes.length) throw new AppError('file/changed');
      bytes.set(value, filled);
      filled += value.length;
    }
  } catch (thrown) {
    await reader.cancel().catch(() => undefined);
    throw thrown;
  }
  if (filled < bytes.length) throw new AppError('file/changed');
  return bytes;
}
