import { AppError } from '../../errors.ts';
import { readSlice, type ByteSource } from '../byte-source.ts';
import type { ReadHooks } from '../pacer.ts';
import type { ReadOptions } from '../read-options.ts';
import { delimited } from './delimited.ts';
import type { TableFormat } from './format.ts';
import type { OpenedFile } from './opened-file.ts';
import { parquet } from './parquet.ts';

const HEAD_BYTES = 4096;

/** In the order in which they are tried; delimited text takes whatever no other does, and says what is wrong with it. */
const FORMATS: readonly TableFormat[] = [parquet, delimited];

/**
 * Opens a file as the first format that recognises it.
 * @throws AppError as the format's `open` says; `file/changed`, `file/unreadable`; `job/cancelled`.
 */
export async function openFile(source: ByteSource, options: ReadOptions, hooks: ReadHooks = {}): Promise<OpenedFile> {
  if (hooks.signal?.aborted) throw new AppError('job/cancelled');
  const head = await readSlice(source, 0, Math.min(source.size, HEAD_BYTES));
  for (const format of FORMATS) {
    if (await format.recognises(head, source)) return format.open(source, options, hooks);
  }
  return delimited.open(source, options, hooks);
}
