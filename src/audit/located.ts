import type { LineIndex } from '../data/line-index.ts';
import { OriginLines } from '../data/made-text.ts';
import { AppError } from '../errors.ts';

/** Runs work on a table's rows; an error that names a row (from 1) also gets the line of the file it starts on, where it has lines. */
export async function located<T>(lines: LineIndex | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!lines || !(error instanceof AppError) || typeof error.details['row'] !== 'number') throw error;
    const line = lines.lineOf(error.details['row'] - 1);
    const file = lines instanceof OriginLines ? lines.fileOf(error.details['row'] - 1) : undefined;
    throw new AppError(error.code, { ...error.details, line, ...(file ? { file } : {}) }, { cause: error });
  }
}
