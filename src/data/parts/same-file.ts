import { readBytes, readSlice, type ByteSource } from '../byte-source.ts';
import { AppError } from '../../errors.ts';
import type { NamedSource } from '../formats/opened-file.ts';

/** Bytes at each end of files of one size that are compared before all others. */
const END_BYTES = 64 * 1024;
const PIECE_BYTES = 4 * 2 ** 20;
const RAW = { encoding: 'utf-8', byteOrderMark: false } as const;

/**
 * Refuses files of which two are the same byte for byte, since everybody in them would count twice; of files in an archive
 * their content is meant. Only files of one size are looked into, and only as far as they agree.
 *
 * @throws AppError `parts/same-file` with the names of both; `file/changed`, `file/unreadable`; `job/cancelled`.
 */
export async function refuseSameFile(files: readonly NamedSource[], signal?: AbortSignal): Promise<void> {
  const bySize = new Map<number, NamedSource[]>();
  for (const file of files) {
    const size = file.content?.size ?? file.source.size;
    const alike = bySize.get(size) ?? [];
    for (const other of alike) {
      if (await areSame(other, file, size, signal)) {
        throw new AppError('parts/same-file', { names: [other.name, file.name], size });
      }
    }
    bySize.set(size, [...alike, file]);
  }
}

async function areSame(one: NamedSource, other: NamedSource, size: number, signal?: AbortSignal): Promise<boolean> {
  if (size === 0) return false;
  if (one.content && other.content && one.content.crc !== other.content.crc) return false;
  if (one.source.sequential || other.source.sequential) return agreeThroughout(one.source, other.source, signal);
  const agree = async (from: number, to: number): Promise<boolean> => {
    if (signal?.aborted) throw new AppError('job/cancelled');
    const [a, b] = await Promise.all([readSlice(one.source, from, to), readSlice(other.source, from, to)]);
    return a.every((byte, at) => byte === b[at]);
  };
  if (!(await agree(0, Math.min(END_BYTES, size)))) return false;
  if (!(await agree(Math.max(0, size - END_BYTES), size))) return false;
  for (let from = END_BYTES; from < size - END_BYTES; from += PIECE_BYTES) {
    if (!(await agree(from, Math.min(from + PIECE_BYTES, size - END_BYTES)))) return false;
  }
  return true;
}

/** Whether two sources hold the same bytes. What is damaged in an archive is told when it is read, not here. */
async function agreeThroughout(one: ByteSource, other: ByteSource, signal?: AbortSignal): Promise<boolean> {
  const sides = [one, other].map((source) => ({
    pieces: readBytes(source, RAW),
    left: new Uint8Array(0),
    over: false,
  }));
  try {
    for (;;) {
      for (const side of sides) {
        while (side.left.length === 0 && !side.over) {
          const { done, value } = await side.pieces.next();
          if (done) side.over = true;
          else side.left = value.slice();
        }
      }
      if (signal?.aborted) throw new AppError('job/cancelled');
      const [a, b] = sides;
      if (a.over || b.over) return a.over && b.over;
      const length = Math.min(a.left.length, b.left.length);
      for (let at = 0; at < length; at++) if (a.left[at] !== b.left[at]) return false;
      for (const side of sides) side.left = side.left.subarray(length);
    }
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code.startsWith('packed/')) return false;
    throw thrown;
  } finally {
    for (const { pieces } of sides) await pieces.return();
  }
}
