import { AppError } from '../../errors.ts';
import type { OpenedFile } from '../formats/opened-file.ts';
import type { ReadHooks } from '../pacer.ts';
import { sliceTable, type Table } from '../table.ts';
import { joinRows } from './join-rows.ts';

/**
 * The first `count` rows of a file, fewer where it has fewer, read again and held: for a person who asks to see them of a table
 * whose rows were not kept. No more of the file is read than the first batch of rows that holds them, where its format allows.
 *
 * @throws AppError as {@link OpenedFile.stream}; `job/cancelled` when the signal fires.
 */
export async function firstRows(opened: OpenedFile, count: number, { signal }: ReadHooks = {}): Promise<Table> {
  const enough = new AbortController();
  let batches: Table[] = [];
  const taker = {
    take(batch: Table, first: number): void {
      if (enough.signal.aborted) return;
      batches.push(sliceTable(batch, 0, Math.max(0, Math.min(batch.rowCount, count - first))));
      if (first + batch.rowCount >= count) enough.abort();
    },
    restart(): void {
      batches = [];
    },
  };
  try {
    const either = signal ? AbortSignal.any([signal, enough.signal]) : enough.signal;
    await opened.stream(taker, { signal: either, batchRows: count });
  } catch (thrown) {
    const stopped = thrown instanceof AppError && thrown.code === 'job/cancelled';
    if (!stopped || !enough.signal.aborted || signal?.aborted) throw thrown;
  }
  return joinRows(batches);
}
