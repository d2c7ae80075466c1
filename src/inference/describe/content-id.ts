/** A file is hashed in pieces of this size, so that none is held whole. */
const PIECE = 64 * 2 ** 20;

/**
 * What names a model: SHA-256, in hex, over its files' paths, sizes and hashes, sorted by path. The hash of a file is that of its
 * bytes; of one larger than 64 MB, that of the hashes of its pieces.
 */
export async function contentId(files: ReadonlyMap<string, Blob>): Promise<string> {
  const lines: string[] = [];
  for (const [path, blob] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    lines.push(JSON.stringify([path, blob.size, hex(await hashOf(blob))]));
  }
  return hex(await sha256(new TextEncoder().encode(lines.join('\n'))));
}

/** What a model's files take together. */
export const bytesOf = (files: ReadonlyMap<string, Blob>): number =>
  [...files.values()].reduce((sum, { size }) => sum + size, 0);

async function hashOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (blob.size <= PIECE) return sha256(await blob.arrayBuffer());
  const pieces = new Uint8Array(Math.ceil(blob.size / PIECE) * 32);
  for (let from = 0, at = 0; from < blob.size; from += PIECE, at += 32) {
    pieces.set(await sha256(await blob.slice(from, from + PIECE).arrayBuffer()), at);
  }
  return sha256(pieces);
}

const sha256 = async (bytes: BufferSource): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
