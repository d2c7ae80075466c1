import type { ByteSource } from './byte-source.ts';

const MAX_HASHED_BYTES = 512 * 2 ** 20;

/** SHA-256 of a file's bytes in hexadecimal; null for files over 512 MiB, which would have to be held in memory whole. */
export async function hashFile(source: ByteSource): Promise<string | null> {
  if (source.size > MAX_HASHED_BYTES) return null;
  const digest = await crypto.subtle.digest('SHA-256', await source.slice(0, source.size).arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
