import { readSlice } from '../byte-source.ts';
import { AppError } from '../../errors.ts';
import type { NamedSource } from '../formats/opened-file.ts';

/** Bytes at each end of files of one size that are compared before all others. */
const END_BYTES = 64 * 1024;
const PIECE_BYTES = 4 * 2 ** 20;

/**
 * Refuses files of which two are the same byte for byte, since everybody in them would count twice. Only files of one size
 * are looked into, and only as far as they agree.
 *
 * @throws AppError `parts/same-file` with the names of both; `file/changed`, `file/unreadable`; `job/cancelled`.
 */
export async function refuseSameFile(files: readonly NamedSource[], signal?: AbortSignal): Promise<void> {
  const bySize = new Map<number, NamedSource[]>();
  for (const file of files) {
    const alike = bySize.get(file.source.size) ?? [];
    for (const other of alike) {
      if (await areSame(other, file, signal))
        throw new AppError('parts/same-file', { names: [other.name, file.name], size: file.source.size });
    }
    bySize.set(file.source.size, [...alike, file]);
  }
}

async function areSame(one: NamedSource, other: NamedSource, signal?: AbortSignal): Promise<boolean> {
  const { size } = one.source;
  if (size === 0 || one.source.sequential || other.source.sequential) return false;
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
